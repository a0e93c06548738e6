import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TaskList } from "@/app/_parts/task-list";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { requireActor } from "@/lib/auth/current-actor";
import { ROLE_NAMES } from "@/lib/copy/statuses";
import { townshipName } from "@/lib/domain/dossier/townships";
import { readAccounts } from "@/lib/usecases/work/read-office";
import { approveGrant, approveReset } from "./actions";

export const metadata: Metadata = { title: "账号审批" };

/** Roles and resets that the system administrator proposed and the office approves. */
export default async function AccountApprovals() {
  const actor = await requireActor("points-office-officer");
  const read = await readAccounts(actor, { after: "" });
  if (!read.ok) notFound();
  const waiting = read.value.grants.filter((grant) => !grant.approved);
  return (
    <>
      <h1>账号审批</h1>
      <h2>角色</h2>
      {waiting.length === 0 && <p className="note">没有等待批准的角色。系统管理员提出后会出现在这里。</p>}
      {waiting.length > 0 && (
        <TaskList
          tasks={waiting.map((grant) => ({
            name: `${grant.name}（${grant.login}）：${ROLE_NAMES[grant.role]}${grant.unit === null ? "" : `，${townshipName(grant.unit)}`}`,
            aside:
              grant.userId === actor.userId ? (
                "不能批准自己的角色"
              ) : (
                <Form form="grantId" action={approveGrant} labels={{}}>
                  <HiddenField name="grantId" value={grant.id} />
                  <button className="button" type="submit" aria-label={`批准 ${grant.login}`}>
                    批准
                  </button>
                </Form>
              ),
          }))}
        />
      )}
      <h2>重新绑定动态码</h2>
      {read.value.resets.length === 0 && <p className="note">没有等待批准的重新绑定。系统管理员提出后会出现在这里。</p>}
      {read.value.resets.length > 0 && (
        <TaskList
          tasks={read.value.resets.map((reset) => ({
            name: `${reset.name}（${reset.login}）`,
            aside: (
              <Form form="resetId" action={approveReset} labels={{}}>
                <HiddenField name="resetId" value={reset.id} />
                <button className="button" type="submit" aria-label={`批准重新绑定 ${reset.login}`}>
                  批准
                </button>
              </Form>
            ),
          }))}
        />
      )}
    </>
  );
}

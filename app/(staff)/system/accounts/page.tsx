import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HiddenField, SelectField, TextField } from "@/app/_ui/fields.client";
import { Form, type FormAction } from "@/app/_ui/form.client";
import { Pager } from "@/app/_ui/pager";
import { StaffTable } from "@/app/_ui/staff-table";
import { requireActor } from "@/lib/auth/current-actor";
import { ROLE_NAMES } from "@/lib/copy/statuses";
import { STAFF_ROLES } from "@/lib/domain/access/roles";
import { TOWNSHIPS, townshipName } from "@/lib/domain/dossier/townships";
import { readPublishedRulebook } from "@/lib/usecases/public/read-published";
import { readAccounts } from "@/lib/usecases/work/read-office";
import { disable, endGrant, makeAccount, propose, proposeReset } from "./actions";

export const metadata: Metadata = { title: "账号" };
const PAGE = 50;

/** Staff accounts: make, propose roles, disable, propose a new second factor. No business data. */
export default async function AccountsPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly after?: string }>;
}) {
  const actor = await requireActor("system-administrator");
  const { after } = await searchParams;
  const read = await readAccounts(actor, { after: after ?? "" });
  if (!read.ok) notFound();
  const { staff, grants } = read.value;
  const departments = (await readPublishedRulebook())?.rulebook.departments ?? [];
  const units = [
    ...TOWNSHIPS.map((one) => ({ value: one.code as string, label: one.name as string })),
    ...departments.map((one) => ({ value: one.code, label: one.name })),
  ];
  const unitName = (unit: string) => departments.find((one) => one.code === unit)?.name ?? townshipName(unit);
  return (
    <>
      <h1>账号</h1>
      <h2>新建账号</h2>
      <Form form="createStaff" action={makeAccount} labels={{ name: "姓名", login: "用户名" }}>
        <div className="row">
          <TextField name="name" label="姓名" />
          <TextField name="login" label="用户名" hint="小写字母、数字、短横线" />
        </div>
        <div className="buttons">
          <button className="button" type="submit">
            新建账号
          </button>
        </div>
      </Form>
      <h2>提出角色</h2>
      <p>由积分办批准后生效。</p>
      <Form form="proposeRole" action={propose} labels={{ userId: "账号", role: "角色", unit: "单位" }}>
        <div className="row">
          <SelectField
            name="userId"
            label="账号"
            choices={staff.map((one) => ({ value: one.id, label: `${one.login} ${one.name}` }))}
          />
          <SelectField
            name="role"
            label="角色"
            choices={STAFF_ROLES.map((value) => ({ value, label: ROLE_NAMES[value] }))}
          />
          <SelectField name="unit" label="单位（经办和评分须选择）" choices={units} />
        </div>
        <div className="buttons">
          <button className="button" type="submit">
            提出角色
          </button>
        </div>
      </Form>
      <StaffTable
        caption="工作人员账号"
        rows={staff}
        keyOf={(one) => one.id}
        empty="还没有账号。请在上面新建。"
        columns={[
          { head: "用户名", cell: (one) => one.login },
          { head: "姓名", cell: (one) => one.name },
          {
            head: "角色",
            cell: (one) =>
              grants
                .filter((grant) => grant.userId === one.id)
                .map((grant) => (
                  <div key={grant.id}>
                    {`${ROLE_NAMES[grant.role]}${grant.unit === null ? "" : `，${unitName(grant.unit)}`}${grant.approved ? "" : "（等待批准）"} `}
                    <Act form="grantId" action={endGrant} id={grant.id} name="收回">
                      {`收回 ${one.login} 的${ROLE_NAMES[grant.role]}`}
                    </Act>
                  </div>
                )),
          },
          { head: "状态", cell: (one) => (one.disabled ? "已停用" : one.enrolled ? "已绑定动态码" : "未首次登录") },
          {
            head: "办理",
            cell: (one) =>
              !one.disabled &&
              one.id !== actor.userId && (
                <>
                  <Act form="userId" action={disable} id={one.id} name="停用">{`停用 ${one.login}`}</Act>{" "}
                  {one.enrolled && (
                    <Act form="userId" action={proposeReset} id={one.id} name="重新绑定">
                      {`重新绑定 ${one.login}`}
                    </Act>
                  )}
                </>
              ),
          },
        ]}
      />
      <Pager
        base="/system/accounts"
        paged={after !== undefined}
        next={staff.length === PAGE ? (staff.at(-1)?.login ?? null) : null}
      />
    </>
  );
}

/** One act on one record, as a link-like button; its children name it in full to those who hear it. */
function Act({
  form,
  action,
  id,
  name,
  children,
}: {
  readonly form: "grantId" | "userId";
  readonly action: FormAction;
  readonly id: string;
  readonly name: string;
  readonly children: string;
}) {
  return (
    <Form form={form} action={action} labels={{}}>
      <HiddenField name={form} value={id} />
      <button className="link-button" type="submit" aria-label={children}>
        {name}
      </button>
    </Form>
  );
}

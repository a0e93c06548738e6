import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HiddenField, SelectField, TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { requireActor } from "@/lib/auth/current-actor";
import { ROLE_NAMES } from "@/lib/copy/statuses";
import { Scroll } from "@/lib/documents/scroll";
import { STAFF_ROLES } from "@/lib/domain/access/roles";
import { TOWNSHIPS, townshipName } from "@/lib/domain/dossier/townships";
import { readPublishedRulebook } from "@/lib/usecases/public/read-published";
import { readAccounts } from "@/lib/usecases/work/read-office";
import { disable, endGrant, makeAccount, propose, proposeReset } from "./actions";

export const metadata: Metadata = { title: "账号" };

/** Staff accounts: make, propose roles, disable, propose a new second factor. No business data. */
export default async function AccountsPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly after?: string }>;
}) {
  const actor = await requireActor("system-administrator");
  const read = await readAccounts(actor, { after: (await searchParams).after ?? "" });
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
      <Scroll>
        <table>
          <caption>工作人员账号</caption>
          <thead>
            <tr>
              <th scope="col">用户名</th>
              <th scope="col">姓名</th>
              <th scope="col">角色</th>
              <th scope="col">状态</th>
              <th scope="col">办理</th>
            </tr>
          </thead>
          <tbody>
            {staff.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.login}</th>
                <td>{one.name}</td>
                <td>
                  {grants
                    .filter((grant) => grant.userId === one.id)
                    .map((grant) => (
                      <div key={grant.id}>
                        {`${ROLE_NAMES[grant.role]}${grant.unit === null ? "" : `,${unitName(grant.unit)}`}${grant.approved ? "" : "（等待批准）"}`}
                        <Form form="grantId" action={endGrant} labels={{}}>
                          <HiddenField name="grantId" value={grant.id} />
                          <button
                            className="link-button"
                            type="submit"
                            aria-label={`收回 ${one.login} 的${ROLE_NAMES[grant.role]}`}
                          >
                            收回
                          </button>
                        </Form>
                      </div>
                    ))}
                </td>
                <td>{one.disabled ? "已停用" : one.enrolled ? "已绑定动态码" : "未首次登录"}</td>
                <td>
                  {!one.disabled && one.id !== actor.userId && (
                    <>
                      <Form form="userId" action={disable} labels={{}}>
                        <HiddenField name="userId" value={one.id} />
                        <button className="link-button" type="submit" aria-label={`停用 ${one.login}`}>
                          停用
                        </button>
                      </Form>
                      {one.enrolled && (
                        <Form form="userId" action={proposeReset} labels={{}}>
                          <HiddenField name="userId" value={one.id} />
                          <button className="link-button" type="submit" aria-label={`重新绑定 ${one.login}`}>
                            重新绑定
                          </button>
                        </Form>
                      )}
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {staff.length === 50 && (
        <p className="pager">
          <a href={`/system/accounts?after=${staff.at(-1)?.login ?? ""}`}>下一页</a>
        </p>
      )}
    </>
  );
}

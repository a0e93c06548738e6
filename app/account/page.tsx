import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Shell, SignOut } from "@/app/_parts/shell";
import { TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { currentActor } from "@/lib/auth/current-actor";
import { changeOwnPassword } from "./actions";

export const metadata: Metadata = { title: "账号" };

export default async function AccountPage() {
  const actor = await currentActor();
  if (actor === null) redirect("/login?ended=1");
  const home = actor.kind === "applicant" ? "/applicant" : "/staff";
  return (
    <Shell nav={[{ href: home, name: "返回" }]} home={home} actions={<SignOut name={actor.name} />}>
      <h1>账号</h1>
      <h2>更改密码</h2>
      <p>更改后，所有已登录的设备都要重新登录。</p>
      <Form form="changePassword" action={changeOwnPassword} labels={{ current: "现在的密码", password: "新密码" }}>
        <TextField name="current" label="现在的密码" type="password" autoComplete="current-password" />
        <TextField name="password" label="新密码" hint="至少 10 个字符" type="password" autoComplete="new-password" />
        <div className="buttons">
          <button className="button" type="submit">
            更改密码
          </button>
        </div>
      </Form>
    </Shell>
  );
}

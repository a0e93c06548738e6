import type { Metadata } from "next";
import { PublicShell } from "@/app/_parts/public-shell";
import { HiddenField, TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { logInStaff } from "./actions";

export const metadata: Metadata = { title: "工作人员登录" };

export default async function StaffLoginPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly expired?: string; readonly next?: string }>;
}) {
  const { expired, next } = await searchParams;
  return (
    <PublicShell>
      <h1>工作人员登录</h1>
      {expired !== undefined && <p className="note note-warning">操作间隔太久，请从密码重新开始。</p>}
      <Form form="staffLogin" action={logInStaff} labels={{ login: "用户名", password: "密码" }}>
        <TextField name="login" label="用户名" autoComplete="username" />
        <TextField name="password" label="密码" type="password" autoComplete="current-password" />
        <HiddenField name="next" value={next ?? ""} />
        <div className="buttons">
          <button className="button" type="submit">
            下一步
          </button>
        </div>
      </Form>
    </PublicShell>
  );
}

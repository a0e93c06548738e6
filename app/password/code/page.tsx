import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PublicShell } from "@/app/_parts/public-shell";
import { TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { readTokenCookie } from "@/lib/auth/cookies";
import { resetPayload } from "@/lib/auth/pending";
import { confirmReset } from "./actions";

export const metadata: Metadata = { title: "设置新密码" };

export default async function ResetCodePage() {
  const pending = await readTokenCookie("reset", resetPayload);
  if (pending === null) redirect("/password");
  return (
    <PublicShell>
      <h1>设置新密码</h1>
      <p>如果证件号码和手机号相符，验证码已经发出，10 分钟内有效。</p>
      <Form form="newPassword" action={confirmReset} labels={{ code: "验证码", password: "新密码" }}>
        <TextField name="code" label="验证码" hint="6 位数字" inputMode="numeric" autoComplete="one-time-code" />
        <TextField name="password" label="新密码" hint="至少 10 个字符" type="password" autoComplete="new-password" />
        <div className="buttons">
          <button className="button" type="submit">
            更改密码
          </button>
        </div>
      </Form>
    </PublicShell>
  );
}

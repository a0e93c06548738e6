import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PublicShell } from "@/app/_parts/public-shell";
import { TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { readTokenCookie } from "@/lib/auth/cookies";
import { registrationPayload } from "@/lib/auth/pending";
import { confirmRegistration } from "./actions";

export const metadata: Metadata = { title: "填写验证码" };

export default async function RegisterCodePage() {
  const pending = await readTokenCookie("register", registrationPayload);
  if (pending === null) redirect("/register");
  return (
    <PublicShell>
      <h1>填写验证码</h1>
      <p>{`验证码已发到尾号 ${pending.phone.slice(-4)} 的手机，10 分钟内有效。`}</p>
      <Form form="phoneCode" action={confirmRegistration} labels={{ code: "验证码" }}>
        <TextField name="code" label="验证码" hint="6 位数字" inputMode="numeric" autoComplete="one-time-code" />
        <div className="buttons">
          <button className="button" type="submit">
            完成注册
          </button>
          <a href="/register">没有收到，重新填写</a>
        </div>
      </Form>
    </PublicShell>
  );
}

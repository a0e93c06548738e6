import type { Metadata } from "next";
import { PublicShell } from "@/app/_parts/public-shell";
import { TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { requestReset } from "./actions";

export const metadata: Metadata = { title: "忘记密码" };

export default function ForgottenPage() {
  return (
    <PublicShell>
      <h1>忘记密码</h1>
      <p>填写证件号码和注册时的手机号。两者相符的，会收到验证码。手机号已经更换的，请带证件到镇（街道）窗口办理。</p>
      <Form form="forgotten" action={requestReset} labels={{ documentNumber: "证件号码", phone: "手机号" }}>
        <TextField name="documentNumber" label="证件号码" autoComplete="username" />
        <TextField name="phone" label="手机号" type="tel" inputMode="numeric" autoComplete="tel-national" />
        <div className="buttons">
          <button className="button" type="submit">
            获取验证码
          </button>
        </div>
      </Form>
    </PublicShell>
  );
}

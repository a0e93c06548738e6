import type { Metadata } from "next";
import { redirect } from "next/navigation";
import QRCode from "qrcode";
import { PublicShell } from "@/app/_parts/public-shell";
import { TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { readTokenCookie } from "@/lib/auth/cookies";
import { secondStepPayload } from "@/lib/auth/pending";
import { totpOf } from "@/lib/usecases/accounts/sign-in-staff";
import { confirmSecondStep } from "./actions";

export const metadata: Metadata = { title: "第二步验证" };

export default async function SecondStepPage() {
  const step = await readTokenCookie("second-step", secondStepPayload);
  if (step === null) redirect("/login/staff?expired=1");
  const uri = step.secret === null ? null : totpOf(step.secret, "工作人员").toString();
  const picture = uri === null ? null : await QRCode.toDataURL(uri, { margin: 2, width: 220 });
  return (
    <PublicShell>
      <h1>第二步验证</h1>
      {picture !== null && (
        <>
          <p>首次登录要绑定动态码：用手机上的验证器应用扫描下面的二维码，或输入密钥，再填写应用显示的 6 位动态码。</p>
          {/* biome-ignore lint/performance/noImgElement: a data URL made for this one page */}
          <img src={picture} alt="绑定动态码的二维码，密钥写在下面" width={220} height={220} />
          <p>
            密钥：<span className="digest">{step.secret}</span>
          </p>
        </>
      )}
      <Form form="secondStep" action={confirmSecondStep} labels={{ code: "动态码", newPassword: "新密码" }}>
        {step.newPassword && (
          <TextField
            name="newPassword"
            label="新密码"
            hint="一次性密码用过即失效。新密码至少 10 个字符，不要用常见的词。"
            type="password"
            autoComplete="new-password"
          />
        )}
        <TextField
          name="code"
          label="动态码"
          hint="验证器应用显示的 6 位数字"
          inputMode="numeric"
          autoComplete="one-time-code"
        />
        <div className="buttons">
          <button className="button" type="submit">
            登录
          </button>
        </div>
      </Form>
    </PublicShell>
  );
}

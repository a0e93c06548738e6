import type { Metadata } from "next";
import { PublicShell } from "@/app/_parts/public-shell";
import { Checkbox, RadioGroup, TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { DOCUMENT_NAMES } from "@/lib/copy/statuses";
import { DOCUMENT_KINDS } from "@/lib/domain/dossier/identity-number";
import { register } from "./actions";

export const metadata: Metadata = { title: "注册" };

const LABELS = {
  name: "姓名",
  documentKind: "证件类型",
  documentNumber: "证件号码",
  phone: "手机号",
  password: "密码",
  consentPrivacy: "隐私说明",
  consentSensitive: "敏感信息",
};

export default function RegisterPage() {
  return (
    <PublicShell>
      <h1>注册</h1>
      <p>需要本人的证件和能收短信的手机。没有手机的，可以到镇（街道）窗口办理。</p>
      <Form form="register" action={register} labels={LABELS}>
        <TextField name="name" label="姓名" hint="与证件一致" autoComplete="name" />
        <RadioGroup
          name="documentKind"
          label="证件类型"
          choices={DOCUMENT_KINDS.map((value) => ({ value, label: DOCUMENT_NAMES[value] }))}
          defaultValue="identity-card"
        />
        <TextField name="documentNumber" label="证件号码" autoComplete="username" />
        <TextField name="phone" label="手机号" type="tel" inputMode="numeric" autoComplete="tel-national" />
        <TextField
          name="password"
          label="密码"
          hint="至少 10 个字符。例如三四个不相关的词连在一起，好记又安全。"
          type="password"
          autoComplete="new-password"
        />
        <p>
          请先阅读<a href="/privacy">隐私说明</a>（版本 2020-1）。不同意网上办理的，可以到镇（街道）窗口办理，服务相同。
        </p>
        <Checkbox name="consentPrivacy" label="我已阅读并同意隐私说明" />
        <Checkbox name="consentSensitive" label="我同意处理办理所需的敏感信息：证件号码、住址和申报材料" />
        <div className="buttons">
          <button className="button" type="submit">
            获取验证码
          </button>
        </div>
      </Form>
    </PublicShell>
  );
}

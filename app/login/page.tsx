import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PublicShell } from "@/app/_parts/public-shell";
import { HiddenField, TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { currentActor } from "@/lib/auth/current-actor";
import { logIn } from "./actions";

export const metadata: Metadata = { title: "登录" };

type Query = {
  readonly ended?: string;
  readonly out?: string;
  readonly registered?: string;
  readonly changed?: string;
  readonly next?: string;
};

export default async function LoginPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const actor = await currentActor();
  if (actor !== null) redirect(actor.kind === "applicant" ? "/applicant" : "/staff");
  const query = await searchParams;
  return (
    <PublicShell>
      <h1>登录</h1>
      {query.ended !== undefined && <p className="note note-warning">登录已过期，请重新登录。保存过的内容没有丢失。</p>}
      {query.out !== undefined && <p className="note">您已退出。</p>}
      {query.registered !== undefined && (
        <p className="note">注册已完成。如果这个证件号码以前注册过，请用原来的密码登录。</p>
      )}
      {query.changed !== undefined && <p className="note">密码已更改，请用新密码登录。</p>}
      <Form form="login" action={logIn} labels={{ documentNumber: "证件号码", password: "密码" }}>
        <TextField name="documentNumber" label="证件号码" autoComplete="username" />
        <TextField name="password" label="密码" type="password" autoComplete="current-password" />
        <HiddenField name="next" value={query.next ?? ""} />
        <div className="buttons">
          <button className="button" type="submit">
            登录
          </button>
          <a href="/register">注册账号</a>
          <a href="/password">忘记密码</a>
        </div>
      </Form>
      <p>
        工作人员请从<a href="/login/staff">工作人员登录</a>进入。
      </p>
    </PublicShell>
  );
}

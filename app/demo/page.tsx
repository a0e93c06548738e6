import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PublicShell } from "@/app/_parts/public-shell";
import { StatusTag } from "@/app/_parts/status-tag";
import { messageText } from "@/lib/copy/messages";
import { APPLICATION_STATUS, ROLE_NAMES } from "@/lib/copy/statuses";
import { readDemo } from "@/lib/usecases/demo/read-demo";

export const metadata: Metadata = { title: "演示账号与短信" };

export default async function DemoPage() {
  const demo = await readDemo();
  if (demo === null) notFound();
  return (
    <PublicShell>
      <h1>演示账号与短信</h1>
      <p>这一页只在演示环境里有。所有账号的密码在启动演示的窗口里。人员均为虚构，证件号码和手机号只显示一部分。</p>
      <h2>工作人员</h2>
      <p>
        在<a href="/login/staff">工作人员登录</a>输入用户名和密码，再输入下面的动态码。动态码每 30
        秒更换，用过的不能再用：刷新本页可以看到新的。
      </p>

      <table className="stack">
        <caption>工作人员账号</caption>
        <thead>
          <tr>
            <th scope="col">用户名</th>
            <th scope="col">姓名</th>
            <th scope="col">角色</th>
            <th scope="col">动态码</th>
          </tr>
        </thead>
        <tbody>
          {demo.staff.map((one) => (
            <tr key={one.login} data-login={one.login}>
              <th scope="row">{one.login}</th>
              <td data-label="姓名">{one.name}</td>
              <td data-label="角色">{one.roles.map((grant) => ROLE_NAMES[grant.role]).join("、") || "还没有角色"}</td>
              <td data-label="动态码">{one.code ?? "首次登录时绑定"}</td>
            </tr>
          ))}
        </tbody>
      </table>

      <h2>短信</h2>
      {demo.outbox.length === 0 ? (
        <p className="note">还没有短信。注册、重设密码、积分反馈和公示时会发出短信。</p>
      ) : (
        <table className="stack">
          <caption>最近的短信，新的在前</caption>
          <thead>
            <tr>
              <th scope="col">手机号</th>
              <th scope="col">内容</th>
            </tr>
          </thead>
          <tbody>
            {demo.outbox.map((message) => (
              <tr key={message.id}>
                <th scope="row">{message.phone}</th>
                <td>{messageText(message.template, message.body)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>申请人</h2>
      {demo.applicants.length === 0 ? (
        <p className="note">还没有申请人。可以自己注册一个。</p>
      ) : (
        <table className="stack">
          <caption>申请人账号，最多 80 个</caption>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">证件号码</th>
              <th scope="col">申报</th>
            </tr>
          </thead>
          <tbody>
            {demo.applicants.map((one) => (
              <tr key={one.document + one.name}>
                <th scope="row">{one.name}</th>
                <td data-label="证件号码">{one.document}</td>
                <td data-label="申报">
                  {one.status === null ? "还没有申报" : <StatusTag status={APPLICATION_STATUS[one.status]} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PublicShell>
  );
}

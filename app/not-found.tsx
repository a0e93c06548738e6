import type { Metadata } from "next";
import { PublicShell } from "./_parts/public-shell";

export const metadata: Metadata = { title: "没有找到这个页面" };

export default function NotFound() {
  return (
    <PublicShell current="">
      <h1>没有找到这个页面</h1>
      <p>地址可能有误，或者您没有查看的权限。</p>
      <p>
        <a href="/">回到首页</a>
      </p>
    </PublicShell>
  );
}

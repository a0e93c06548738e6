import type { Metadata } from "next";
import { PublicShell } from "./_parts/public-shell";

export const metadata: Metadata = { title: "没有找到这个页面" };

export default function NotFound() {
  return (
    <PublicShell>
      <h1>没有找到这个页面</h1>
      <p>地址可能有误，页面可能已经移走，或者您没有查看的权限。</p>
      <p className="links">
        <a href="/">回到首页</a>
        <a href="/sitemap">站点地图</a>
        <a href="/contact">联系我们</a>
      </p>
    </PublicShell>
  );
}

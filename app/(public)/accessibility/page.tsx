import type { Metadata } from "next";
import { PublicShell } from "@/app/_parts/public-shell";

export const metadata: Metadata = { title: "无障碍声明" };

export default function AccessibilityPage() {
  return (
    <PublicShell>
      <h1>无障碍声明</h1>
      <p>本网站按照 WCAG 2.2 的 A 级和 AA 级建设：可以只用键盘操作，可以放大到 400%，不依赖脚本，不用验证图片。</p>
      <p>每页顶部可以选择“标准”“大”“特大”三种字号，选择后在所有页面有效。</p>
      <h2>还不完善的地方</h2>
      <p>较宽的表格在手机上需要左右滑动。材料的扫描件是图片，读屏软件不能读出其中的文字。</p>
      <p>
        遇到困难的，请<a href="/contact">告诉我们</a>，或到镇（街道）窗口办理。
      </p>
    </PublicShell>
  );
}

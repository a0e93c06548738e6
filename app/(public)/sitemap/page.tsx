import type { Metadata } from "next";
import { PublicShell } from "@/app/_parts/public-shell";
import { readPublishedYear } from "@/lib/usecases/public/read-published";

export const metadata: Metadata = { title: "站点地图" };

const PAGES = [
  ["/", "首页"],
  ["/policies", "政策和解读"],
  ["/calendar", "年度日程"],
  ["/rulebook", "计分标准"],
  ["/notices", "公示"],
  ["/check", "核对公示"],
  ["/seals", "封存记录和每日数字"],
  ["/login", "登录"],
  ["/register", "注册"],
  ["/password", "忘记密码"],
  ["/login/staff", "工作人员登录"],
  ["/privacy", "隐私说明"],
  ["/accessibility", "无障碍声明"],
  ["/contact", "联系与找错"],
] as const;

export default async function SitemapPage() {
  const year = await readPublishedYear();
  return (
    <PublicShell>
      <h1>站点地图</h1>
      <ul className="link-list">
        {PAGES.map(([href, name]) => (
          <li key={href}>
            <a href={href}>{name}</a>
          </li>
        ))}
        {year?.projects.map((project) => (
          <li key={project.code}>
            <a href={`/projects/${project.code}`}>{project.service.name}</a>
          </li>
        ))}
      </ul>
    </PublicShell>
  );
}

import type { Metadata } from "next";
import { PublicShell } from "@/app/_parts/public-shell";
import { plainDay } from "@/lib/copy/dates";
import { shanghaiDay } from "@/lib/platform/clock";
import { readPublishedRulebook, readPublishedYear } from "@/lib/usecases/public/read-published";

export const metadata: Metadata = { title: "政策和解读" };

/** Every policy in the version in force, each with its explanation. */
export default async function PoliciesPage() {
  const rulebook = await readPublishedRulebook();
  const year = await readPublishedYear();
  const policies = [
    {
      href: "/rulebook",
      name: rulebook?.rulebook.title ?? "计分标准",
      inForce:
        rulebook === null
          ? "还没有公布"
          : `第 ${rulebook.version} 版，事实计到${plainDay(rulebook.rulebook.cutoffDate)}`,
      guide: "rulebook",
    },
    ...(year?.projects ?? []).map((project) => ({
      href: `/projects/${project.code}`,
      name: `${project.service.name}实施细则`,
      inForce: `${plainDay(shanghaiDay(project.publishedAt))}公布`,
      guide: "projects",
    })),
    {
      href: "/calendar",
      name: "年度日程",
      inForce: year === null ? "还没有公布" : year.programme.title,
      guide: "calendar",
    },
    { href: "/privacy", name: "隐私说明", inForce: "版本 2020-1", guide: "privacy" },
    { href: "/check", name: "公示和核对办法", inForce: "长期有效", guide: "notices" },
  ];
  return (
    <PublicShell>
      <h1>政策和解读</h1>
      <table className="stack">
        <caption>现行的政策</caption>
        <thead>
          <tr>
            <th scope="col">政策</th>
            <th scope="col">现行版本</th>
            <th scope="col">解读</th>
          </tr>
        </thead>
        <tbody>
          {policies.map((policy) => (
            <tr key={policy.href}>
              <th scope="row">
                <a href={policy.href}>{policy.name}</a>
              </th>
              <td data-label="现行版本">{policy.inForce}</td>
              <td data-label="解读">
                <a href={`/guides/${policy.guide}`} aria-label={`${policy.name}解读`}>
                  解读
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </PublicShell>
  );
}

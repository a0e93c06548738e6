import type { Metadata } from "next";
import { StatusTag } from "@/app/_parts/status-tag";
import { requireActor } from "@/lib/auth/current-actor";
import { plainDay } from "@/lib/copy/dates";
import { PROJECT_STATUS } from "@/lib/copy/statuses";
import { readOfficeYear } from "@/lib/usecases/work/read-office";

export const metadata: Metadata = { title: "排名与公示" };

export default async function RankingsPage() {
  await requireActor("points-office-officer");
  const projects =
    (await readOfficeYear())?.projects.filter((one) => !["proposed", "approved"].includes(one.status)) ?? [];
  return (
    <>
      <h1>排名与公示</h1>
      {projects.length === 0 ? (
        <p className="note">还没有开放的项目。项目开放、申报结束后在这里排名和公示。</p>
      ) : (
        <table>
          <caption>已开放的项目</caption>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">申报结束</th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {projects.map((project) => (
              <tr key={project.id}>
                <th scope="row">
                  <a href={`/office/rankings/${project.id}`}>{project.name}</a>
                </th>
                <td>{plainDay(project.closesOn)}</td>
                <td>
                  <StatusTag status={PROJECT_STATUS[project.status]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

import type { Metadata } from "next";
import { StatusTag } from "@/app/_parts/status-tag";
import { StaffTable } from "@/app/_ui/staff-table";
import { requireActor } from "@/lib/auth/current-actor";
import { plainDay } from "@/lib/copy/dates";
import { PROJECT_STATUS } from "@/lib/copy/statuses";
import { readOfficeYear } from "@/lib/usecases/work/read-office";

export const metadata: Metadata = { title: "排名与公示" };

export default async function RankingsPage() {
  await requireActor("points-office-officer");
  const projects = (await readOfficeYear())?.projects.filter((one) => one.openedAt !== null) ?? [];
  return (
    <>
      <h1>排名与公示</h1>
      <StaffTable
        caption="已开放的项目"
        rows={projects}
        keyOf={(project) => project.id}
        hrefOf={(project) => `/office/rankings/${project.id}`}
        empty="还没有开放的项目。项目开放、申报结束后在这里排名和公示。"
        columns={[
          { head: "项目", cell: (project) => project.name },
          { head: "申报结束", cell: (project) => plainDay(project.closesOn) },
          { head: "状态", cell: (project) => <StatusTag status={PROJECT_STATUS[project.status]} /> },
        ]}
      />
    </>
  );
}

import type { Metadata } from "next";
import { ProjectImport } from "@/app/_parts/project-import";
import { StatusTag } from "@/app/_parts/status-tag";
import { StaffTable } from "@/app/_ui/staff-table";
import { requireActor } from "@/lib/auth/current-actor";
import { plainDay } from "@/lib/copy/dates";
import { KIND_NAMES, PROJECT_STATUS } from "@/lib/copy/statuses";
import { readOfficeYear } from "@/lib/usecases/work/read-office";
import { importFile } from "./actions";
import { ProjectAct } from "./project-act";

export const metadata: Metadata = { title: "服务项目" };

/** The year's service projects: review what departments sent, or import; another officer than the drafter approves, another than the approver publishes. */
export default async function ProjectsPage() {
  const actor = await requireActor("points-office-officer");
  const year = await readOfficeYear();
  const ready = year?.rulebooks.some((one) => one.status === "approved") ?? false;
  const departments = new Map(year?.rulebook?.departments.map((one) => [one.code, one.name]));
  return (
    <>
      <h1>服务项目</h1>
      {(year === null || !ready) && (
        <p className="note">
          服务项目按计分标准核对。请先<a href="/office/rulebooks">导入并批准计分标准</a>。
        </p>
      )}
      {year !== null && ready && (
        <StaffTable
          caption="本年度的服务项目"
          rows={year.projects}
          keyOf={(project) => project.id}
          hrefOf={(project) => `/office/projects/${project.id}`}
          empty="还没有服务项目。由各办理部门起草后送审，也可以在下面导入，再由另一位工作人员批准。"
          columns={[
            { head: "项目", cell: (project) => project.name },
            { head: "部门", cell: (project) => departments.get(project.department) ?? project.department },
            { head: "种类", cell: (project) => KIND_NAMES[project.kind] },
            { head: "申报时间", cell: (project) => `${plainDay(project.opensOn)}至${plainDay(project.closesOn)}` },
            { head: "状态", cell: (project) => <StatusTag status={PROJECT_STATUS[project.status]} /> },
            { head: "办理", cell: (project) => <ProjectAct project={project} officer={actor.userId} /> },
          ]}
        />
      )}
      {ready && (
        <>
          <h2>导入</h2>
          <ProjectImport action={importFile} button="导入服务项目" />
        </>
      )}
    </>
  );
}

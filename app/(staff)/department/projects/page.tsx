import type { Metadata } from "next";
import { ProjectImport } from "@/app/_parts/project-import";
import { StatusTag } from "@/app/_parts/status-tag";
import { StaffTable } from "@/app/_ui/staff-table";
import { plainDay } from "@/lib/copy/dates";
import { KIND_NAMES, PROJECT_STATUS } from "@/lib/copy/statuses";
import { readManagedYear } from "@/lib/usecases/service-project/read-projects";
import { requireManager } from "../require-manager";
import { importFile } from "./actions";

export const metadata: Metadata = { title: "服务项目" };

/** The own department's service projects of the year; a new one from fields, or from a file. */
export default async function ManagedProjects() {
  const year = await readManagedYear(await requireManager());
  if (year === null || year.rulebook === null)
    return (
      <>
        <h1>服务项目</h1>
        <p className="note">积分办批准本年度的计分标准后，才能起草服务项目：项目里的类别和指标都按计分标准核对。</p>
      </>
    );
  return (
    <>
      <h1>服务项目</h1>
      <p className="links">
        <a className="button" href="/department/projects/new">
          起草新项目
        </a>
      </p>
      <StaffTable
        caption={`${year.programme.title}：本部门的服务项目`}
        rows={year.projects}
        keyOf={(project) => project.id}
        hrefOf={(project) => `/department/projects/${project.id}`}
        empty="本年度还没有服务项目。请起草一个，写完后送积分办审核。"
        columns={[
          { head: "项目", cell: (project) => project.name },
          { head: "种类", cell: (project) => KIND_NAMES[project.kind] },
          { head: "申报时间", cell: (project) => `${plainDay(project.opensOn)}至${plainDay(project.closesOn)}` },
          { head: "状态", cell: (project) => <StatusTag status={PROJECT_STATUS[project.status]} /> },
        ]}
      />
      <h2>从文件导入</h2>
      <p>已经有项目文件的，可以直接导入成草稿，再打开核对、送审。</p>
      <ProjectImport action={importFile} version={0} button="导入为草稿" />
    </>
  );
}

import type { Metadata } from "next";
import { StatusTag } from "@/app/_parts/status-tag";
import { HiddenField } from "@/app/_ui/fields.client";
import { FileForm } from "@/app/_ui/file-form.client";
import { Form } from "@/app/_ui/form.client";
import { StaffTable } from "@/app/_ui/staff-table";
import { requireActor } from "@/lib/auth/current-actor";
import { plainDay } from "@/lib/copy/dates";
import { KIND_NAMES, PROJECT_STATUS } from "@/lib/copy/statuses";
import { readOfficeYear } from "@/lib/usecases/work/read-office";
import { approve, importFile, publish } from "./actions";

export const metadata: Metadata = { title: "服务项目" };

const RULES = [
  ["who", "实施细则：享受对象（可不填）"],
  ["scope", "实施细则：适用范围（可不填）"],
  ["limit", "实施细则：限制（可不填）"],
] as const;

/** The year's service projects: import with the window, approve what another officer imported, open. */
export default async function ProjectsPage() {
  const actor = await requireActor("points-office-officer");
  const year = await readOfficeYear();
  const ready = year?.rulebooks.some((one) => one.status === "approved") ?? false;
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
          empty="还没有服务项目。请在下面逐个导入，再由另一位工作人员批准。"
          columns={[
            { head: "项目", cell: (project) => project.name },
            { head: "种类", cell: (project) => KIND_NAMES[project.kind] },
            { head: "申报时间", cell: (project) => `${plainDay(project.opensOn)}至${plainDay(project.closesOn)}` },
            { head: "状态", cell: (project) => <StatusTag status={PROJECT_STATUS[project.status]} /> },
            { head: "办理", cell: (project) => <Act project={project} userId={actor.userId} /> },
          ]}
        />
      )}
      {ready && (
        <>
          <h2>导入</h2>
          <FileForm action={importFile} label="服务项目文件（points-service/1，JSON）" button="导入服务项目">
            <div className="row">
              <div className="field">
                <label htmlFor="opensOn">申报开始</label>
                <input className="input" id="opensOn" name="opensOn" type="date" required />
              </div>
              <div className="field">
                <label htmlFor="closesOn">申报结束（当天 24:00）</label>
                <input className="input" id="closesOn" name="closesOn" type="date" required />
              </div>
            </div>
            {RULES.map(([name, label]) => (
              <div className="field" key={name}>
                <label htmlFor={name}>{label}</label>
                <textarea className="input" id={name} name={name} rows={2} maxLength={500} />
              </div>
            ))}
          </FileForm>
        </>
      )}
    </>
  );
}

type Project = NonNullable<Awaited<ReturnType<typeof readOfficeYear>>>["projects"][number];

/** What may be done with a project now, and by whom: each step needs another officer than the one before. */
function Act({ project, userId }: { readonly project: Project; readonly userId: string }) {
  if (project.status !== "submitted" && project.status !== "approved") return null;
  const [act, name, before] =
    project.status === "submitted"
      ? ([approve, "批准", project.draftedBy] as const)
      : ([publish, "公布", project.approvedBy] as const);
  if (before === userId) return `等待另一位工作人员${name}`;
  return (
    <Form form="project" action={act} labels={{}}>
      <HiddenField name="projectId" value={project.id} />
      <HiddenField name="version" value={project.version} />
      <button className="button" type="submit" aria-label={`${name}${project.name}`}>
        {name}
      </button>
    </Form>
  );
}

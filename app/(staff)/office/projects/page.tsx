import type { Metadata } from "next";
import { StatusTag } from "@/app/_parts/status-tag";
import { HiddenField } from "@/app/_ui/fields.client";
import { FileForm } from "@/app/_ui/file-form.client";
import { Form } from "@/app/_ui/form.client";
import { requireActor } from "@/lib/auth/current-actor";
import { plainDay } from "@/lib/copy/dates";
import { KIND_NAMES, PROJECT_STATUS } from "@/lib/copy/statuses";
import { Scroll } from "@/lib/documents/scroll";
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
      {year !== null && year.projects.length > 0 && (
        <Scroll>
          <table>
            <caption>服务项目</caption>
            <thead>
              <tr>
                <th scope="col">项目</th>
                <th scope="col">种类</th>
                <th scope="col">申报</th>
                <th scope="col">状态</th>
                <th scope="col">办理</th>
              </tr>
            </thead>
            <tbody>
              {year.projects.map((project) => (
                <tr key={project.id}>
                  <th scope="row">{project.name}</th>
                  <td>{KIND_NAMES[project.kind]}</td>
                  <td>{`${plainDay(project.opensOn)}至${plainDay(project.closesOn)}`}</td>
                  <td>
                    <StatusTag status={PROJECT_STATUS[project.status]} />
                  </td>
                  <td>
                    {project.status === "submitted" && project.draftedBy === actor.userId && "等待另一位工作人员批准"}
                    {project.status === "submitted" && project.draftedBy !== actor.userId && (
                      <Form form="project" action={approve} labels={{}}>
                        <HiddenField name="projectId" value={project.id} />
                        <HiddenField name="version" value={project.version} />
                        <button className="button" type="submit" aria-label={`批准${project.name}`}>
                          批准
                        </button>
                      </Form>
                    )}
                    {project.status === "approved" && project.approvedBy === actor.userId && "等待另一位工作人员公布"}
                    {project.status === "approved" && project.approvedBy !== actor.userId && (
                      <Form form="project" action={publish} labels={{}}>
                        <HiddenField name="projectId" value={project.id} />
                        <HiddenField name="version" value={project.version} />
                        <button className="button" type="submit" aria-label={`公布${project.name}`}>
                          公布
                        </button>
                      </Form>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
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

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProjectImport } from "@/app/_parts/project-import";
import { ProjectSummary } from "@/app/_parts/project-summary";
import { recordIdOf } from "@/app/_parts/record-id";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { PROJECT_STATUS } from "@/lib/copy/statuses";
import { readManagedProject } from "@/lib/usecases/service-project/read-projects";
import { requireManager } from "../../require-manager";
import { importFile, submit } from "../actions";
import { ProjectForm } from "../project-form";

export const metadata: Metadata = { title: "服务项目" };

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly saved?: string }>;
};

/** One project of the own department: read it as it will be public, send it, change it while it is a draft or was returned. */
export default async function ManagedProject({ params, searchParams }: Props) {
  const actor = await requireManager();
  const view = await readManagedProject(actor, recordIdOf((await params).id));
  if (view === null) notFound();
  const { project, rulebook } = view;
  const editable = project.status === "drafting" || project.status === "returned";
  const complete = [project.rules.who, project.rules.scope, project.rules.limit].every((text) => text !== "");
  return (
    <>
      <BackLink href="/department/projects" name="返回服务项目" />
      <h1>{project.name}</h1>
      <p>
        <StatusTag status={PROJECT_STATUS[project.status]} />
      </p>
      {(await searchParams).saved !== undefined && editable && (
        <p className="note" role="status">
          草稿已保存。核对无误后送审。
        </p>
      )}
      {project.returnReason !== null && (
        <p className="note note-warning">{`积分办退回，原因：${project.returnReason}`}</p>
      )}
      <ProjectSummary view={view} />
      {editable && (
        <>
          <h2>送积分办审核</h2>
          {complete ? (
            <Form form="project" action={submit} labels={{}}>
              <HiddenField name="projectId" value={project.id} />
              <HiddenField name="version" value={project.version} />
              <div className="buttons">
                <button className="button" type="submit">
                  送审
                </button>
              </div>
            </Form>
          ) : (
            <p className="note">实施细则（享受对象、适用范围、限制）写全后才能送审。</p>
          )}
          <h2>修改草稿</h2>
          <ProjectForm
            key={project.version}
            year={project.year}
            rulebook={rulebook}
            departments={[project.department]}
            known={view}
          />
          <h2>用文件替换草稿</h2>
          <ProjectImport action={importFile} version={project.version} button="替换草稿" />
        </>
      )}
    </>
  );
}

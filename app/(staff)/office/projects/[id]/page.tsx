import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProjectSummary } from "@/app/_parts/project-summary";
import { recordIdOf } from "@/app/_parts/record-id";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { HiddenField, TextArea } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { requireActor } from "@/lib/auth/current-actor";
import { PROJECT_STATUS } from "@/lib/copy/statuses";
import { readProject } from "@/lib/usecases/service-project/read-projects";
import { sendBack } from "../actions";
import { ProjectAct } from "../project-act";

export const metadata: Metadata = { title: "审核服务项目" };

/** The office reviews a project: everything in it in words, then approve or return it with the reason; another officer publishes. */
export default async function ReviewProject({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const actor = await requireActor("points-office-officer");
  const view = await readProject(recordIdOf((await params).id));
  if (view === null) notFound();
  const { project } = view;
  return (
    <>
      <BackLink href="/office/projects" name="返回服务项目" />
      <h1>{project.name}</h1>
      <p>
        <StatusTag status={PROJECT_STATUS[project.status]} />
      </p>
      {project.returnReason !== null && <p className="note">{`退回原因：${project.returnReason}`}</p>}
      <ProjectSummary view={view} />
      <ProjectAct project={project} officer={actor.userId} />
      {project.status === "submitted" && (
        <section aria-labelledby="return">
          <h2 id="return">退回修改</h2>
          <Form form="returnProject" action={sendBack} labels={{ reason: "退回的原因" }}>
            <HiddenField name="projectId" value={project.id} />
            <HiddenField name="version" value={project.version} />
            <TextArea name="reason" label="退回的原因" hint="请写明要改什么，办理部门会看到" />
            <div className="buttons">
              <button className="button button-quiet" type="submit">
                退回
              </button>
            </div>
          </Form>
        </section>
      )}
    </>
  );
}

import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import type { readOfficeYear } from "@/lib/usecases/work/read-office";
import { approve, publish } from "./actions";

type Project = NonNullable<Awaited<ReturnType<typeof readOfficeYear>>>["projects"][number];

/** What may be done with a project now, and by whom. */
export function ProjectAct({ project, officer }: { readonly project: Project; readonly officer: string }) {
  if (project.status === "drafting") return "部门正在起草";
  if (project.status === "returned") return "等待部门修改";
  if (project.status === "submitted" && project.draftedBy === officer) return "等待另一位工作人员批准";
  if (project.status === "approved" && project.approvedBy === officer) return "等待另一位工作人员公布";
  if (project.status !== "submitted" && project.status !== "approved") return null;
  const [act, name] = project.status === "submitted" ? ([approve, "批准"] as const) : ([publish, "公布"] as const);
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

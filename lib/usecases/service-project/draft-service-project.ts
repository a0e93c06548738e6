import { and, eq, sql } from "drizzle-orm";
import { serviceProjects } from "../../../db/schema";
import type { Issue } from "../../contracts/issue";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { checkProject, type ProjectInput, type ProjectResult } from "./check-project";

/** The department that offers a service drafts its project, or changes it again before it is sent and after it was returned. `version` 0 makes it. */
export async function draftServiceProject(
  actor: Actor,
  input: ProjectInput & { readonly version: number },
): Promise<ProjectResult> {
  let issues: readonly Issue[] = [];
  const result = await perform<{ readonly projectId: string }>(
    actor,
    "project.draft",
    { kind: "service-project", id: null },
    async ({ tx, now, authorize, audit }) => {
      const checked = await checkProject(tx, input);
      const allowed = authorize(
        checked.ok ? { departments: [checked.value.columns.department] } : ownDepartments(actor),
      );
      if (!allowed.ok) return allowed;
      if (!checked.ok) {
        issues = checked.error.issues;
        return fail(checked.error.code);
      }
      const { columns } = checked.value;
      const { year, code, department, digest } = columns;
      const [known] = await tx
        .select()
        .from(serviceProjects)
        .where(and(eq(serviceProjects.year, year), eq(serviceProjects.code, code)))
        .for("update");
      if (known !== undefined && known.department !== department) return fail("name-taken");
      if ((known?.version ?? 0) !== input.version) return fail("stale-record");
      if (known !== undefined && known.status !== "drafting" && known.status !== "returned")
        return fail("unlawful-move");
      const id = known?.id ?? newId();
      const draft = { ...columns, draftedBy: actor.userId, draftedAt: now };
      if (known === undefined) await tx.insert(serviceProjects).values({ id, ...draft, status: "drafting" });
      else
        await tx
          .update(serviceProjects)
          .set({ ...draft, version: sql`${serviceProjects.version} + 1` })
          .where(eq(serviceProjects.id, id));
      await audit({ digest, code }, { kind: "service-project", id });
      return ok({ projectId: id });
    },
  );
  return result.ok ? result : fail({ code: result.error, issues });
}

/** A file that does not read names no department: who manages any may see what is wrong with it. */
const ownDepartments = (actor: Actor) => ({
  departments: actor.grants.flatMap(({ role, unit }) => (role === "service-manager" && unit !== null ? [unit] : [])),
});

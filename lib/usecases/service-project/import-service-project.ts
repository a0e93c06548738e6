import { and, eq } from "drizzle-orm";
import { serviceProjects } from "../../../db/schema";
import type { Issue } from "../../contracts/issue";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { checkProject, type ProjectInput, type ProjectResult } from "./check-project";

/** The office imports a `points-service/1` file with its window; it waits for a second officer. One of the same code that waits is replaced. */
export async function importServiceProject(actor: Actor, input: ProjectInput): Promise<ProjectResult> {
  let issues: readonly Issue[] = [];
  const result = await perform<{ readonly projectId: string }>(
    actor,
    "project.import",
    { kind: "service-project", id: null },
    async ({ tx, now, authorize, audit }) => {
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      const checked = await checkProject(tx, input);
      if (!checked.ok) {
        issues = checked.error.issues;
        return fail(checked.error.code);
      }
      if (!checked.value.announced) return fail("lot-unannounced");
      const { columns } = checked.value;
      const { year, code, digest } = columns;
      const [known] = await tx
        .select()
        .from(serviceProjects)
        .where(and(eq(serviceProjects.year, year), eq(serviceProjects.code, code)))
        .for("update");
      if (known !== undefined && known.status !== "submitted") return fail("already-decided");
      if (known !== undefined) await tx.delete(serviceProjects).where(eq(serviceProjects.id, known.id));
      const id = newId();
      await tx.insert(serviceProjects).values({
        id,
        ...columns,
        status: "submitted",
        draftedBy: actor.userId,
        draftedAt: now,
        submittedAt: now,
      });
      await audit({ digest, code }, { kind: "service-project", id });
      return ok({ projectId: id });
    },
  );
  return result.ok ? result : fail({ code: result.error, issues });
}

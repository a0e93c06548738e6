import { and, eq, lte, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { findRulebookOfKind, holdApprovedRulebook } from "../../../db/queries/programmes";
import { serviceProjects } from "../../../db/schema";
import { shanghaiDay } from "../../platform/clock";
import { NO_REQUEST, performUnsigned } from "../visitor-act";

/**
 * Opens every published project whose first day has come; from now on its rulebook and quota are frozen. One of a kind that is open already takes the
 * rulebook of that kind, so that nobody has two scores for one kind. Returns what it opened.
 */
export async function openDueProjects(tx: Tx, now: Date): Promise<readonly { readonly id: string }[]> {
  const due = await tx
    .select()
    .from(serviceProjects)
    .where(and(eq(serviceProjects.status, "published"), lte(serviceProjects.opensOn, shanghaiDay(now))))
    .orderBy(serviceProjects.id)
    .for("update");
  for (const { id, year, kind } of due) {
    const inForce = await holdApprovedRulebook(tx, year);
    const rulebookId = (await findRulebookOfKind(tx, year, kind)) ?? inForce?.id;
    if (rulebookId === undefined) throw new Error(`year ${year} without rulebook`);
    await tx
      .update(serviceProjects)
      .set({ status: "open", rulebookId, openedAt: now, version: sql`${serviceProjects.version} + 1` })
      .where(eq(serviceProjects.id, id));
  }
  return due;
}

/** Returns how many projects were opened. */
export function openProjects(): Promise<number> {
  return performUnsigned(NO_REQUEST, async ({ tx, now, audit }) => {
    const opened = await openDueProjects(tx, now);
    for (const { id } of opened)
      await audit({ act: "project.open", result: "done", object: { kind: "service-project", id } });
    return opened.length;
  });
}

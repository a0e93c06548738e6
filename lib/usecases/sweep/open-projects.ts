import { and, eq, lte, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { findApprovedRulebook } from "../../../db/queries/programmes";
import { serviceProjects } from "../../../db/schema";
import { shanghaiDay } from "../../platform/clock";
import { NO_REQUEST, performUnsigned } from "../visitor-act";

/** Opens every published project whose first day has come; from now on its rulebook and quota are frozen. Returns what it opened. */
export async function openDueProjects(tx: Tx, now: Date): Promise<readonly { readonly id: string }[]> {
  const due = await tx
    .select()
    .from(serviceProjects)
    .where(and(eq(serviceProjects.status, "published"), lte(serviceProjects.opensOn, shanghaiDay(now))))
    .for("update");
  for (const { id, year } of due) {
    const rulebook = await findApprovedRulebook(tx, year);
    if (rulebook === null) throw new Error(`year ${year} without rulebook`);
    await tx
      .update(serviceProjects)
      .set({ status: "open", rulebookId: rulebook.id, openedAt: now, version: sql`${serviceProjects.version} + 1` })
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

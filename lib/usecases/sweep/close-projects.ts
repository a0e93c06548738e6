import { and, eq, lt, sql } from "drizzle-orm";
import { serviceProjects } from "../../../db/schema";
import { shanghaiDay } from "../../platform/clock";
import { digestOfList } from "../lot/freeze-list";
import { NO_REQUEST, performUnsigned } from "../visitor-act";

/** Closes every open project whose last day is over, and freezes the list of who stands in it. Returns how many. */
export function closeProjects(): Promise<number> {
  return performUnsigned(NO_REQUEST, async ({ tx, now, audit }) => {
    const due = await tx
      .select({ id: serviceProjects.id })
      .from(serviceProjects)
      .where(and(eq(serviceProjects.status, "open"), lt(serviceProjects.closesOn, shanghaiDay(now))))
      .orderBy(serviceProjects.id)
      .for("update");
    for (const { id } of due) {
      const listDigest = await digestOfList(tx, id);
      await tx
        .update(serviceProjects)
        .set({ status: "closed", listDigest, version: sql`${serviceProjects.version} + 1` })
        .where(eq(serviceProjects.id, id));
      const object = { kind: "service-project", id };
      await audit({ act: "project.close", result: "done", detail: { listDigest }, object });
    }
    return due.length;
  });
}

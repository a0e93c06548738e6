import { and, eq, lt, sql } from "drizzle-orm";
import { serviceProjects } from "../../../db/schema";
import { shanghaiDay } from "../../platform/clock";
import { NO_REQUEST, performUnsigned } from "../visitor-act";

/** Closes every open project whose last day is over. Returns how many. */
export function closeProjects(): Promise<number> {
  return performUnsigned(NO_REQUEST, async ({ tx, now, audit }) => {
    const closed = await tx
      .update(serviceProjects)
      .set({ status: "closed", version: sql`${serviceProjects.version} + 1` })
      .where(and(eq(serviceProjects.status, "open"), lt(serviceProjects.closesOn, shanghaiDay(now))))
      .returning({ id: serviceProjects.id });
    for (const { id } of closed)
      await audit({ act: "project.close", result: "done", object: { kind: "service-project", id } });
    return closed.length;
  });
}

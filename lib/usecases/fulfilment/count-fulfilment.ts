import { and, asc, desc, inArray, sql } from "drizzle-orm";
import { db } from "../../../db/client";
import { offerPools, offers, serviceProjects } from "../../../db/schema";

const FULFILLED = ["final", "fulfilling", "ended"] as const;

/** Projects whose result is final, of some departments or (null) of all, with what became of their places. Numbers alone, no person. */
export async function listFulfilledProjects(departments: readonly string[] | null) {
  const of = departments === null ? undefined : inArray(serviceProjects.department, [...departments]);
  const projects = await db()
    .select()
    .from(serviceProjects)
    .where(and(inArray(serviceProjects.status, FULFILLED), of))
    .orderBy(desc(serviceProjects.year), asc(serviceProjects.code));
  const ids = projects.map((one) => one.id);
  if (ids.length === 0) return [];
  const pools = await db()
    .select({
      projectId: offerPools.projectId,
      admitted: sql<number>`sum(${offerPools.admitted})::int`,
      flowed: sql<number>`sum(greatest(${offerPools.admitted} - ${offerPools.initial}, 0))::int`,
      taken: sql<number>`sum(${offerPools.taken})::int`,
    })
    .from(offerPools)
    .where(inArray(offerPools.projectId, ids))
    .groupBy(offerPools.projectId);
  const counts = await db()
    .select({
      projectId: offers.projectId,
      open: sql<number>`(count(*) filter (where ${offers.answer} is null))::int`,
      toServe: sql<number>`(count(*) filter (where ${offers.answer} = 'accepted' and ${offers.servedAt} is null))::int`,
      served: sql<number>`(count(*) filter (where ${offers.answer} = 'accepted' and ${offers.servedAt} is not null))::int`,
    })
    .from(offers)
    .where(inArray(offers.projectId, ids))
    .groupBy(offers.projectId);
  return projects.map(({ id, name, kind, status }) => {
    const { admitted = 0, flowed = 0, taken = 0 } = pools.find((one) => one.projectId === id) ?? {};
    const { open = 0, toServe = 0, served = 0 } = counts.find((one) => one.projectId === id) ?? {};
    return { id, name, kind, status, admitted, flowed, taken, open, toServe, served };
  });
}
export type FulfilledProject = Awaited<ReturnType<typeof listFulfilledProjects>>[number];

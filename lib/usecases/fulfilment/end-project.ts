import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { listFlowMoves, listPools, listStanding, lockFulfilment, passedOverIn } from "../../../db/queries/fulfilment";
import { findProject } from "../../../db/queries/programmes";
import { candidacies, fulfilments, offers, serviceProjects } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveCandidacy } from "../../domain/candidacy/statuses";
import { brokenProperties } from "../../domain/fulfilment/offers";
import { fail, ok } from "../../domain/shared/result";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";
import { lockProject, type ProjectStep } from "../service-project/lock-project";
import { flowedIn } from "./release-place";

/**
 * The department ends a project in which no offer is open and every accepted place was served or given up. Who still waits is told; what nobody took
 * is reported by pool. Source: domain.md, Candidacy.
 */
export function endProject(actor: Actor, input: ProjectStep) {
  return perform<null>(actor, "project.end", { kind: "service-project", id: input.projectId }, async (context) => {
    const { tx, now, audit } = context;
    const locked = await lockProject(context, input, ["fulfilling"]);
    if (!locked.ok) return locked;
    const project = locked.value;
    await lockFulfilment(tx, project.id);
    const unserved = and(eq(offers.answer, "accepted"), isNull(offers.servedAt));
    const open = await tx.$count(offers, and(eq(offers.projectId, project.id), or(isNull(offers.answer), unserved)));
    if (open > 0) return fail("fulfilment-open");
    if ((await brokenIn(tx, project.id)).length > 0) return fail("property-failed");
    const waiting = await listStanding(tx, project.id, "final");
    await closeWaiting(tx, waiting, project.name);
    await tx
      .update(fulfilments)
      .set({ endedBy: actor.userId, endedAt: now })
      .where(eq(fulfilments.projectId, project.id));
    await tx
      .update(serviceProjects)
      .set({ status: "ended", version: sql`${serviceProjects.version} + 1` })
      .where(eq(serviceProjects.id, project.id));
    const pools = await listPools(tx, project.id);
    const flowed = await listFlowMoves(tx, project.id);
    await audit({
      closed: waiting.length,
      unspent: Object.fromEntries(pools.map((one) => [one.pool, one.admitted - one.taken])),
      ...flowedIn(flowed.map(({ from, to, places }) => ({ from, to, places }))),
    });
    return ok(null);
  });
}

/** Which promises of fulfilment do not hold for a project; none is the rule. Who was passed over waits for nothing. */
export async function brokenIn(tx: Tx, projectId: string) {
  const given = await tx
    .select({ candidacyId: offers.candidacyId, pool: offers.pool, answer: offers.answer })
    .from(offers)
    .where(eq(offers.projectId, projectId));
  const passed = await passedOverIn(tx, projectId);
  const order = (await listStanding(tx, projectId, "not-void")).filter((one) => !passed.has(one.candidacyId));
  const flows = (await findProject(tx, projectId))?.rules.flows ?? [];
  const moves = await listFlowMoves(tx, projectId);
  return brokenProperties(order, await listPools(tx, projectId), given, { flows, moves });
}

async function closeWaiting(
  tx: Tx,
  waiting: readonly { readonly candidacyId: string; readonly userId: string }[],
  project: string,
): Promise<void> {
  const moved = moveCandidacy("final", "close");
  if (!moved.ok) throw new Error("a final candidacy does not close");
  for (let at = 0; at < waiting.length; at += 500)
    await tx
      .update(candidacies)
      .set({ status: moved.value, version: sql`${candidacies.version} + 1` })
      .where(
        inArray(
          candidacies.id,
          waiting.slice(at, at + 500).map((one) => one.candidacyId),
        ),
      );
  for (const { userId } of waiting) await tellPerson(tx, userId, "waitlist-closed", { project });
}

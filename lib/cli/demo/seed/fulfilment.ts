import { and, asc, eq, isNull } from "drizzle-orm";
import { db, officeNow } from "../../../../db/client";
import { listStanding } from "../../../../db/queries/fulfilment";
import { applications, candidacies, offers, users } from "../../../../db/schema";
import type { Actor } from "../../../domain/access/authorize";
import { shanghaiDay } from "../../../platform/clock";
import { acceptOffer } from "../../../usecases/fulfilment/accept-offer";
import { declineOffer } from "../../../usecases/fulfilment/decline-offer";
import { recordService } from "../../../usecases/fulfilment/record-service";
import { startOffers } from "../../../usecases/fulfilment/start-offers";
import { projectOf } from "./office";
import type { DemoStaff } from "./staff";
import { actorOf, must } from "./walk";

type Held = { readonly offerId: string; readonly pool: string; readonly actor: Actor };

/** The offers of schooling in published order: still open, or accepted and not yet served. */
async function schoolPlaces(answer: "open" | "accepted"): Promise<readonly Held[]> {
  const { id } = await projectOf("schooling");
  const rows = await db()
    .select({ offerId: offers.id, pool: offers.pool, userId: applications.userId, name: users.name })
    .from(offers)
    .innerJoin(candidacies, eq(candidacies.id, offers.candidacyId))
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(users, eq(users.id, applications.userId))
    .where(
      and(
        eq(offers.projectId, id),
        answer === "open" ? isNull(offers.answer) : eq(offers.answer, "accepted"),
        isNull(offers.servedAt),
      ),
    )
    .orderBy(asc(offers.position));
  return rows.map(({ offerId, pool, userId, name }) => ({
    offerId,
    pool,
    actor: actorOf(userId, name, [{ role: "applicant", unit: null }]),
  }));
}

/** The education bureau offers the places of schooling. */
export async function offerSchools(staff: DemoStaff): Promise<void> {
  const { id, version } = await projectOf("schooling");
  const instructions = "请带身份证、子女身份证和入学准入卡，到录取学校教务处报到注册。";
  const input = { projectId: id, version, answerWorkingDays: 5, serveWorkingDays: 10, instructions };
  must(await startOffers(staff.manager("education"), input), "offers of schooling");
}

/** Most accept; two of schools for which others wait do not: one declines, so that the next moves up, one lets the days pass by. Among few people nobody waits. */
export async function answerSchools(): Promise<void> {
  const { id } = await projectOf("schooling");
  const open = await schoolPlaces("open");
  const wanted = new Set((await listStanding(db(), id, "final")).flatMap((one) => one.pools));
  const [declining, lapsing] = open.filter((one) => wanted.has(one.pool));
  for (const { actor, offerId } of open)
    if (offerId !== declining?.offerId && offerId !== lapsing?.offerId)
      must(await acceptOffer(actor, { offerId }), "acceptance");
  if (declining !== undefined) must(await declineOffer(declining.actor, { offerId: declining.offerId }), "refusal");
}

/** Two have registered at their school. */
export async function registerAtSchool(staff: DemoStaff): Promise<void> {
  const on = shanghaiDay(await officeNow(db()));
  for (const { offerId } of (await schoolPlaces("accepted")).slice(0, 2))
    must(await recordService(staff.manager("education"), { offerId, step: "registered", on }), "registration");
}

import { eq } from "drizzle-orm";
import { db, officeNow } from "../../../db/client";
import { candidacies, intakes, messages, offers, serviceProjects } from "../../../db/schema";
import { setOfficeTime } from "../../../db/testing/database";
import type { DemoStaff } from "../../cli/demo/seed/staff";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import type { ProjectKind } from "../../domain/programme/statuses";
import { shanghaiDay } from "../../platform/clock";
import { newId } from "../../platform/ids";
import { acceptOffer } from "../fulfilment/accept-offer";
import { declineOffer } from "../fulfilment/decline-offer";
import { brokenIn, endProject } from "../fulfilment/end-project";
import { readOwnOffer } from "../fulfilment/read-own-offers";
import { startOffers } from "../fulfilment/start-offers";
import { openProgramme } from "../programme/open-programme";
import { openMessage } from "../sweep/due-messages";
import { type FinalProject, type Person, seedFinalProject } from "./final-project";
import { seedOfficers, seedPreparedYear } from "./small-year";

const START = { answerWorkingDays: 3, serveWorkingDays: 5, instructions: "请带身份证到主管部门办理。" };
const DEPARTMENT: Record<ProjectKind, string> = {
  schooling: "education",
  housing: "housing",
  training: "human-resources",
  entrepreneurship: "youth-league",
  insurance: "human-resources",
  secondment: "human-resources",
};
type Plan = Parameters<typeof seedFinalProject>[1];
type Answered = Promise<{ readonly ok: boolean; readonly error?: unknown }>;

/** The open year 2020 with its staff, and what tests of fulfilment ask of it again and again. */
export async function seedFulfilmentYear() {
  await setOfficeTime("2020-07-06T10:00:00+08:00");
  const staff: DemoStaff = await seedOfficers();
  await seedPreparedYear(staff);
  must(await openProgramme(staff.office2, { year: 2020 }), "year");
  const manager = (kind: ProjectKind): Actor => staff.manager(DEPARTMENT[kind]);
  const offerOf = async ({ candidacyId }: Person) => {
    const [offer] = await db().select().from(offers).where(eq(offers.candidacyId, candidacyId));
    if (offer === undefined) throw new Error("nothing was offered");
    return offer;
  };
  const idOf = async (person: Person) => (await offerOf(person)).id;
  const step = async ({ id }: { readonly id: string }) => {
    const [row] = await db().select().from(serviceProjects).where(eq(serviceProjects.id, id));
    return { projectId: id, version: row?.version ?? 0 };
  };
  /** A project whose notice is over; its time stands still at 6 July. */
  const final = async (plan: Plan): Promise<FinalProject> => {
    await setOfficeTime("2020-07-06T10:00:00+08:00");
    return seedFinalProject(staff, plan);
  };
  const start = async (project: { readonly id: string }, kind: ProjectKind) =>
    startOffers(manager(kind), { ...(await step(project)), ...START });
  return {
    staff,
    manager,
    offerOf,
    idOf,
    final,
    start,
    /** A project on Monday 20 July 2020 at 9:00 with its offers made, to be answered by Thursday. */
    async offered(plan: Plan): Promise<FinalProject> {
      const project = await final(plan);
      await setOfficeTime("2020-07-20T09:00:00+08:00");
      must(await start(project, plan.kind), "offers");
      return project;
    },
    /** Accepts as who read the own page before. */
    async accept(person: Person) {
      const offerId = await idOf(person);
      const { exclusive } = must(await readOwnOffer(person.actor, { offerId }), "own offer");
      return acceptOffer(person.actor, { offerId, givesUp: exclusive.givesUp.map((one) => one.offerId) });
    },
    /** The township's officer in a visit of this person; a row, since the made-up people have numbers without a check digit. */
    async atCounter({ actor }: Person): Promise<Actor> {
      const officer = staff.township("lingxiu");
      const now = await officeNow(db());
      const visit = { id: newId(), userId: actor.userId, township: "lingxiu" as const, clerkId: officer.userId };
      await db()
        .insert(intakes)
        .values({ ...visit, reason: "no-phone", day: shanghaiDay(now), openedAt: now });
      return { ...officer, behalf: visit.id };
    },
    decline: async (person: Person) => declineOffer(person.actor, { offerId: await idOf(person) }),
    end: async (project: { readonly id: string }, kind: ProjectKind) => endProject(manager(kind), await step(project)),
    broken: ({ id }: { readonly id: string }) => db().transaction((tx) => brokenIn(tx, id)),
    async statuses({ people }: FinalProject): Promise<readonly string[]> {
      const rows = await db().select({ id: candidacies.id, status: candidacies.status }).from(candidacies);
      const known = new Map<string, string>(rows.map((one) => [one.id, one.status]));
      return people.map((one) => known.get(one.candidacyId) ?? "");
    },
    async told({ actor }: Person): Promise<readonly string[]> {
      const rows = await db().select().from(messages).where(eq(messages.userId, actor.userId));
      return rows.map((row) => openMessage(row).template);
    },
    async codeOf(answered: Answered): Promise<unknown> {
      const { ok, error } = await answered;
      return ok ? "ok" : error;
    },
  };
}
export type FulfilmentYear = Awaited<ReturnType<typeof seedFulfilmentYear>>;

import { and, asc, eq, isNull, max } from "drizzle-orm";
import { lockFulfilment } from "../../../db/queries/fulfilment";
import { readCalendar } from "../../../db/queries/programmes";
import { applications, candidacies, offers, serviceProjects } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { type Slot, slotsOf } from "../../domain/fulfilment/slots";
import { WITH_OPTIONS } from "../../domain/fulfilment/steps";
import type { LocalDate } from "../../domain/shared/local-date";
import { fail, ok } from "../../domain/shared/result";
import type { SlotsForm } from "../../forms/fulfilment";
import { shanghaiInstant } from "../../platform/clock";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";

const two = (n: number) => String(n).padStart(2, "0");
const instantOf = ({ day, minute }: Slot) =>
  new Date(`${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00+08:00`);
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * Gives everyone who accepted and has no slot yet a time from which to choose, in published order and after all that were given before, and tells
 * them. Source: domain.md, housing: chosen in rank order.
 */
export function assignSlots(actor: Actor, input: SlotsForm) {
  return perform<{ readonly people: number }>(
    actor,
    "option.assign-slots",
    { kind: "service-project", id: input.projectId },
    async ({ tx, now, authorize, audit }) => {
      const [project] = await tx.select().from(serviceProjects).where(eq(serviceProjects.id, input.projectId));
      const allowed = authorize(project === undefined ? {} : { departments: [project.department] });
      if (!allowed.ok) return allowed;
      if (project === undefined) return fail("not-found");
      if (project.status !== "fulfilling" || !WITH_OPTIONS.has(project.kind)) return fail("unlawful-move");
      await lockFulfilment(tx, project.id);
      const [last] = await tx
        .select({ at: max(offers.choosesFrom) })
        .from(offers)
        .where(eq(offers.projectId, project.id));
      const found = await tx
        .select({ id: offers.id, position: offers.position, userId: applications.userId })
        .from(offers)
        .innerJoin(candidacies, eq(candidacies.id, offers.candidacyId))
        .innerJoin(applications, eq(applications.id, candidacies.applicationId))
        .where(and(eq(offers.projectId, project.id), eq(offers.answer, "accepted"), isNull(offers.choosesFrom)))
        .orderBy(asc(offers.id))
        .for("update", { of: offers });
      const people = found.toSorted((a, b) => a.position - b.position);
      const plan = {
        first: input.day as LocalDate,
        from: minuteOf(input.from),
        until: minuteOf(input.until),
        minutes: input.minutes,
        each: input.each,
      };
      if (plan.from + plan.minutes > plan.until) return fail("slots-invalid");
      const slots = slotsOf(people.length, plan, await readCalendar(tx)).map(instantOf);
      const [first] = slots;
      if (first === undefined) return fail("nobody-to-slot");
      if (first <= now || (last?.at != null && first <= last.at)) return fail("slots-too-early");
      for (const [index, { id, userId }] of people.entries()) {
        const at = slots[index];
        if (at === undefined) throw new Error("too few slots");
        await tx.update(offers).set({ choosesFrom: at }).where(eq(offers.id, id));
        await tellPerson(tx, userId, "slot-assigned", { project: project.name, at: shanghaiInstant(at) });
      }
      await audit({ people: people.length, first: shanghaiInstant(first) });
      return ok({ people: people.length });
    },
  );
}

import { eq, max, sql } from "drizzle-orm";
import { findProgramme, readCalendar } from "../../../db/queries/programmes";
import { applications, supplementPoints, supplements } from "../../../db/schema";
import { copySentClaims, dropDraftClaims } from "../../../db/writes/claims";
import type { Actor } from "../../domain/access/authorize";
import { nthWorkingDay } from "../../domain/calendar/working-days";
import type { LocalDate } from "../../domain/shared/local-date";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";
import { loadRulebook } from "../rulebook/load-rulebook";
import { lockTownshipApplication, type TownshipStep } from "./lock-township-application";

/** Working days that a person has to send in what is missing. Source: issue of the procedure; domain.md, "clock paused". */
export const SUPPLEMENT_WORKING_DAYS = 5;
export type ReturnInput = TownshipStep & {
  /** One complete list. A null indicator speaks of the application as a whole and reopens everything. */
  readonly points: readonly { readonly indicator: string | null; readonly text: string }[];
};

/** The township returns an application with one complete list of what is missing; only what the list names reopens. The person is told. */
export function returnApplication(actor: Actor, input: ReturnInput) {
  return perform<{ readonly dueOn: string }>(
    actor,
    "application.return",
    { kind: "application", id: input.applicationId },
    async (context) => {
      const { tx, now, audit } = context;
      const locked = await lockTownshipApplication(context, actor, input, "returnForSupplement");
      if (!locked.ok) return locked;
      const { application, next } = locked.value;
      if (input.points.length === 0) return fail("reason-required");
      const { rulebook } = await loadRulebook(tx, application.rulebookId);
      const known = new Set(
        rulebook.indicators
          .filter((one) => one.claimedBy === "applicant" && one.classes.includes(application.applicantClass))
          .map((one) => one.code),
      );
      if (input.points.some(({ indicator }) => indicator !== null && !known.has(indicator)))
        return fail("indicator-unknown");
      if ((await findProgramme(tx, application.year)) === null) throw new Error("an application without programme");
      const [newest] = await tx
        .select({ sequence: max(supplements.sequence) })
        .from(supplements)
        .where(eq(supplements.applicationId, application.id));
      const dueOn = nthWorkingDay(
        shanghaiDay(now) as LocalDate,
        SUPPLEMENT_WORKING_DAYS,
        await readCalendar(tx),
        "from-next-day",
      );
      const id = newId();
      await tx.insert(supplements).values({
        id,
        year: application.year,
        applicationId: application.id,
        sequence: (newest?.sequence ?? 0) + 1,
        askedBy: actor.userId,
        askedAt: now,
        dueOn,
      });
      await tx.insert(supplementPoints).values(
        input.points.map(({ indicator, text }, index) => ({
          supplementId: id,
          position: index + 1,
          indicator,
          textSealed: sealText(text, `supplement_points.text:${id}:${index + 1}`),
        })),
      );
      if (application.correcting) await dropDraftClaims(tx, application.id);
      await copySentClaims(tx, application.id);
      await tx
        .update(applications)
        .set({
          status: next,
          correcting: false,
          supplementBy: dueOn,
          statusSince: now,
          version: sql`${applications.version} + 1`,
        })
        .where(eq(applications.id, application.id));
      await tellPerson(tx, application.userId, "application-returned", { dueOn });
      await audit({ points: input.points.length, dueOn });
      return ok({ dueOn });
    },
  );
}

import { desc, eq, sql } from "drizzle-orm";
import { applications, supplementPoints, supplements } from "../../../db/schema";
import { copySentClaims, dropDraftClaims } from "../../../db/writes/claims";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";
import { loadRulebook } from "../rulebook/load-rulebook";
import { dueAfter } from "../work/due-after";
import { lockTownshipApplication, type TownshipStep } from "./lock-township-application";

/** Working days that a person has to send in what is missing. domain.md pauses the clock and leaves the number open. */
export const SUPPLEMENT_WORKING_DAYS = 5;
/** Most points that one list can hold: as many rows as its form has. */
export const MOST_POINTS = 12;
export type ReturnInput = TownshipStep & {
  /** One complete list. A null indicator speaks of the application as a whole and reopens everything. */
  readonly points: readonly { readonly indicator: string | null; readonly text: string }[];
};

/**
 * The township returns an application with one complete list of what is missing; only what the list names reopens. The person is told. Not again once
 * a list has lapsed: then the application is judged on what is there. Source: domain.md, Application.
 */
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
      if (input.points.length === 0 || input.points.some(({ text }) => text === "")) return fail("reason-required");
      if (input.points.length > MOST_POINTS) return fail("invalid-input");
      const { rulebook } = await loadRulebook(tx, application.rulebookId);
      const known = new Set(
        rulebook.indicators
          .filter((one) => one.claimedBy === "applicant" && one.classes.includes(application.applicantClass))
          .map((one) => one.code),
      );
      if (input.points.some(({ indicator }) => indicator !== null && !known.has(indicator)))
        return fail("indicator-unknown");
      const [newest] = await tx
        .select()
        .from(supplements)
        .where(eq(supplements.applicationId, application.id))
        .orderBy(desc(supplements.sequence))
        .limit(1);
      if (newest?.ended === "lapsed") return fail("supplement-lapsed");
      const dueOn = await dueAfter(tx, now, SUPPLEMENT_WORKING_DAYS);
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

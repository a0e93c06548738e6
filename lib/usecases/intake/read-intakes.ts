import { and, desc, eq, inArray } from "drizzle-orm";
import { db, officeNow } from "../../../db/client";
import { intakes, users } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { openText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";

/** Whom the officer acts for in a visit of today, and why. */
export function readIntake(actor: Actor, input: { readonly intakeId: string }) {
  return perform(
    { ...actor, behalf: input.intakeId },
    "intake.read",
    { kind: "intake", id: input.intakeId },
    async ({ tx, intake, personId, authorize, audit }) => {
      const allowed = authorize({ ownerUserId: personId });
      if (!allowed.ok) return allowed;
      const [person] = await tx.select().from(users).where(eq(users.id, personId));
      if (intake === null || person === undefined) return fail("not-found");
      await audit({});
      return ok({
        id: intake.id,
        name: person.name,
        phoneOnFile: person.phoneHmac !== null,
        township: intake.township,
        reason: intake.reason,
        note: intake.noteSealed === null ? null : openText(intake.noteSealed, `intakes.note:${intake.id}`),
        openedAt: intake.openedAt,
      });
    },
  );
}
type Read = Awaited<ReturnType<typeof readIntake>>;
export type IntakeView = Extract<Read, { readonly ok: true }>["value"];

/** The officer's own visits of today, newest first: where to go on. */
export async function listIntakes(actor: Actor, townships: readonly string[]) {
  if (townships.length === 0) return [];
  const day = shanghaiDay(await officeNow(db()));
  return db()
    .select({ id: intakes.id, name: users.name, reason: intakes.reason, openedAt: intakes.openedAt })
    .from(intakes)
    .innerJoin(users, eq(users.id, intakes.userId))
    .where(and(eq(intakes.clerkId, actor.userId), eq(intakes.day, day), inArray(intakes.township, [...townships])))
    .orderBy(desc(intakes.openedAt), desc(intakes.id))
    .limit(50);
}

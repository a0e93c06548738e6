import { eq } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { dossiers, intakes, users } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok, type Result } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";

export type Intake = typeof intakes.$inferSelect;

/**
 * The visit in which an actor acts for a person, null where nobody is acted for. It is the clerk's own, of this day, and the person is still of that
 * township; the person's dossier stays as it is for the act, which keeps nobody from writing what refers to it.
 */
export async function findIntake(
  tx: Tx,
  actor: Actor,
  now: Date,
): Promise<Result<Intake | null, "not-found" | "intake-over">> {
  if (actor.behalf === undefined) return ok(null);
  const [intake] = await tx.select().from(intakes).where(eq(intakes.id, actor.behalf));
  if (intake === undefined || intake.clerkId !== actor.userId) return fail("not-found");
  const [dossier] = await tx
    .select({ township: dossiers.township })
    .from(dossiers)
    .where(eq(dossiers.userId, intake.userId))
    .for("no key update");
  if (dossier !== undefined && dossier.township !== intake.township) return fail("not-found");
  return intake.day === shanghaiDay(now) ? ok(intake) : fail("intake-over");
}

/** Did this officer send it at the counter? Who takes a case in does not decide it. */
export async function tookIn(tx: Tx, intakeId: string | null, officerId: string): Promise<boolean> {
  if (intakeId === null) return false;
  const [intake] = await tx.select({ clerkId: intakes.clerkId }).from(intakes).where(eq(intakes.id, intakeId));
  return intake?.clerkId === officerId;
}

/** How something was sent at a counter, for its person and on paper; null where the person sent it. */
export async function counterOf(tx: Tx, intakeId: string | null) {
  if (intakeId === null) return null;
  const [row] = await tx
    .select({ township: intakes.township, reason: intakes.reason, clerk: users.name })
    .from(intakes)
    .innerJoin(users, eq(users.id, intakes.clerkId))
    .where(eq(intakes.id, intakeId));
  return row ?? null;
}
export type CounterNote = NonNullable<Awaited<ReturnType<typeof counterOf>>>;

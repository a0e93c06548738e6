import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "../domain/access/authorize";
import { type IntakeView, readIntake } from "../usecases/intake/read-intakes";
import { requireActor } from "./current-actor";
import { deskBase, readBehalf } from "./desk-path";

export type Desk = {
  readonly actor: Actor;
  /** The address under which this desk's pages stand. */
  readonly base: string;
  /** The visit at the counter, null at the person's own desk. */
  readonly intake: IntakeView | null;
};
export type DeskParams = Promise<{ readonly intake?: string }>;

/** One look a request: the visit of today, or back to the counter's start where it is over. */
export const intakeOf = cache(async (id: string): Promise<Desk> => {
  const actor = await requireActor("township-officer");
  const { behalf } = readBehalf(id);
  if (behalf === undefined) notFound();
  const read = await readIntake(actor, { intakeId: behalf });
  if (!read.ok && read.error === "intake-over") redirect("/township/counter?over=1");
  if (!read.ok) notFound();
  return { actor: { ...actor, behalf }, base: deskBase(behalf), intake: read.value };
});

/** Who fills in the applicant's pages: the person at `/applicant`, or the township's officer for a person present, under the visit's address. */
export async function deskOf(params: DeskParams): Promise<Desk> {
  const { intake } = await params;
  if (intake !== undefined) return intakeOf(intake);
  return { actor: await requireActor("applicant"), base: deskBase(undefined), intake: null };
}

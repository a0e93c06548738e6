import { eq } from "drizzle-orm";
import { db } from "../../../db/client";
import { applications, sanctions } from "../../../db/schema";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import { answerSanction } from "../sanction/answer-sanction";
import { hearPerson } from "../sanction/hear-person";
import { imposeSanction } from "../sanction/impose-sanction";
import { objectToSanction } from "../sanction/object-to-sanction";
import { openSanction } from "../sanction/open-sanction";
import { proposeSanction } from "../sanction/propose-sanction";
import { readSanction } from "../sanction/read-sanction";

// Steps of a case of false evidence, each through its use case, for tests of what follows.

export const GROUND = "学历证书经学校核实没有颁发记录。";
export const REASON = "学校书面答复没有颁发，本人未能说明来源。";

export async function sanctionOf(id: string) {
  const [found] = await db().select().from(sanctions).where(eq(sanctions.id, id));
  if (found === undefined) throw new Error(`no sanction ${id}`);
  return found;
}
export const seen = async (sanctionId: string) => ({ sanctionId, version: (await sanctionOf(sanctionId)).version });

/** The digest of the effect as an officer is shown it now; of none, one that fits nothing. */
export async function effectSeen(officer: Actor, sanctionId: string): Promise<string> {
  return must(await readSanction(officer, { sanctionId }), "case").effect?.digest ?? "0".repeat(64);
}

type Ground = { readonly itemId?: string; readonly evidenceId?: string };
export async function openCase(officer: Actor, applicationId: string, about: Ground): Promise<string> {
  const [row] = await db().select().from(applications).where(eq(applications.id, applicationId));
  const input = { applicationId, version: row?.version ?? 0, ground: GROUND, ...about };
  return must(await openSanction(officer, input), "opening").sanctionId;
}

/** From the opening to the answer of the person. */
export async function heardCase(officer: Actor, person: Actor, applicationId: string, about: Ground): Promise<string> {
  const sanctionId = await openCase(officer, applicationId, about);
  must(await hearPerson(officer, await seen(sanctionId)), "hearing");
  must(await answerSanction(person, { sanctionId, answer: "证书是单位代办的。", evidence: [] }), "answer");
  return sanctionId;
}

export async function proposeCase(officer: Actor, sanctionId: string): Promise<void> {
  const effect = await effectSeen(officer, sanctionId);
  must(await proposeSanction(officer, { ...(await seen(sanctionId)), reason: REASON, effect }), "proposal");
}

export async function impose(officer: Actor, sanctionId: string) {
  const effect = await effectSeen(officer, sanctionId);
  return imposeSanction(officer, { ...(await seen(sanctionId)), effect });
}

/** From the opening to the decision of a second officer. */
export async function imposedCase(
  [first, second]: readonly [Actor, Actor],
  person: Actor,
  applicationId: string,
  about: Ground,
): Promise<string> {
  const sanctionId = await heardCase(first, person, applicationId, about);
  await proposeCase(first, sanctionId);
  must(await impose(second, sanctionId), "imposing");
  return sanctionId;
}

export async function objectTo(person: Actor, sanctionId: string): Promise<void> {
  must(await objectToSanction(person, { sanctionId, text: "学校更名前颁发的，有档案。", evidence: [] }), "objection");
}

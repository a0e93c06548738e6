import { and, eq } from "drizzle-orm";
import { db } from "../../../db/client";
import { listItems } from "../../../db/queries/applications";
import { noticeProofs, notices, objections } from "../../../db/schema";
import { type Applicant, applicationOf } from "../../cli/demo/seed/applicant";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import type { ItemOutcome } from "../../domain/application/items";
import { noticeInForce } from "../notice/notice-in-force";
import { askRecheck } from "../objection/ask-recheck";
import { proposeOutcome } from "../objection/propose-outcome";
import { raiseAsThirdParty } from "../objection/raise-as-third-party";
import { raiseObjection } from "../objection/raise-objection";
import { takeObjection } from "../objection/take-objection";
import { itemOf } from "./records";

// Steps of a case, each through its use case, for tests of what follows.

export async function objectionOf(id: string) {
  const [found] = await db().select().from(objections).where(eq(objections.id, id));
  if (found === undefined) throw new Error(`no objection ${id}`);
  return found;
}
const versionOf = async (objectionId: string) => ({ objectionId, version: (await objectionOf(objectionId)).version });

export async function raise(person: Applicant, candidacyId: string, indicator: string): Promise<string> {
  const { id: itemId } = await itemOf(person, indicator);
  const input = { candidacyId, ground: "facts-wrong" as const, itemId, text: "少算了一年。", evidence: [] };
  return must(await raiseObjection(person.actor, input), "objection").objectionId;
}

async function caseOf(caseNumber: string): Promise<string> {
  const [found] = await db().select().from(objections).where(eq(objections.caseNumber, caseNumber));
  if (found === undefined) throw new Error(`no case ${caseNumber}`);
  return found.id;
}

/** The code of a candidacy in the notice in force of its project. */
export async function codeOf(projectId: string, candidacyId: string): Promise<string> {
  const notice = await noticeInForce(db(), projectId);
  const [proof] = await db()
    .select()
    .from(noticeProofs)
    .innerJoin(notices, eq(notices.id, noticeProofs.noticeId))
    .where(and(eq(noticeProofs.noticeId, notice?.id ?? ""), eq(noticeProofs.candidacyId, candidacyId)));
  return proof?.notice_proofs.code ?? "";
}

export const THIRD_PARTY = {
  name: "林举报",
  phone: "13900001234",
  ground: "not-entitled" as const,
  text: "这一行的人在市内有住房，我是邻居。",
};

/** Each from an address of its own, so that no test counts against another. */
let network = 0;
export async function raiseByOther(notice: string, code: string): Promise<string> {
  network++;
  const facts = { address: `198.51.${Math.floor(network / 250)}.${network % 250}`, requestId: null };
  const { caseNumber } = must(await raiseAsThirdParty(facts, { ...THIRD_PARTY, notice, code }), "third party");
  return caseOf(caseNumber);
}

export async function take(officer: Actor, objectionId: string): Promise<void> {
  must(await takeObjection(officer, await versionOf(objectionId)), "taking");
}

export async function ask(handler: Actor, objectionId: string, itemId: string): Promise<void> {
  must(
    await askRecheck(handler, { ...(await versionOf(objectionId)), itemId, text: "请按附件再核对一次。" }),
    "recheck",
  );
}

export type Answer = { readonly outcome: ItemOutcome } & Readonly<Record<string, unknown>>;
export async function propose(officer: Actor, objectionId: string, person: Applicant, answer: Answer): Promise<void> {
  const { itemId } = await objectionOf(objectionId);
  const rows = await listItems(db(), (await applicationOf(person)).id);
  const version = rows.find((one) => one.item.id === itemId)?.item.version ?? 0;
  const input = { itemId: itemId ?? "", version, reason: "经复核，以补充的材料为准。", ...answer, objectionId };
  must(await proposeOutcome(officer, input), "proposal");
}

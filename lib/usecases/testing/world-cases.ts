import { db } from "../../../db/client";
import { listClaimEvidence, listEvidence } from "../../../db/queries/applications";
import { type Applicant, applicationOf } from "../../cli/demo/seed/applicant";
import { must } from "../../cli/demo/seed/walk";
import { noticeSlug } from "../../copy/notice";
import type { Actor } from "../../domain/access/authorize";
import { noticeInForce } from "../notice/notice-in-force";
import { decideObjection } from "../objection/decide-objection";
import { hearListedPerson } from "../objection/hear-listed-person";
import { raiseObjection } from "../objection/raise-objection";
import { staffAccount } from "./accounts";
import { ask, codeOf, objectionOf, propose, raiseByOther, take } from "./objected-year";
import { candidacyOf, itemOf } from "./records";
import { openCase } from "./sanction-steps";
import { project, type WorldStaff } from "./world-years";

/** Cases about one listed person, one in every state that an act can meet, and the second scorer of the department in question. */
export type WorldCases = Readonly<
  Record<"raised" | "taken" | "toAsk" | "heard" | "rechecking" | "ofOffice" | "proposed" | "own", string>
> & { readonly scorer: Actor; readonly file: string };

/** The world's cases about a person who stands in the housing notice. All but the last by third parties; the last is the person's own, refused. */
export async function seedCases(person: Applicant, { office1, office2 }: WorldStaff): Promise<WorldCases> {
  const { id: projectId } = await project("housing");
  const candidacyId = await candidacyOf(person, "housing");
  const slug = noticeSlug((await noticeInForce(db(), projectId))?.number ?? "");
  const code = await codeOf(projectId, candidacyId);
  const scorer = await staffAccount("dept-human-resources-2", "department-scorer", "human-resources");
  const raised = await raiseByOther(slug, code);
  const takenBy = async (officer: Actor) => {
    const id = await raiseByOther(slug, code);
    await take(officer, id);
    return id;
  };
  const [taken, toAsk, heard] = [await takenBy(office1), await takenBy(office1), await takenBy(office1)];
  const { version } = await objectionOf(heard);
  must(await hearListedPerson(office1, { objectionId: heard, version, text: "有人反映您在市内有住房。" }), "hearing");
  const { id: line } = await itemOf(person, "P03");
  const [rechecking, proposed] = [await takenBy(office1), await takenBy(office1)];
  for (const id of [rechecking, proposed]) await ask(office1, id, line);
  await propose(scorer, proposed, person, { outcome: "accept" });
  const ofOffice = await takenBy(office2);
  await ask(office2, ofOffice, (await itemOf(person, "V01")).id);
  const [paper] = (await listClaimEvidence(db(), (await applicationOf(person)).id, "sent")).filter(
    (one) => one.indicator === "P01",
  );
  const file = paper?.evidenceId ?? "";
  const said = { candidacyId, ground: "rank-wrong" as const, text: "名次不对。", evidence: [file] };
  const own = must(await raiseObjection(person.actor, said), "own objection").objectionId;
  await take(office1, own);
  const refusal = {
    objectionId: own,
    version: 2,
    decision: "refuse" as const,
    reason: "名次按公布的规则计算，核对无误。",
  };
  must(await decideObjection(office1, refusal), "refusal");
  return { raised, taken, toAsk, heard, rechecking, ofOffice, proposed, own, scorer, file };
}

const lastFileOf = async (person: Applicant) =>
  (await listEvidence(db(), (await applicationOf(person)).id)).at(-1)?.id ?? "";

/** Two cases of false evidence that were opened, and an officer of the office who has nothing to do with them. */
export type WorldSanctions = Readonly<Record<"led" | "toDrop", string>> & { readonly third: Actor };

export async function seedSanctions(
  { scoring, doubter }: Readonly<Record<"scoring" | "doubter", Applicant>>,
  { office1 }: WorldStaff,
): Promise<WorldSanctions> {
  const open = async (person: Applicant) =>
    openCase(office1, (await applicationOf(person)).id, { evidenceId: await lastFileOf(person) });
  const [led, toDrop] = [await open(scoring), await open(doubter)];
  return { led, toDrop, third: await staffAccount("office-3", "points-office-officer", null) };
}

import { and, eq } from "drizzle-orm";
import { db } from "../../../../db/client";
import { listCandidacies, listClaimEvidence, listItems } from "../../../../db/queries/applications";
import { noticeProofs, objections } from "../../../../db/schema";
import { noticeSlug } from "../../../copy/notice";
import { noticeInForce } from "../../../usecases/notice/notice-in-force";
import { askRecheck } from "../../../usecases/objection/ask-recheck";
import { decideObjection } from "../../../usecases/objection/decide-objection";
import { raiseAsThirdParty } from "../../../usecases/objection/raise-as-third-party";
import { type OwnObjection, raiseObjection } from "../../../usecases/objection/raise-objection";
import { takeObjection } from "../../../usecases/objection/take-objection";
import { withdrawObjection } from "../../../usecases/objection/withdraw-objection";
import { type Applicant, applicationOf } from "./applicant";
import type { Play } from "./steps";
import { must } from "./walk";

/** The people who applied in July and stand in the housing notice. */
function listedPeople({ people, cast }: Play): readonly Applicant[] {
  const listed = people.filter(({ stage, kinds }) => stage === "in-notice" && kinds.includes("housing"));
  return listed.flatMap(({ index }) => cast.get(index) ?? []);
}

async function housingOf(applicant: Applicant) {
  const rows = await listCandidacies(db(), (await applicationOf(applicant)).id);
  const row = rows.find(({ project }) => project.kind === "housing");
  if (row === undefined) throw new Error("not a candidate of housing");
  return row;
}

async function raise(applicant: Applicant, said: Omit<OwnObjection, "candidacyId">): Promise<string> {
  const { candidacy } = await housingOf(applicant);
  const input = { ...said, candidacyId: candidacy.id };
  return must(await raiseObjection(applicant.actor, input), "objection").objectionId;
}

const insuranceOf = async (applicant: Applicant) => {
  const rows = await listItems(db(), (await applicationOf(applicant)).id);
  const row = rows.find(({ item, decision }) => item.indicator === "P03" && decision !== null);
  if (row === undefined) throw new Error("insurance was not decided");
  return row.item.id;
};

/** Two persons and a neighbour object on the second day of the notice, where it lists as many; a third person takes the objection back. */
export async function raiseObjections(play: Play): Promise<void> {
  const [first, second, third, fourth] = listedPeople(play);
  if (first === undefined || second === undefined || third === undefined) return;
  const papers = await listClaimEvidence(db(), (await applicationOf(first)).id, "sent");
  const paper = papers.find((one) => one.indicator === "P03");
  const itemId = await insuranceOf(first);
  const text = "2019年10月起我在新单位续保，系统里少算了半年，附缴费证明。";
  await raise(first, { ground: "facts-wrong", itemId, text, evidence: paper === undefined ? [] : [paper.evidenceId] });
  await raise(second, { ground: "rank-wrong", text: "我和前一名同分，名次为什么在后面？", evidence: [] });
  const { candidacy, project } = await housingOf(third);
  const notice = await noticeInForce(db(), project.id);
  const [proof] = await db()
    .select({ code: noticeProofs.code })
    .from(noticeProofs)
    .where(and(eq(noticeProofs.noticeId, notice?.id ?? ""), eq(noticeProofs.candidacyId, candidacy.id)));
  const said = {
    notice: noticeSlug(notice?.number ?? ""),
    code: proof?.code ?? "",
    name: "示例邻居",
    phone: "13800000000",
    ground: "not-entitled" as const,
    text: "听说这户在外乡有自建房，请核查是否符合入住条件。",
  };
  if (fourth !== undefined) {
    const objectionId = await raise(fourth, { ground: "rank-wrong", text: "名次好像不对。", evidence: [] });
    must(await withdrawObjection(fourth.actor, { objectionId, version: 1 }), "withdrawal");
  }
  must(await raiseAsThirdParty({ address: "demo-neighbour", requestId: null }, said), "third party's objection");
}

/** The first officer takes the persons' cases: one goes to its department, the other is refused with reasons. */
export async function handleObjections(play: Play): Promise<void> {
  const { staff } = play;
  const own = await db()
    .select()
    .from(objections)
    .where(and(eq(objections.side, "person"), eq(objections.status, "raised")));
  for (const { id, itemId, version } of own) {
    must(await takeObjection(staff.office1, { objectionId: id, version }), "taking");
    const input = { objectionId: id, version: version + 1 };
    if (itemId !== null) {
      const text = "请按附件核对2019年10月至2020年3月的参保月份。";
      must(await askRecheck(staff.office1, { ...input, itemId, text }), "recheck");
      continue;
    }
    const reason =
      "您与前一名总分相同。按公布的同分规则，先比素质分，再比参保分，前一名的素质分高于您。名次由公开程序重新计算，核对无误。";
    must(await decideObjection(staff.office1, { ...input, decision: "refuse", reason }), "refusal");
  }
}

import { db } from "../../../../db/client";
import { listCandidacies, listItems } from "../../../../db/queries/applications";
import { confirmAtCounter } from "../../../usecases/application/confirm-at-counter";
import { beginCorrection } from "../../../usecases/application/correct-application";
import { disagreeWithPoints } from "../../../usecases/application/disagree-with-points";
import { refuseApplication } from "../../../usecases/application/refuse-application";
import { returnApplication } from "../../../usecases/application/return-application";
import { withdrawApplication } from "../../../usecases/application/withdraw-application";
import { withdrawCandidacy } from "../../../usecases/application/withdraw-candidacy";
import { reviewIdentity } from "../../../usecases/dossier/review-identity";
import { uploadEvidence } from "../../../usecases/evidence/upload-evidence";
import { answerMaterial } from "../../../usecases/scoring/answer-material";
import { askMaterial } from "../../../usecases/scoring/ask-material";
import { decideItem } from "../../../usecases/scoring/decide-item";
import { readMaterial } from "../../../usecases/scoring/read-material";
import { type Applicant, applicationOf, dossierOf, saveAgain, send } from "./applicant";
import { demoPaper } from "./paper";
import type { DemoStaff } from "./staff";
import { must } from "./walk";

// The turns that a case can take beside the straight way of `procedure.ts`.

const stepOf = async (applicant: Applicant) => {
  const { id, version, township } = await applicationOf(applicant);
  return { township, input: { applicationId: id, version } };
};

export async function returnIdentity(staff: DemoStaff, applicant: Applicant): Promise<void> {
  const { id, version, township } = await dossierOf(applicant);
  const reason = "住址缺少门牌号，请补充到楼栋和房间号。";
  const input = { dossierId: id, version, decision: "return" as const, reason };
  must(await reviewIdentity(staff.township(township), input), "identity");
}

/** One complete list; for every second person it also speaks of the application as a whole. */
export async function returnWithList(staff: DemoStaff, applicant: Applicant): Promise<void> {
  const { township, input } = await stepOf(applicant);
  const points = [
    { indicator: "P04", text: "居住证照片四角不完整，请重新拍照上传，文字要清晰可读。" },
    { indicator: "P03", text: "参保起始月份与缴费证明不一致，请核对后更正。" },
    ...(applicant.person.index % 2 === 0
      ? []
      : [{ indicator: null, text: "请确认是否还有其他参保记录需要一并申报。" }]),
  ];
  must(await returnApplication(staff.township(township), { ...input, points }), "return");
}

export async function answerList(applicant: Applicant): Promise<void> {
  for (const indicator of ["P04", "P03"]) await saveAgain(applicant, indicator);
  await send(applicant);
}

export async function refuse(staff: DemoStaff, applicant: Applicant): Promise<void> {
  const { township, input } = await stepOf(applicant);
  const reason = "经核查，您目前不在石狮市就业、经营或任职，不符合2020年度申报条件。情况有变化的，可以在明年申报。";
  must(await refuseApplication(staff.township(township), { ...input, reason }), "refusal");
}

/** Begins a correction and lays one changed claim beside what was sent. */
export async function correct(applicant: Applicant): Promise<void> {
  const { version } = await applicationOf(applicant);
  must(await beginCorrection(applicant.actor, { version }), "correction");
  await saveAgain(applicant, "P03");
}

export async function withdraw(applicant: Applicant): Promise<void> {
  const { version } = await applicationOf(applicant);
  must(await withdrawApplication(applicant.actor, { version }), "withdrawal");
}

/** Takes the candidacies of one kind back; the application stands on with the others. */
export async function withdrawFrom(applicant: Applicant, kind: string): Promise<void> {
  const { id } = await applicationOf(applicant);
  for (const { candidacy, project } of await listCandidacies(db(), id))
    if (project.kind === kind)
      must(await withdrawCandidacy(applicant.actor, { candidacyId: candidacy.id }), "withdrawal");
}

async function itemOf(applicant: Applicant, wanted: { readonly indicator?: string; readonly outcome?: string }) {
  const rows = await listItems(db(), (await applicationOf(applicant)).id);
  const row = rows.find(
    ({ item, decision }) =>
      item.effect === "award" &&
      (wanted.indicator === undefined || item.indicator === wanted.indicator) &&
      decision?.outcome === wanted.outcome,
  );
  if (row === undefined) throw new Error(`no item ${JSON.stringify(wanted)} of person ${applicant.person.index}`);
  return row.item;
}

export async function askForMaterial(staff: DemoStaff, applicant: Applicant): Promise<void> {
  const { id, version, department } = await itemOf(applicant, { indicator: "P04" });
  const text = "居住证有两次签注间断，请补充间断期间的租房合同或工作单位证明。";
  must(await askMaterial(staff.department(department), { itemId: id, version, text }), "material");
}

export async function bringMaterial(applicant: Applicant): Promise<void> {
  const [request] = await readMaterial(db(), { applicationId: (await applicationOf(applicant)).id });
  if (request === undefined) throw new Error(`nothing was asked of person ${applicant.person.index}`);
  const lines = [`承租人：${applicant.person.name}`, "租赁期间：2018年3月至2019年2月"];
  const bytes = demoPaper("房屋租赁合同（摘要）", lines, "示例房东");
  const file = { name: "房屋租赁合同.pdf", mediaType: "application/pdf", bytes, indicator: null };
  const { evidenceId } = must(await uploadEvidence(applicant.actor, file), "material file");
  const answer = "间断期间一直租住在同一处，附租房合同。";
  must(await answerMaterial(applicant.actor, { requestId: request.id, answer, evidence: [evidenceId] }), "answer");
}

/** Disagrees with the claim that was refused. */
export async function disagree(applicant: Applicant): Promise<void> {
  const item = await itemOf(applicant, { outcome: "refuse" });
  const { version } = await applicationOf(applicant);
  const lines = [{ itemId: item.id, reason: "证明材料是原单位出具的，公章清晰，请再核对一次。" }];
  must(await disagreeWithPoints(applicant.actor, { version, lines }), "disagreement");
}

/** The second officer of the department accepts what the first refused. */
export async function decideAgain(staff: DemoStaff, applicant: Applicant): Promise<void> {
  const { id, version, department } = await itemOf(applicant, {});
  must(await decideItem(staff.secondOf(department), { itemId: id, version, outcome: "accept" }), "recheck");
}

export async function signAtCounter(staff: DemoStaff, applicant: Applicant): Promise<void> {
  const { township, input } = await stepOf(applicant);
  must(await confirmAtCounter(staff.township(township), input), "signature");
}

import { db, officeNow } from "../../../../db/client";
import { listItems } from "../../../../db/queries/applications";
import { findProject } from "../../../../db/queries/programmes";
import { readService } from "../../../contracts/service";
import { usesLot } from "../../../domain/ranking/lots";
import { confirmPoints } from "../../../usecases/application/confirm-points";
import { feedBackPoints } from "../../../usecases/application/feed-back-points";
import { recordFirstReview } from "../../../usecases/application/record-first-review";
import { reviewIdentity } from "../../../usecases/dossier/review-identity";
import { enterLot } from "../../../usecases/lot/enter-lot";
import { attachFile } from "../../../usecases/scoring/attach-file";
import { decideItem } from "../../../usecases/scoring/decide-item";
import { decideNothingFound, listNothingFound } from "../../../usecases/scoring/decide-nothing-found";
import type { DecisionInput } from "../../../usecases/scoring/read-decision";
import { readSignoffs } from "../../../usecases/signoff/read-signoffs";
import { signCounts } from "../../../usecases/signoff/sign-counts";
import { type Applicant, applicationOf, dossierOf } from "./applicant";
import { findingPaper } from "./papers";
import { YEAR } from "./programme";
import type { Officers } from "./staff";
import { must } from "./walk";

/** Every township signs for the numbers of its people in a closed project. */
export async function signAllCounts(staff: Officers, projectId: string): Promise<void> {
  const project = await findProject(db(), projectId);
  for (const { township, digest, state } of await readSignoffs(db(), project === null ? [] : [project]))
    if (state !== "signed")
      must(await signCounts(staff.township(township), { projectId, township, digest }), `counts of ${township}`);
}

/** What the demo's lots are drawn with. */
const LOT_NUMBER = "08 15 22 30 04 11 27";

/** Two officers enter the announced number of a closed project that draws lots. */
export async function registerLot(staff: Officers, projectId: string): Promise<void> {
  for (const officer of [staff.office1, staff.office2]) {
    const project = await findProject(db(), projectId);
    const read = project === null ? null : readService(project.content);
    if (project?.status !== "closed" || !read?.ok) return;
    const { service } = read.value;
    if (!usesLot(service) || service.lotSeed !== null) return;
    must(await enterLot(officer, { projectId, number: LOT_NUMBER }), "number for lots");
  }
}

/** What a closed project needs before it is ranked: counts signed for, and the number for its lots. Returns the project as it then stands. */
export async function readyToRank(staff: Officers, projectId: string) {
  await signAllCounts(staff, projectId);
  await registerLot(staff, projectId);
  const project = await findProject(db(), projectId);
  if (project === null) throw new Error("no such project");
  return project;
}

export async function confirmIdentity(staff: Officers, applicant: Applicant): Promise<void> {
  const dossier = await dossierOf(applicant);
  const input = { dossierId: dossier.id, version: dossier.version, decision: "confirm" as const };
  must(await reviewIdentity(staff.township(dossier.township), input), "identity");
}

export async function passFirstReview(staff: Officers, applicant: Applicant): Promise<void> {
  const application = await applicationOf(applicant);
  const input = { applicationId: application.id, version: application.version };
  must(await recordFirstReview(staff.township(application.township), input), "first review");
}

/** What departments find in people of the demo: the indicator, and the row of the form. */
const FINDINGS = {
  "administrative-penalty": { indicator: "N14", outcome: "found", row0: "yes", on0: "2019-11-08" },
  "serious-crime": { indicator: "V02", outcome: "found", row0: "yes" },
  "owns-home": { indicator: "C04", outcome: "failed" },
} as const;
const FOUND = "经核查，系统中有记录。";
const REFUSED = "提交的材料不能证明申报的内容，本次不计分。您有新的材料的，可以在积分反馈后提出异议。";

/** Departments decide the claims of an application (all but `leave`), and what was found about the person. */
export async function decideClaims(staff: Officers, applicant: Applicant, leave = 0): Promise<void> {
  const application = await applicationOf(applicant);
  const open = (await listItems(db(), application.id)).filter((one) => one.decision === null).map((one) => one.item);
  const decide = async (item: (typeof open)[number], answer: Omit<DecisionInput, "itemId" | "version">) => {
    const input = { itemId: item.id, version: item.version, ...answer } as DecisionInput;
    must(await decideItem(staff.department(item.department), input), `item ${item.indicator}`);
  };
  const { finding, refusedClaim } = applicant.person;
  const found = finding === "none" ? undefined : FINDINGS[finding];
  const item = open.find((one) => one.indicator === found?.indicator);
  if (item !== undefined) {
    const file = { ...findingPaper(applicant.person), itemId: item.id };
    must(await attachFile(staff.department(item.department), file), `file for ${item.indicator}`);
    const seen = { ...item, version: item.version + 1 };
    await decide(seen, { ...found, outcome: found?.outcome ?? "found", reason: FOUND });
  }
  const awards = open.filter((one) => one.effect === "award");
  const decided = awards.slice(0, Math.max(0, awards.length - leave));
  for (const one of decided) {
    const refused = refusedClaim && one === decided.at(-1);
    await decide(one, refused ? { outcome: "refuse", reason: REFUSED } : { outcome: "accept" });
  }
}

/** Every department records "nothing found" for all whose items are open, except the receipts given. */
export async function nothingFound(
  staff: Officers,
  departments: readonly string[],
  except: readonly string[],
): Promise<void> {
  const until = (await officeNow(db())).toISOString();
  for (const department of departments) {
    const input = { year: YEAR, department, until, except: except.join("\n") };
    const { chosen, unknown } = await listNothingFound(db(), input);
    const known = except.filter((one) => !unknown.includes(one)).join("\n");
    if (chosen.length === 0) continue;
    const bound = { ...input, except: known, expected: chosen.length };
    must(await decideNothingFound(staff.department(department), bound), `nothing found, ${department}`);
  }
}

export async function feedBack(staff: Officers, applicant: Applicant): Promise<void> {
  const { id, version, township } = await applicationOf(applicant);
  must(await feedBackPoints(staff.township(township), { applicationId: id, version }), "feed-back");
}

export async function confirm(applicant: Applicant): Promise<void> {
  const { version } = await applicationOf(applicant);
  must(await confirmPoints(applicant.actor, { version }), "confirmation");
}

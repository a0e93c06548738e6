import { db } from "../../../db/client";
import { findNewestSubmission, listMembers } from "../../../db/queries/applications";
import { setOfficeTime } from "../../../db/testing/database";
import {
  type Applicant,
  applicationOf,
  dossierOf,
  fillApplication,
  send,
  sendDossier,
} from "../../cli/demo/seed/applicant";
import { findingPaper } from "../../cli/demo/seed/papers";
import {
  confirm,
  confirmIdentity,
  decideClaims,
  feedBack,
  nothingFound,
  passFirstReview,
  readyToRank,
} from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import { enterCandidacy } from "../application/enter-candidacy";
import { layAttachment } from "../attachment/lay-attachment";
import { cleanAttachment } from "../attachment/testing/clean-attachment";
import { addMember } from "../dossier/add-member";
import { saveDossier } from "../dossier/save-dossier";
import { acceptOffer } from "../fulfilment/accept-offer";
import { startOffers } from "../fulfilment/start-offers";
import { publishNotice } from "../notice/publish-notice";
import { runRanking } from "../ranking/run-ranking";
import { askMaterial } from "../scoring/ask-material";
import { attachFile } from "../scoring/attach-file";
import { closeProjects } from "../sweep/close-projects";
import { endNotices } from "../sweep/end-notices";
import { applicantAccount } from "./accounts";
import { itemOf, offerOf } from "./records";
import { visit } from "./visit";
import { seedCases, seedSanctions, type WorldCases, type WorldSanctions } from "./world-cases";
import { DEPARTMENTS, project, seedStaff, seedYears, type WorldStaff } from "./world-years";

/** The people of the world: all of one township, except `twin`, who stands where `drafter` stands, in another; `neighbour` stands there too. */
const PEOPLE = [
  "beginner",
  "pending",
  "starter",
  "drafter",
  "sender",
  "submitted",
  "corrector",
  "incomplete",
  "unfit",
  "scoring",
  "scored",
  "awaiting",
  "signer",
  "doubter",
  "ranked",
  "holder",
  "offered",
  "twin",
  "newcomer",
  "neighbour",
] as const;
/** Who stands at the counter today. */
const AT_COUNTER = [
  "beginner",
  "starter",
  "drafter",
  "sender",
  "corrector",
  "scoring",
  "awaiting",
  "ranked",
  "holder",
  "offered",
  "neighbour",
] as const;
export type PersonName = (typeof PEOPLE)[number];
export type World = {
  readonly people: Readonly<Record<PersonName, Applicant>>;
  readonly staff: WorldStaff;
  readonly cases: WorldCases;
  readonly sanctions: WorldSanctions;
  readonly project: typeof project;
  /** The township's officer in a visit of this person to the counter. */
  counter(name: PersonName): Actor;
};

async function receiptOf(applicant: Applicant): Promise<string> {
  return (await findNewestSubmission(db(), (await applicationOf(applicant)).id))?.receipt ?? "";
}

/** Takes the project that ends first to its offers; one of its two people accepts. */
async function serve(staff: WorldStaff, holder: Applicant): Promise<void> {
  await setOfficeTime("2020-07-07T09:00:00+08:00");
  await closeProjects();
  const { id: projectId, version } = await readyToRank(staff, (await project("served")).id);
  const { runId } = must(await runRanking(staff.office1, { projectId, version }), "ranking served");
  must(await publishNotice(staff.office2, { runId }), "notice served");
  await setOfficeTime("2020-07-25T09:00:00+08:00");
  await endNotices();
  const days = { answerWorkingDays: 5, serveWorkingDays: 10, instructions: "请到住建局办理。" };
  const { version: now } = await project("served");
  must(await startOffers(staff.manager("housing"), { projectId, version: now, ...days }), "offers");
  must(await acceptOffer(holder.actor, { offerId: await offerOf(holder) }), "acceptance");
}

/** A small year, played through the use cases: a person in every state that an act can meet, housing in notice, training ranked, one project being fulfilled. */
export async function seedWorld(): Promise<World> {
  await setOfficeTime("2020-07-06T10:00:00+08:00");
  const staff = await seedStaff();
  await seedYears(staff);
  const people = {} as Record<PersonName, Applicant>;
  for (const [index, name] of PEOPLE.entries())
    people[name] = await applicantAccount(index, name === "twin" ? "baogai" : "lingxiu");
  const { beginner, pending, starter, drafter, sender, twin, scoring, scored, ranked } = people;
  const atTownship = [people.submitted, people.corrector, people.incomplete, people.unfit];
  const inServed = [people.holder, people.offered];
  const toConfirm = [people.awaiting, people.signer, people.doubter, ranked, ...inServed];
  const { birthDate, applicantClass, address } = beginner.person;
  const dossier = { version: 0, birthDate, township: "lingxiu" as const, applicantClass, address };
  must(await saveDossier(beginner.actor, dossier), "dossier");
  await sendDossier(pending);
  for (const one of [starter, drafter, sender, twin, people.neighbour, ...atTownship, scoring, scored, ...toConfirm]) {
    await sendDossier(one);
    await confirmIdentity(staff, one);
    if (one === ranked || inServed.includes(one)) await fillApplication(one);
    else if (one !== starter) await fillApplication(one, "insurance");
  }
  const child = {
    relation: "child" as const,
    name: "王小明",
    documentNumber: "990000201203040011",
    guardian: "yes" as const,
  };
  for (const one of [drafter, twin]) must(await addMember(one.actor, child), "child");
  const enterAs = async (
    one: Applicant,
    name: string,
    more: { childId?: string; choices: string[] } = { choices: [] },
  ) => must(await enterCandidacy(one.actor, { projectId: (await project(name)).id, ...more }), name);
  must(await addMember(people.neighbour.actor, { ...child, documentNumber: "990000201203040038" }), "child");
  const pupil = (await listMembers(db(), (await dossierOf(people.neighbour)).id)).find(
    (one) => one.relation === "child",
  );
  await enterAs(people.neighbour, "schooling", { childId: pupil?.id ?? "", choices: ["school-1"] });
  for (const name of ["housing", "training"]) await enterAs(ranked, name);
  for (const one of inServed) await enterAs(one, "served");
  for (const one of [...atTownship, scoring, scored, ...toConfirm]) await send(one);
  for (const one of [scoring, scored, ...toConfirm]) await passFirstReview(staff, one);
  for (const one of [scored, ...toConfirm]) await decideClaims(staff, one);
  await nothingFound(staff, DEPARTMENTS, [await receiptOf(scoring)]);
  for (const one of toConfirm) await feedBack(staff, one);
  for (const one of [ranked, ...inServed]) await confirm(one);
  await serve(staff, people.holder);
  await setOfficeTime("2020-08-01T09:00:00+08:00");
  await closeProjects();
  for (const name of ["training", "housing"]) {
    const { id, version } = await readyToRank(staff, (await project(name)).id);
    const { runId } = must(await runRanking(staff.office1, { projectId: id, version }), `ranking ${name}`);
    if (name === "training") must(await layAttachment(staff.office1, { runId, ...cleanAttachment() }), "attachment");
    else must(await publishNotice(staff.office2, { runId }), "notice");
  }
  const cases = await seedCases(ranked, staff);
  await setOfficeTime("2020-07-08T10:00:00+08:00");
  const { id: itemId, version } = await itemOf(scoring, "P03");
  must(
    await askMaterial(staff.department("human-resources"), { itemId, version, text: "请补充参保证明。" }),
    "material",
  );
  for (const indicator of ["N14", "V01"]) {
    const { id, department } = await itemOf(scoring, indicator);
    must(await attachFile(staff.department(department), { ...findingPaper(scoring.person), itemId: id }), indicator);
  }
  const visits = new Map<PersonName, Actor>();
  for (const name of AT_COUNTER) {
    const officer = staff.township("lingxiu");
    visits.set(name, { ...officer, behalf: await visit(officer, people[name].person, "lingxiu") });
  }
  const counter = (name: PersonName): Actor => {
    const officer = visits.get(name);
    if (officer === undefined) throw new Error(`${name} is at no counter`);
    return officer;
  };
  const sanctions = await seedSanctions(people, staff);
  return { people, staff, cases, sanctions, project, counter };
}

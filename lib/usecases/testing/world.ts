import { readdirSync, readFileSync } from "node:fs";
import { db } from "../../../db/client";
import { findNewestSubmission } from "../../../db/queries/applications";
import { listProjects } from "../../../db/queries/programmes";
import { setOfficeTime } from "../../../db/testing/database";
import { type Applicant, applicationOf, fillApplication, send, sendDossier } from "../../cli/demo/seed/applicant";
import {
  confirm,
  confirmIdentity,
  decideClaims,
  feedBack,
  nothingFound,
  passFirstReview,
} from "../../cli/demo/seed/procedure";
import type { DemoStaff } from "../../cli/demo/seed/staff";
import { must } from "../../cli/demo/seed/walk";
import { readRulebook } from "../../contracts/rulebook";
import type { Actor } from "../../domain/access/authorize";
import { enterCandidacy } from "../application/enter-candidacy";
import { addChild } from "../dossier/add-child";
import { saveDossier } from "../dossier/save-dossier";
import { publishNotice } from "../notice/publish-notice";
import { createProgramme } from "../programme/create-programme";
import { openProgramme } from "../programme/open-programme";
import { runRanking } from "../ranking/run-ranking";
import { approveRulebook } from "../rulebook/approve-rulebook";
import { importRulebook } from "../rulebook/import-rulebook";
import { approveServiceProject } from "../service-project/approve-service-project";
import { importServiceProject } from "../service-project/import-service-project";
import { openServiceProject } from "../service-project/open-service-project";
import { closeProjects } from "../sweep/close-projects";
import { applicantAccount, staffAccount } from "./accounts";

const SEED = "db/seed/2020";
export const RULEBOOK = readFileSync(`${SEED}/rulebook.json`, "utf8");
const DEPARTMENTS = must(readRulebook(RULEBOOK), "rulebook").rulebook.departments.map((one) => one.code);
export const rulebookOf = (year: number) => RULEBOOK.replace('"year": 2020', `"year": ${year}`);
export const serviceFile = (name: string) => readFileSync(`${SEED}/services/${name}.json`, "utf8");

/** The people of the world: all of one township, except `twin`, who stands where `drafter` stands, in another. */
const PEOPLE = [
  "beginner",
  "pending",
  "starter",
  "drafter",
  "sender",
  "submitted",
  "scoring",
  "scored",
  "awaiting",
  "ranked",
  "twin",
  "newcomer",
] as const;
export type PersonName = (typeof PEOPLE)[number];
export type World = {
  readonly people: Readonly<Record<PersonName, Applicant>>;
  readonly staff: DemoStaff & { readonly admin: Actor };
  project(name: string): Promise<{ readonly id: string; readonly version: number }>;
};

async function seedStaff(): Promise<World["staff"]> {
  const known = new Map<string, Actor>();
  for (const code of ["lingxiu", "baogai"])
    known.set(code, await staffAccount(`town-${code}`, "township-officer", code));
  const office1 = await staffAccount("office-1", "points-office-officer", null);
  for (const code of DEPARTMENTS)
    known.set(code, code === "points-office" ? office1 : await staffAccount(`dept-${code}`, "department-scorer", code));
  const named = (code: string): Actor => {
    const actor = known.get(code);
    if (actor === undefined) throw new Error(`no staff of ${code}`);
    return actor;
  };
  return {
    admin: await staffAccount("admin", "system-administrator", null),
    office1,
    office2: await staffAccount("office-2", "points-office-officer", null),
    township: named,
    department: named,
  };
}

const project: World["project"] = async (name) => {
  const found = (await listProjects(db(), 2020)).find((one) => one.code === `${name}-2020`);
  if (found === undefined) throw new Error(`no project ${name}`);
  return found;
};

/** 2020 opens with six projects, one still proposed and one approved only; 2019 and 2018 are being prepared. */
async function seedYears({ office1, office2 }: DemoStaff): Promise<void> {
  for (const year of [2020, 2019, 2018]) {
    const window = { applyFrom: `${year}-07-01`, applyTo: `${year}-09-10` };
    must(await createProgramme(office1, { year, title: `${year}年度积分管理`, ...window }), `programme ${year}`);
    const { rulebookId } = must(await importRulebook(office1, rulebookOf(year)), `rulebook ${year}`);
    if (year !== 2018) must(await approveRulebook(office2, { rulebookId }), `rulebook ${year}`);
  }
  must(await openProgramme(office2, { year: 2020 }), "programme");
  for (const name of readdirSync(`${SEED}/services`).map((file) => file.replace(".json", ""))) {
    const july = name === "housing" || name === "training";
    const window = { opensOn: "2020-07-01", closesOn: july ? "2020-07-31" : "2020-09-10" };
    must(await importServiceProject(office1, { file: serviceFile(name), ...window }), name);
    if (name === "secondment") continue;
    must(await approveServiceProject(office2, { projectId: (await project(name)).id, version: 1 }), name);
    if (name === "entrepreneurship") continue;
    must(await openServiceProject(office1, { projectId: (await project(name)).id, version: 2 }), name);
  }
}

async function receiptOf(applicant: Applicant): Promise<string> {
  return (await findNewestSubmission(db(), (await applicationOf(applicant)).id))?.receipt ?? "";
}

/** A small year, played through the use cases: a person in every state that an act can meet, housing in notice, training ranked. */
export async function seedWorld(): Promise<World> {
  await setOfficeTime("2020-07-06T10:00:00+08:00");
  const staff = await seedStaff();
  await seedYears(staff);
  const people = {} as Record<PersonName, Applicant>;
  for (const [index, name] of PEOPLE.entries())
    people[name] = await applicantAccount(index, name === "twin" ? "baogai" : "lingxiu");
  const { beginner, pending, starter, drafter, sender, submitted, scoring, scored, awaiting, ranked, twin } = people;
  const { birthDate, applicantClass, address } = beginner.person;
  must(
    await saveDossier(beginner.actor, { version: 0, birthDate, township: "lingxiu", applicantClass, address }),
    "dossier",
  );
  await sendDossier(pending);
  for (const one of [starter, drafter, sender, submitted, scoring, scored, awaiting, ranked, twin]) {
    await sendDossier(one);
    await confirmIdentity(staff, one);
    if (one !== starter) await fillApplication(one, one === ranked ? "housing" : "insurance");
  }
  for (const one of [drafter, twin])
    must(await addChild(one.actor, { name: "王小明", documentNumber: "990000201203040011" }), "child");
  must(await enterCandidacy(ranked.actor, { projectId: (await project("training")).id, choices: [] }), "training");
  for (const one of [submitted, scoring, scored, awaiting, ranked]) await send(one);
  for (const one of [scoring, scored, awaiting, ranked]) await passFirstReview(staff, one);
  for (const one of [scored, awaiting, ranked]) await decideClaims(staff, one);
  await nothingFound(staff, DEPARTMENTS, [await receiptOf(scoring)]);
  for (const one of [awaiting, ranked]) await feedBack(staff, one);
  await confirm(ranked);
  await setOfficeTime("2020-08-01T09:00:00+08:00");
  await closeProjects();
  for (const name of ["training", "housing"]) {
    const { id, version } = await project(name);
    const { runId } = must(await runRanking(staff.office1, { projectId: id, version }), `ranking ${name}`);
    if (name === "housing") must(await publishNotice(staff.office2, { runId }), "notice");
  }
  await setOfficeTime("2020-07-08T10:00:00+08:00");
  return { people, staff, project };
}

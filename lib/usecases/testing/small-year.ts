import { readFileSync } from "node:fs";
import { db } from "../../../db/client";
import { findNewestSubmission } from "../../../db/queries/applications";
import { setOfficeTime } from "../../../db/testing/database";
import { type Applicant, applicationOf, fillApplication, send, sendDossier } from "../../cli/demo/seed/applicant";
import { confirmIdentity, passFirstReview } from "../../cli/demo/seed/procedure";
import type { DemoStaff, Officers } from "../../cli/demo/seed/staff";
import { must } from "../../cli/demo/seed/walk";
import { readRulebook } from "../../contracts/rulebook";
import type { Actor } from "../../domain/access/authorize";
import { createProgramme } from "../programme/create-programme";
import { openProgramme } from "../programme/open-programme";
import { approveRulebook } from "../rulebook/approve-rulebook";
import { importRulebook } from "../rulebook/import-rulebook";
import { approveServiceProject } from "../service-project/approve-service-project";
import { draftServiceProject } from "../service-project/draft-service-project";
import { publishServiceProject } from "../service-project/publish-service-project";
import { submitServiceProject } from "../service-project/submit-service-project";
import { applicantAccount, staffAccount } from "./accounts";

export const RULEBOOK = readFileSync("db/seed/2020/rulebook.json", "utf8");
export const serviceFile = (name: string) => readFileSync(`db/seed/2020/services/${name}.json`, "utf8");
export const RULES = {
  who: "在石狮就业的人员",
  scope: "指标额内",
  limit: "一年一次",
  lot: "示例彩票开奖号码",
  excludes: [],
  flows: [],
};
export const DEPARTMENTS = must(readRulebook(RULEBOOK), "rulebook").rulebook.departments.map((one) => one.code);

/** Staff as rows: two of the office, one of a township, two of each department, a service manager of each. */
export async function seedOfficers(): Promise<DemoStaff> {
  const known = new Map<string, Actor>();
  const add = async (login: string, ...grant: [Parameters<typeof staffAccount>[1], string | null]) => {
    known.set(login, await staffAccount(login, ...grant));
  };
  for (const login of ["office-1", "office-2"]) await add(login, "points-office-officer", null);
  await add("town-lingxiu", "township-officer", "lingxiu");
  for (const code of DEPARTMENTS.filter((one) => one !== "points-office")) {
    await add(`dept-${code}`, "department-scorer", code);
    await add(`dept-${code}-2`, "department-scorer", code);
    await add(`svc-${code}`, "service-manager", code);
  }
  const named = (login: string): Actor => {
    const actor = known.get(login);
    if (actor === undefined) throw new Error(`no staff ${login}`);
    return actor;
  };
  return {
    office1: named("office-1"),
    office2: named("office-2"),
    township: (code) => named(`town-${code}`),
    department: (code) => named(code === "points-office" ? "office-1" : `dept-${code}`),
    secondOf: (code) => named(code === "points-office" ? "office-2" : `dept-${code}-2`),
    manager: (code) => named(`svc-${code}`),
  };
}

/** 2020 with its approved rulebook, still being prepared. */
export async function seedPreparedYear({ office1, office2 }: Officers): Promise<void> {
  const window = { applyFrom: "2020-07-01", applyTo: "2020-09-10" };
  must(await createProgramme(office1, { year: 2020, title: "2020年度积分管理", ...window }), "programme");
  const { rulebookId } = must(await importRulebook(office1, RULEBOOK), "rulebook");
  must(await approveRulebook(office2, { rulebookId }), "rulebook approval");
}

/** A small year at 2020-07-06 10:00 with one open project (insurance), drafted by its department. */
export async function seedSmallYear(): Promise<DemoStaff> {
  await setOfficeTime("2020-07-06T10:00:00+08:00");
  const staff = await seedOfficers();
  await seedPreparedYear(staff);
  must(await openProgramme(staff.office2, { year: 2020 }), "year");
  const window = { opensOn: "2020-07-01", closesOn: "2020-09-10", rules: RULES };
  const manager = staff.manager("human-resources");
  const input = { file: serviceFile("insurance"), ...window, version: 0 };
  const { projectId } = must(await draftServiceProject(manager, input), "draft");
  must(await submitServiceProject(manager, { projectId, version: 1 }), "submission");
  must(await approveServiceProject(staff.office2, { projectId, version: 2 }), "approval");
  must(await publishServiceProject(staff.office1, { projectId, version: 3 }), "publication");
  return staff;
}

/** The n-th generated person of Lingxiu, whose application is with the departments now. */
export async function personInScoring(staff: Officers, index: number): Promise<Applicant> {
  const person = await applicantAccount(index, "lingxiu");
  await sendDossier(person);
  await confirmIdentity(staff, person);
  await fillApplication(person, "insurance");
  await send(person);
  await passFirstReview(staff, person);
  return person;
}

export async function receiptOf(person: Applicant): Promise<string> {
  return (await findNewestSubmission(db(), (await applicationOf(person)).id))?.receipt ?? "";
}

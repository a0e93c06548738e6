import { readdirSync, readFileSync } from "node:fs";
import { db } from "../../../db/client";
import { listProjects } from "../../../db/queries/programmes";
import type { Officers } from "../../cli/demo/seed/staff";
import { must } from "../../cli/demo/seed/walk";
import { readRulebook } from "../../contracts/rulebook";
import type { Actor } from "../../domain/access/authorize";
import { createProgramme } from "../programme/create-programme";
import { openProgramme } from "../programme/open-programme";
import { approveRulebook } from "../rulebook/approve-rulebook";
import { importRulebook } from "../rulebook/import-rulebook";
import { approveServiceProject } from "../service-project/approve-service-project";
import { draftServiceProject } from "../service-project/draft-service-project";
import { importServiceProject } from "../service-project/import-service-project";
import { publishServiceProject } from "../service-project/publish-service-project";
import { submitServiceProject } from "../service-project/submit-service-project";
import { staffAccount } from "./accounts";

const SEED = "db/seed/2020";
export const RULEBOOK = readFileSync(`${SEED}/rulebook.json`, "utf8");
export const DEPARTMENTS = must(readRulebook(RULEBOOK), "rulebook").rulebook.departments.map((one) => one.code);
export const rulebookOf = (year: number) => RULEBOOK.replace('"year": 2020', `"year": ${year}`);
export const serviceFile = (name: string) => readFileSync(`${SEED}/services/${name}.json`, "utf8");

const RULES = {
  who: "身份经镇（街道）确认的人员。",
  scope: "按积分排名。",
  limit: "同一年度只能享受一次。",
  lot: "示例彩票开奖号码",
  excludes: [],
  flows: [],
};
/** A project's file under a name of its own, with window and rules. */
export const draftOf = (name: string) => ({
  file: serviceFile("housing").replaceAll("housing-2020", `${name}-2020`),
  opensOn: "2020-07-01",
  closesOn: "2020-09-10",
  rules: RULES,
});
/** The last day of the project that is being fulfilled already. */
export const SERVED_CLOSES = "2020-07-06";
export type WorldStaff = Officers & { readonly admin: Actor; manager(code: string): Actor };

/** One officer for each unit; the office and the system have theirs. */
export async function seedStaff(): Promise<WorldStaff> {
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
  const manager = new Map<string, Actor>();
  for (const code of ["housing", "education"])
    manager.set(code, await staffAccount(`manage-${code}`, "service-manager", code));
  return {
    admin: await staffAccount("admin", "system-administrator", null),
    office1,
    office2: await staffAccount("office-2", "points-office-officer", null),
    township: named,
    department: named,
    manager: (code) => manager.get(code) ?? named(code),
  };
}

/** A project of 2020 by the first word of its code, as it stands now. */
export async function project(name: string) {
  const found = (await listProjects(db(), 2020)).find((one) => one.code === `${name}-2020`);
  if (found === undefined) throw new Error(`no project ${name}`);
  return found;
}

/** 2020 opens with seven projects, one still proposed and one approved only, and two of a department under way; 2019 and 2018 are being prepared. */
export async function seedYears({ office1, office2, manager }: WorldStaff): Promise<void> {
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
    const rules = name === "insurance" ? { ...RULES, excludes: ["schooling" as const] } : RULES;
    must(await importServiceProject(office1, { file: serviceFile(name), ...window, rules }), name);
    if (name === "secondment") continue;
    must(await approveServiceProject(office2, { projectId: (await project(name)).id, version: 1 }), name);
    if (name === "entrepreneurship") continue;
    must(await publishServiceProject(office1, { projectId: (await project(name)).id, version: 2 }), name);
  }
  const served = { ...draftOf("served"), closesOn: SERVED_CLOSES };
  must(await importServiceProject(office1, served), "served");
  must(await approveServiceProject(office2, { projectId: (await project("served")).id, version: 1 }), "served");
  must(await publishServiceProject(office1, { projectId: (await project("served")).id, version: 2 }), "served");
  for (const name of ["drafted", "waiting"]) {
    const drafted = { ...draftOf(name), version: 0 };
    const { projectId } = must(await draftServiceProject(manager("housing"), drafted), name);
    if (name === "waiting") must(await submitServiceProject(manager("housing"), { projectId, version: 1 }), name);
  }
}

import { readFileSync } from "node:fs";
import { and, eq } from "drizzle-orm";
import { db } from "../../../db/client";
import { listProjects } from "../../../db/queries/programmes";
import { candidacies, householdMembers, rankingRuns } from "../../../db/schema";
import { setOfficeTime } from "../../../db/testing/database";
import { type Applicant, applicationOf, dossierOf, formRows, send, sendDossier } from "../../cli/demo/seed/applicant";
import {
  confirm,
  confirmIdentity,
  decideClaims,
  feedBack,
  nothingFound,
  passFirstReview,
} from "../../cli/demo/seed/procedure";
import type { Officers } from "../../cli/demo/seed/staff";
import { must } from "../../cli/demo/seed/walk";
import { readRulebook } from "../../contracts/rulebook";
import type { Actor } from "../../domain/access/authorize";
import type { TownshipCode } from "../../domain/dossier/townships";
import { enterCandidacy } from "../application/enter-candidacy";
import { saveClaim } from "../application/save-claim";
import { startApplication } from "../application/start-application";
import { addMember } from "../dossier/add-member";
import { createProgramme } from "../programme/create-programme";
import { openProgramme } from "../programme/open-programme";
import { setStages } from "../programme/set-stages";
import { approveRulebook } from "../rulebook/approve-rulebook";
import { importRulebook } from "../rulebook/import-rulebook";
import { approveServiceProject } from "../service-project/approve-service-project";
import { importServiceProject } from "../service-project/import-service-project";
import { publishServiceProject } from "../service-project/publish-service-project";
import { applicantAccount, staffAccount } from "./accounts";

const SEED = "db/seed/2020";
const RULEBOOK = readFileSync(`${SEED}/rulebook.json`, "utf8");
export const DEPARTMENTS = must(readRulebook(RULEBOOK), "rulebook").rulebook.departments.map((one) => one.code);
const TOWNS: readonly TownshipCode[] = ["lingxiu", "baogai"];
export type Kind = "housing" | "schooling";

export type RankedYear = {
  readonly staff: Officers;
  project(kind: Kind): Promise<Awaited<ReturnType<typeof listProjects>>[number]>;
  person(index: number, township?: TownshipCode): Promise<Applicant>;
};

async function seedStaff(): Promise<Officers> {
  const known = new Map<string, Actor>();
  for (const code of TOWNS) known.set(code, await staffAccount(`town-${code}`, "township-officer", code));
  const office1 = await staffAccount("office-1", "points-office-officer", null);
  for (const code of DEPARTMENTS)
    known.set(code, code === "points-office" ? office1 : await staffAccount(`dept-${code}`, "department-scorer", code));
  const named = (code: string): Actor => {
    const actor = known.get(code);
    if (actor === undefined) throw new Error(`no staff of ${code}`);
    return actor;
  };
  const office2 = await staffAccount("office-2", "points-office-officer", null);
  return { office1, office2, township: named, department: named };
}

type ServiceFile = Readonly<Record<string, unknown>>;

/** A year with housing and schooling open from 1 to 17 July 2020, at 09:00 of their first day. Nobody has applied yet. `change` makes another project of a file. */
export async function seedRankedYear(change: (file: ServiceFile) => ServiceFile = (file) => file): Promise<RankedYear> {
  await setOfficeTime("2020-06-30T09:00:00+08:00");
  const staff = await seedStaff();
  const { office1, office2 } = staff;
  const window = { applyFrom: "2020-07-01", applyTo: "2020-09-10" };
  must(await createProgramme(office1, { year: 2020, title: "2020年度积分管理", ...window }), "programme");
  const stages = [{ name: "申报和评分", from: "2020-07-01", to: "2020-09-10" }];
  must(await setStages(office1, { year: 2020, version: 1, stages }), "stages");
  const { rulebookId } = must(await importRulebook(office1, RULEBOOK), "rulebook");
  must(await approveRulebook(office2, { rulebookId }), "rulebook");
  const rules = {
    who: "在石狮市就业的人员。",
    scope: "按积分高低。",
    limit: "同一年度享受一次。",
    lot: "示例彩票开奖号码",
    excludes: [],
    flows: [],
  };
  for (const kind of ["housing", "schooling"]) {
    const file = JSON.stringify(
      change(JSON.parse(readFileSync(`${SEED}/services/${kind}.json`, "utf8")) as ServiceFile),
    );
    must(await importServiceProject(office1, { file, rules, opensOn: "2020-07-01", closesOn: "2020-07-17" }), kind);
  }
  await setOfficeTime("2020-07-01T09:00:00+08:00");
  must(await openProgramme(office2, { year: 2020 }), "opening");
  for (const { id, version, kind } of await listProjects(db(), 2020)) {
    must(await approveServiceProject(office2, { projectId: id, version }), kind);
    must(await publishServiceProject(office1, { projectId: id, version: version + 1 }), kind);
  }
  return {
    staff,
    async project(kind) {
      const found = (await listProjects(db(), 2020)).find((one) => one.kind === kind);
      if (found === undefined) throw new Error(`no project ${kind}`);
      return found;
    },
    async person(index, township = "lingxiu") {
      const applicant = await applicantAccount(index, township);
      await sendDossier(applicant);
      await confirmIdentity(staff, applicant);
      must(await startApplication(applicant.actor), "application");
      for (const { indicator, items } of applicant.person.claims)
        must(await saveClaim(applicant.actor, { indicator, evidence: [], ...formRows(items) }), indicator);
      return applicant;
    },
  };
}

/** Enters housing, or schooling for a child of that document number. Returns the candidacy. */
export async function enter(
  year: RankedYear,
  applicant: Applicant,
  kind: Kind,
  child?: string,
  choices: readonly string[] = kind === "schooling" ? ["school-1", "school-2"] : [],
) {
  const { id: projectId } = await year.project(kind);
  let childId: string | undefined;
  if (child !== undefined) {
    await addMember(applicant.actor, { relation: "child", name: "王小明", documentNumber: child, guardian: "yes" });
    const { id } = await dossierOf(applicant);
    const members = await db().select().from(householdMembers).where(eq(householdMembers.dossierId, id));
    childId = members.at(-1)?.id;
  }
  must(await enterCandidacy(applicant.actor, { projectId, childId, choices }), `candidacy ${kind}`);
  return candidacyOf(year, applicant, kind);
}

export async function candidacyOf(year: RankedYear, applicant: Applicant, kind: Kind) {
  const { id } = await year.project(kind);
  const application = await applicationOf(applicant);
  const [found] = await db()
    .select()
    .from(candidacies)
    .where(and(eq(candidacies.applicationId, application.id), eq(candidacies.projectId, id)));
  if (found === undefined) throw new Error(`no candidacy ${kind}`);
  return found;
}

/** Takes people who filled in and entered to scored: sent, reviewed, every item decided. */
export async function scoreAll({ staff }: RankedYear, people: readonly Applicant[]): Promise<void> {
  for (const one of people) {
    await send(one);
    await passFirstReview(staff, one);
    await decideClaims(staff, one);
  }
  await nothingFound(staff, DEPARTMENTS, []);
}

/** From scored to confirmed. */
export async function confirmAll({ staff }: RankedYear, people: readonly Applicant[]): Promise<void> {
  for (const one of people) {
    await feedBack(staff, one);
    await confirm(one);
  }
}

export async function newestRun(projectId: string) {
  const runs = await db().select().from(rankingRuns).where(eq(rankingRuns.projectId, projectId));
  const run = runs.sort((a, b) => a.version - b.version).at(-1);
  if (run === undefined) throw new Error("no run");
  return run;
}

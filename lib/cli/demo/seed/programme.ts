import { readdirSync, readFileSync } from "node:fs";
import { db } from "../../../../db/client";
import { listProjects } from "../../../../db/queries/programmes";
import type { Actor } from "../../../domain/access/authorize";
import type { Flow } from "../../../domain/fulfilment/flows";
import type { ProjectKind } from "../../../domain/programme/statuses";
import { createProgramme } from "../../../usecases/programme/create-programme";
import { openProgramme } from "../../../usecases/programme/open-programme";
import { setStages } from "../../../usecases/programme/set-stages";
import { approveRulebook } from "../../../usecases/rulebook/approve-rulebook";
import { importRulebook } from "../../../usecases/rulebook/import-rulebook";
import { approveServiceProject } from "../../../usecases/service-project/approve-service-project";
import type { ProjectInput } from "../../../usecases/service-project/check-project";
import { draftServiceProject } from "../../../usecases/service-project/draft-service-project";
import { importServiceProject } from "../../../usecases/service-project/import-service-project";
import { publishServiceProject } from "../../../usecases/service-project/publish-service-project";
import { submitServiceProject } from "../../../usecases/service-project/submit-service-project";
import type { DemoStaff } from "./staff";
import { must } from "./walk";

export const SEED = "db/seed/2020";
export const YEAR = 2020;

/** The plan's stages, which overlap. Source: implementation plan 四. */
const STAGES = [
  { name: "申报和评分", from: "2020-07-01", to: "2020-09-10" },
  { name: "排名和公示", from: "2020-07-31", to: "2020-10-31" },
  { name: "兑现服务", from: "2020-08-10", to: "2020-12-31" },
];
/** When the first two projects open and close; the other four follow from August to the end of the year's window. */
const WINDOWS: Readonly<Record<string, { readonly opensOn: string; readonly closesOn: string }>> = {
  "schooling.json": { opensOn: "2020-07-01", closesOn: "2020-07-17" },
  "housing.json": { opensOn: "2020-07-01", closesOn: "2020-07-31" },
};
const RULES = {
  lot: "示例彩票申报截止后第一期的开奖号码",
  who: "在石狮市就业、经营或任职，身份经镇（街道）确认，积分达到分数线的人员。",
  scope: "按积分高低排名，在指标额内享受。",
  limit: "同一年度同一受益人在本项目只能享受一次。",
};
/** Made up, so that an order of wishes can be tried: the plan names no services that exclude one another. */
const EXCLUDES: Readonly<Record<string, readonly ProjectKind[]>> = { "entrepreneurship.json": ["insurance"] };
/** Made up too: what a group of training does not need goes on to the largest. */
const FLOWS: Readonly<Record<string, readonly Flow[]>> = {
  "training.json": [
    { from: "private-college-talent", to: "new-citizen" },
    { from: "news-industry-talent", to: "new-citizen" },
  ],
};

/**
 * The year with its rulebook, prepared by one officer and approved by the other, and six projects: their departments draft and submit them, the last
 * is imported by the office.
 */
export async function seedProgramme(staff: DemoStaff, rulebookFile: string): Promise<void> {
  const { office1, office2 } = staff;
  const title = "2020年度积分管理";
  must(
    await createProgramme(office1, { year: YEAR, title, applyFrom: "2020-07-01", applyTo: "2020-09-10" }),
    "programme",
  );
  must(await setStages(office1, { year: YEAR, version: 1, stages: STAGES }), "stages");
  const { rulebookId } = must(await importRulebook(office1, rulebookFile), "rulebook");
  must(await approveRulebook(office2, { rulebookId }), "rulebook approval");
  for (const name of readdirSync(`${SEED}/services`).sort()) {
    const file = readFileSync(`${SEED}/services/${name}`, "utf8");
    const window = WINDOWS[name] ?? { opensOn: "2020-08-01", closesOn: "2020-09-10" };
    const rules = { ...RULES, excludes: EXCLUDES[name] ?? [], flows: FLOWS[name] ?? [] };
    if (name.startsWith("secondment")) must(await importServiceProject(office1, { file, ...window, rules }), name);
    else await draftAndSubmit(staff.manager(departmentOf(file)), { file, ...window, rules });
  }
  for (const { id, version } of await listProjects(db(), YEAR))
    must(await approveServiceProject(office2, { projectId: id, version }), "project approval");
}

const departmentOf = (file: string) => (JSON.parse(file) as { readonly department: string }).department;

async function draftAndSubmit(manager: Actor, input: ProjectInput): Promise<void> {
  const { projectId } = must(await draftServiceProject(manager, { ...input, version: 0 }), "draft of a project");
  must(await submitServiceProject(manager, { projectId, version: 1 }), "submission of a project");
}

export async function openYear({ office2 }: DemoStaff): Promise<void> {
  must(await openProgramme(office2, { year: YEAR }), "programme opening");
}

/** Publishes the approved projects; each opens on its own first day. */
export async function publishProjects({ office1 }: DemoStaff): Promise<void> {
  for (const { id, version, kind } of await listProjects(db(), YEAR))
    must(await publishServiceProject(office1, { projectId: id, version }), kind);
}

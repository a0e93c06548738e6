import { readdirSync, readFileSync } from "node:fs";
import { db } from "../../../../db/client";
import { listProjects } from "../../../../db/queries/programmes";
import { createProgramme } from "../../../usecases/programme/create-programme";
import { openProgramme } from "../../../usecases/programme/open-programme";
import { approveRulebook } from "../../../usecases/rulebook/approve-rulebook";
import { importRulebook } from "../../../usecases/rulebook/import-rulebook";
import { approveServiceProject } from "../../../usecases/service-project/approve-service-project";
import { importServiceProject } from "../../../usecases/service-project/import-service-project";
import { openServiceProject } from "../../../usecases/service-project/open-service-project";
import type { DemoStaff } from "./staff";
import { must } from "./walk";

export const SEED = "db/seed/2020";
export const YEAR = 2020;

/** The year with its rulebook and six projects, prepared by one officer and approved by the other. Housing opens in July, the others in August. */
export async function seedProgramme({ office1, office2 }: DemoStaff, rulebookFile: string): Promise<void> {
  const title = "2020年度积分管理";
  must(
    await createProgramme(office1, { year: YEAR, title, applyFrom: "2020-07-01", applyTo: "2020-09-10" }),
    "programme",
  );
  const { rulebookId } = must(await importRulebook(office1, rulebookFile), "rulebook");
  must(await approveRulebook(office2, { rulebookId }), "rulebook approval");
  for (const name of readdirSync(`${SEED}/services`).sort()) {
    const file = readFileSync(`${SEED}/services/${name}`, "utf8");
    const housing = name.startsWith("housing");
    const window = housing
      ? { opensOn: "2020-07-01", closesOn: "2020-07-31" }
      : { opensOn: "2020-08-01", closesOn: "2020-09-10" };
    must(await importServiceProject(office1, { file, ...window }), name);
  }
  for (const { id, version } of await listProjects(db(), YEAR))
    must(await approveServiceProject(office2, { projectId: id, version }), "project approval");
}

export async function openYear({ office2 }: DemoStaff): Promise<void> {
  must(await openProgramme(office2, { year: YEAR }), "programme opening");
}

/** Opens the projects of these kinds. */
export async function openProjects({ office1 }: DemoStaff, kinds: (kind: string) => boolean): Promise<void> {
  for (const { id, version, kind, status } of await listProjects(db(), YEAR))
    if (status === "approved" && kinds(kind)) must(await openServiceProject(office1, { projectId: id, version }), kind);
}

import type { Tx } from "../../../db/client";
import type { serviceProjects } from "../../../db/schema";
import { readServiceValue } from "../../contracts/service";
import { STEPS_OF } from "../../domain/fulfilment/steps";
import type { Indicator } from "../../domain/rulebook/rulebook";
import { takesEvents } from "../../domain/rulebook/takes-events";
import { fail, ok, type Result } from "../../domain/shared/result";
import { loadRulebook } from "../rulebook/load-rulebook";

type ProjectRow = typeof serviceProjects.$inferSelect;

/** The indicators of the project's rulebook for which its certificates can count: of its classes, with the day as the only fact. None where it gives none. */
export async function listCertificateIndicators(tx: Tx, project: ProjectRow): Promise<readonly Indicator[]> {
  if (project.rulebookId === null || !STEPS_OF[project.kind].some((rule) => rule.step === "certificate")) return [];
  const read = readServiceValue(JSON.parse(project.content));
  if (!read.ok) throw new Error(`project ${project.id} does not read`);
  const { classes } = read.value.service;
  const { rulebook } = await loadRulebook(tx, project.rulebookId);
  return rulebook.indicators.filter((one) => takesEvents(one) && one.classes.some((code) => classes.includes(code)));
}

/** The indicator that a department named for its certificates; null where it named none. */
export async function findCertificate(
  tx: Tx,
  project: ProjectRow,
  code: string,
): Promise<Result<Indicator | null, "indicator-unknown">> {
  if (code === "") return ok(null);
  const found = (await listCertificateIndicators(tx, project)).find((one) => one.code === code);
  return found === undefined ? fail("indicator-unknown") : ok(found);
}

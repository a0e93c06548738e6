import { readFileSync } from "node:fs";
import { confirmPoints } from "../../../usecases/application/confirm-points";
import { approveRulebook } from "../../../usecases/rulebook/approve-rulebook";
import { importRulebook } from "../../../usecases/rulebook/import-rulebook";
import { rescoreYear } from "../../../usecases/scoring/rescore-year";
import { type Applicant, applicationOf } from "./applicant";
import { SEED } from "./programme";
import type { Play } from "./steps";
import { must } from "./walk";

const REASON = "附件印错：流动党员每满12个月应为2分，误印为3分，按原文更正（演示）。";

/** The rulebook with the points as they should have been printed: few claim them, so that few are asked anew. */
function correctedFile(): string {
  const file = JSON.parse(readFileSync(`${SEED}/rulebook.json`, "utf8")) as {
    readonly indicators: readonly { readonly code: string; readonly rule: Record<string, unknown> }[];
  };
  for (const { code, rule } of file.indicators) if (code === "P27") rule.points = 2;
  return JSON.stringify(file);
}

/** A misprint comes to light: one officer imports the correction, another approves it, and the year is scored anew. What was in notice stands. */
export async function correctMisprint({ staff }: Play): Promise<void> {
  const { rulebookId } = must(await importRulebook(staff.office1, correctedFile(), REASON), "corrected rulebook");
  must(await approveRulebook(staff.office2, { rulebookId }), "approval of the correction");
  while ((await rescoreYear()) > 0);
}

/** Who had confirmed and is asked again confirms once more. */
export async function confirmAnew(applicant: Applicant): Promise<void> {
  const { status, version } = await applicationOf(applicant);
  if (status === "awaiting-confirmation") must(await confirmPoints(applicant.actor, { version }), "confirmation anew");
}

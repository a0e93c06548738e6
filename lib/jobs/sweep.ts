import { messageText } from "../copy/messages";
import { log } from "../platform/log";
import { handOver } from "../platform/message-gateway";
import { sealAudit } from "../usecases/audit/seal-audit";
import { writeDailyFigures } from "../usecases/audit/write-daily-figures";
import { rescoreYear } from "../usecases/scoring/rescore-year";
import { closeProjects } from "../usecases/sweep/close-projects";
import { sendDueMessages } from "../usecases/sweep/due-messages";
import { endNotices } from "../usecases/sweep/end-notices";
import { forgetOldAttempts } from "../usecases/sweep/forget-attempts";
import { lapseConfirmations } from "../usecases/sweep/lapse-confirmations";
import { lapseOffers } from "../usecases/sweep/lapse-offers";
import { lapseSupplements } from "../usecases/sweep/lapse-supplements";
import { openProjects } from "../usecases/sweep/open-projects";
import { reconcileEvidenceDaily } from "../usecases/sweep/reconcile-evidence";
import { removeStaleReservations } from "../usecases/sweep/remove-stale-reservations";
import { publishFiles } from "./publish-files";
import { publishSeals } from "./publish-seals";

const steps: Readonly<Record<string, () => Promise<number>>> = {
  "open-projects": openProjects,
  "close-projects": closeProjects,
  "end-notices": endNotices,
  "rescore-year": () => rescoreYear(),
  "lapse-supplements": lapseSupplements,
  "lapse-confirmations": lapseConfirmations,
  "lapse-offers": lapseOffers,
  "publish-files": () => publishFiles(),
  "seal-audit": sealAudit,
  "daily-figures": writeDailyFigures,
  "publish-seals": () => publishSeals(),
  "send-messages": () =>
    sendDueMessages(({ id, phone, template, body }) => handOver({ id, phone, text: messageText(template, body) })),
  "remove-stale-reservations": removeStaleReservations,
  "reconcile-evidence": reconcileEvidenceDaily,
  "forget-attempts": forgetOldAttempts,
};

/** One step of the worker; where it fails, that is logged and does not hold the others up. */
export async function attempt(step: string, run: () => Promise<number>): Promise<void> {
  try {
    const done = await run();
    if (done > 0) log().info({ step, done }, "sweep");
  } catch (error) {
    log().error({ step, error: error instanceof Error ? error.message : "unknown" }, "sweep failed");
  }
}

/** Asks what is due by office time and does it, step by step. */
export async function sweep(): Promise<void> {
  for (const [step, run] of Object.entries(steps)) await attempt(step, run);
}

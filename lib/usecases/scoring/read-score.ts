import { desc, eq } from "drizzle-orm";
import { listItems, listScores } from "../../../db/queries/applications";
import { applications, dossiers } from "../../../db/schema";
import { scoreLinesInWords } from "../../copy/score-lines";
import type { Actor } from "../../domain/access/authorize";
import type { ApplicationStatus } from "../../domain/application/statuses";
import { fail, ok } from "../../domain/shared/result";
import { openText } from "../../platform/crypto/field-encryption";
import { type ActContext, perform } from "../act";
import type { ApplicationRow } from "../application/lock-own";
import { readChances } from "../application/read-chances";
import { readRecheck } from "../application/read-recheck";
import { loadRulebook } from "../rulebook/load-rulebook";
import { readDecisionFiles } from "./finding-files";
import { readAskedPoints } from "./read-asked-points";
import { storedScore } from "./stored-score";

async function viewOf(context: ActContext, application: ApplicationRow) {
  const { tx } = context;
  const { rulebook, digest } = await loadRulebook(tx, application.rulebookId);
  const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.id, application.dossierId));
  const scores = [];
  for (const row of await listScores(tx, application.id)) {
    const lines = scoreLinesInWords(await storedScore(tx, row));
    scores.push({ kind: row.kind, total: row.total, vetoed: row.vetoed, lines });
  }
  const decided = await listItems(tx, application.id);
  const files = await readDecisionFiles(
    tx,
    decided.flatMap(({ decision }) => decision?.id ?? []),
  );
  const decisions = decided.flatMap(({ item, decision }) =>
    decision === null
      ? []
      : [
          {
            itemId: item.id,
            indicator: item.indicator,
            outcome: decision.outcome,
            decidedAt: decision.decidedAt,
            files: files.get(decision.id) ?? [],
            reason:
              decision.reasonSealed === null
                ? null
                : openText(decision.reasonSealed, `decisions.reason:${decision.id}`),
          },
        ],
  );
  return {
    applicationId: application.id,
    /** Lines that were looked at a second time. */
    rechecked: (await readRecheck(tx, application.id)).map(({ itemId }) => itemId),
    name: dossier?.name ?? "",
    status: application.status,
    version: application.version,
    confirmBy: application.confirmBy,
    asked: await readAskedPoints(tx, application),
    can: await readChances(context, application),
    applicantClass: application.applicantClass,
    rulebook,
    rulebookDigest: digest,
    scores,
    decisions,
  };
}
export type ScoreView = Awaited<ReturnType<typeof viewOf>>;
/** Statuses in which the person was told the points. */
export const TOLD: readonly ApplicationStatus[] = ["awaiting-confirmation", "confirmed", "unconfirmed"];

/** The person reads the own points once they were fed back; null before. At a counter: of who is present. */
export function readOwnScore(actor: Actor) {
  return perform<ScoreView | null>(actor, "score.read", { kind: "application", id: null }, async (context) => {
    const { personId } = context;
    const allowed = context.authorize({ ownerUserId: personId });
    if (!allowed.ok) return allowed;
    const [application] = await context.tx
      .select()
      .from(applications)
      .where(eq(applications.userId, personId))
      .orderBy(desc(applications.year))
      .limit(1);
    await context.audit({ own: true }, { kind: "application", id: application?.id ?? null });
    return ok(
      application === undefined || !TOLD.includes(application.status) ? null : await viewOf(context, application),
    );
  });
}

/** Township or points office read the points of an application once it is scored. Audited. */
export function readScore(actor: Actor, input: { readonly applicationId: string }) {
  return perform<ScoreView>(actor, "score.read", { kind: "application", id: input.applicationId }, async (context) => {
    const [application] = await context.tx.select().from(applications).where(eq(applications.id, input.applicationId));
    if (application === undefined || !["scored", ...TOLD].includes(application.status)) return fail("not-found");
    const allowed = context.authorize({ township: application.township });
    if (!allowed.ok) return allowed;
    await context.audit({});
    return ok(await viewOf(context, application));
  });
}

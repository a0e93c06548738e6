import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { findRulebook, listProjects } from "../../../db/queries/programmes";
import {
  applications,
  rescoringChanges,
  rescorings,
  rulebookCorrections,
  rulebooks,
  submissions,
} from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { type RulebookChange, rulebookChanges } from "../../domain/rulebook/correction";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import { loadRulebook } from "../rulebook/load-rulebook";

const PAGE = 50;

/** Where a page of changes goes on from. */
export type AfterChange = { readonly applicationId: string; readonly kind: string } | null;
/** Totals in 0.01 分. `kind` empty = all indicators. */
export type PointsChange = {
  readonly applicationId: string;
  readonly receipt: string;
  readonly township: string;
  readonly kind: string;
  readonly before: number;
  readonly after: number;
};

/** Which version a rulebook corrects or, while it waits, would correct; null where it corrects none. */
async function correctedBy(tx: Tx, rulebook: typeof rulebooks.$inferSelect) {
  if (rulebook.reason === null) return null;
  const [made] = await tx.select().from(rulebookCorrections).where(eq(rulebookCorrections.rulebookId, rulebook.id));
  if (made !== undefined) return findRulebook(tx, made.replacedId);
  const [inForce] = await tx
    .select()
    .from(rulebooks)
    .where(and(eq(rulebooks.year, rulebook.year), eq(rulebooks.status, "approved")));
  return inForce ?? null;
}

async function changedPoints(tx: Tx, rulebookId: string, after: AfterChange): Promise<readonly PointsChange[]> {
  const receipt = tx
    .select({ receipt: submissions.receipt })
    .from(submissions)
    .where(eq(submissions.applicationId, applications.id))
    .orderBy(desc(submissions.version))
    .limit(1);
  return tx
    .select({
      applicationId: rescoringChanges.applicationId,
      receipt: sql<string>`coalesce((${receipt}), '')`,
      township: applications.township,
      kind: rescoringChanges.kind,
      before: rescoringChanges.before,
      after: rescoringChanges.after,
    })
    .from(rescoringChanges)
    .innerJoin(applications, eq(applications.id, rescoringChanges.applicationId))
    .where(
      and(
        eq(rescoringChanges.rulebookId, rulebookId),
        after === null
          ? undefined
          : sql`(${rescoringChanges.applicationId}, ${rescoringChanges.kind}) > (${after.applicationId}::uuid, ${after.kind})`,
      ),
    )
    .orderBy(asc(rescoringChanges.applicationId), asc(rescoringChanges.kind))
    .limit(PAGE + 1);
}

/** One version of the rulebook: what it corrects and why, how far its rescoring is, and whose points it changed (a page, by key). Audited. */
export function readRescoring(actor: Actor, input: { readonly rulebookId: string; readonly after: AfterChange }) {
  return perform(actor, "rescoring.read", { kind: "rulebook", id: input.rulebookId }, async (context) => {
    const { tx, authorize, audit } = context;
    const rulebook = await findRulebook(tx, input.rulebookId);
    const allowed = authorize({});
    if (!allowed.ok) return allowed;
    if (rulebook === null) return fail("not-found");
    const replaced = await correctedBy(tx, rulebook);
    const [rescoring] = await tx.select().from(rescorings).where(eq(rescorings.rulebookId, rulebook.id));
    const page = await changedPoints(tx, rulebook.id, input.after);
    const changes: readonly RulebookChange[] =
      replaced === null ? [] : rulebookChanges(JSON.parse(replaced.content), JSON.parse(rulebook.content));
    const projects = await listProjects(tx, rulebook.year);
    await audit({ changes: page.length });
    return ok({
      rulebook,
      scored: (await loadRulebook(tx, rulebook.id)).rulebook,
      replaced: replaced?.version ?? null,
      changes,
      projects: projects.filter((one) => one.rulebookId === rulebook.id).map(({ name }) => name),
      rescoring: rescoring ?? null,
      points: page.slice(0, PAGE),
      more: page.length > PAGE,
    });
  });
}
export type RescoringView = Extract<Awaited<ReturnType<typeof readRescoring>>, { ok: true }>["value"];

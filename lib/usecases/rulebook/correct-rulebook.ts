import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import {
  applications,
  candidacies,
  rescorings,
  rulebookCorrections,
  rulebooks,
  serviceProjects,
} from "../../../db/schema";
import { isPublic } from "../../domain/programme/statuses";
import { fail, ok, type Result } from "../../domain/shared/result";
import { checkCorrection } from "./check-correction";

type RulebookRow = typeof rulebooks.$inferSelect;
type ProjectRow = typeof serviceProjects.$inferSelect;

/** What a correction takes the place of, and the projects that it moves. */
export type Corrected = { readonly replaced: RulebookRow; readonly moving: readonly ProjectRow[] };

/** Waits for the slice of a rescoring that runs, and keeps the next from beginning. First of all locks: slices lock it first too. */
export async function holdRescoring(tx: Tx, rulebookId: string): Promise<void> {
  const year = tx.select({ year: rulebooks.year }).from(rulebooks).where(eq(rulebooks.id, rulebookId));
  await tx
    .select({ id: rescorings.rulebookId })
    .from(rescorings)
    .where(and(inArray(rescorings.year, year), isNull(rescorings.endedAt)))
    .for("update");
}

/**
 * Locks what a correction moves: the opened projects of every kind of which no project was ever in notice. A kind of which one was stands as a whole, since
 * one kind is scored by one rulebook. Source: domain.md, Service project ("a later change is a new version with reason and approval").
 */
export async function prepareCorrection(
  tx: Tx,
  rulebook: RulebookRow,
): Promise<Result<Corrected, "rulebook-missing" | "rulebook-frozen" | "rulebook-unchanged" | "rulebook-shape">> {
  const projects = await tx
    .select()
    .from(serviceProjects)
    .where(eq(serviceProjects.year, rulebook.year))
    .orderBy(asc(serviceProjects.id))
    .for("update");
  const [replaced] = await tx
    .select()
    .from(rulebooks)
    .where(and(eq(rulebooks.year, rulebook.year), eq(rulebooks.status, "approved")))
    .for("no key update");
  if (replaced === undefined) return fail("rulebook-missing");
  // Imported before the year opened: it gives no reason and was compared with nothing.
  if (rulebook.reason === null) return fail("rulebook-frozen");
  const checked = checkCorrection(replaced.content, rulebook.content);
  if (!checked.ok) return fail(checked.error.code === "rulebook-unchanged" ? "rulebook-unchanged" : "rulebook-shape");
  const standing = new Set(projects.filter(({ status }) => isPublic(status)).map(({ kind }) => kind));
  const moving = projects.filter(({ rulebookId, kind }) => rulebookId === replaced.id && !standing.has(kind));
  return ok({ replaced, moving });
}

/**
 * Records the correction, moves the projects (a run without notice is void: its project is closed again, its candidacies eligible) and begins the rescoring
 * of every application of the year. Called once the rulebook is in force. Returns the codes of the projects that moved.
 */
export async function applyCorrection(
  tx: Tx,
  rulebook: RulebookRow,
  { replaced, moving }: Corrected,
  approvedBy: string,
  now: Date,
): Promise<readonly string[]> {
  const { id: rulebookId, year, importedBy: preparedBy } = rulebook;
  const reason = rulebook.reason ?? "";
  await tx
    .insert(rulebookCorrections)
    .values({ rulebookId, replacedId: replaced.id, year, reason, preparedBy, approvedBy, approvedAt: now });
  const ids = moving.map(({ id }) => id);
  await tx
    .update(serviceProjects)
    .set({
      rulebookId,
      status: sql`case ${serviceProjects.status} when 'ranked' then 'closed' else ${serviceProjects.status} end`,
      version: sql`${serviceProjects.version} + 1`,
    })
    .where(inArray(serviceProjects.id, ids));
  // The move `rulebookCorrected`, for a whole city in one statement.
  await tx
    .update(candidacies)
    .set({ status: "eligible", version: sql`${candidacies.version} + 1` })
    .where(and(inArray(candidacies.projectId, ids), inArray(candidacies.status, ["ranked", "not-ranked"])));
  await tx
    .update(rescorings)
    .set({ endedAt: now })
    .where(and(eq(rescorings.year, year), isNull(rescorings.endedAt)));
  const ofYear = and(
    eq(applications.year, year),
    ne(applications.status, "withdrawn"),
    ne(applications.rulebookId, rulebookId),
  );
  await tx.insert(rescorings).values({ rulebookId, year, total: await tx.$count(applications, ofYear) });
  await tx.execute(sql`select pg_notify('due', '')`);
  return moving.map(({ code }) => code);
}

import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { isOpenItem } from "../../../db/queries/open-items";
import { applications, candidacies, items, rescorings, type serviceProjects } from "../../../db/schema";
import { readService } from "../../contracts/service";
import { townshipName } from "../../domain/dossier/townships";
import { sumOf } from "../../domain/signoff/counts";
import { readLot } from "../lot/read-lot";
import { loadRulebook } from "../rulebook/load-rulebook";
import { isToSign, readSignoffs } from "../signoff/read-signoffs";

export type ProjectRow = typeof serviceProjects.$inferSelect;

const ORDER = [
  "project-open",
  "rescoring",
  "first-review",
  "supplement",
  "scoring",
  "feed-back",
  "confirmation",
  "candidacy-undecided",
  "stale-score",
  "counts-unsigned",
  "counts-changed",
  "lot-missing",
  "lot-once",
] as const;

/** Why a run is refused: what is still open, how much of it, and at which township or department (null: nowhere in particular). Words in `lib/copy/ranking.ts`. */
export type BlockedReason = {
  readonly code: (typeof ORDER)[number];
  readonly place: string | null;
  readonly count: number;
};

const WITH_TOWNSHIP = {
  submitted: "first-review",
  supplementing: "supplement",
  scored: "feed-back",
  "awaiting-confirmation": "confirmation",
} as const;
const howMany = sql<number>`count(*)::int`;

/** Applications under way, by township. */
async function atTownships(reader: Reader, project: ProjectRow): Promise<readonly BlockedReason[]> {
  const waiting = await reader
    .select({ status: applications.status, township: applications.township, count: howMany })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(and(eq(candidacies.projectId, project.id), inArray(candidacies.status, ["entered", "eligible"])))
    .groupBy(applications.status, applications.township)
    .orderBy(applications.township);
  return waiting.flatMap(({ status, township, count }) =>
    status in WITH_TOWNSHIP
      ? [{ code: WITH_TOWNSHIP[status as keyof typeof WITH_TOWNSHIP], place: townshipName(township), count }]
      : [],
  );
}

/** What departments have to decide: applications in scoring, and the checks of candidacies that joined later. */
async function atDepartments(reader: Reader, project: ProjectRow): Promise<readonly BlockedReason[]> {
  const joined = sql<boolean>`${applications.status} <> 'scoring'`;
  const open = await reader
    .select({ joined, department: items.department, count: sql<number>`count(distinct ${candidacies.id})::int` })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(items, eq(items.applicationId, applications.id))
    .where(
      and(
        eq(candidacies.projectId, project.id),
        inArray(candidacies.status, ["entered", "eligible"]),
        isOpenItem,
        sql`(${items.candidacyId} is null or ${items.candidacyId} = ${candidacies.id} or ${applications.status} = 'scoring')`,
      ),
    )
    .groupBy(joined, items.department)
    .orderBy(items.department);
  if (open.length === 0) return [];
  const names =
    project.rulebookId === null ? [] : (await loadRulebook(reader, project.rulebookId)).rulebook.departments;
  return open.map((one) => ({
    code: one.joined ? "candidacy-undecided" : "scoring",
    place: names.find(({ code }) => code === one.department)?.name ?? one.department,
    count: one.count,
  }));
}

/** Confirmed applications whose newest score of this kind is missing, of another rulebook, or older than a decision, by township. */
async function staleScores(reader: Reader, project: ProjectRow): Promise<readonly BlockedReason[]> {
  const stale = await reader.execute<{ township: string; count: number }>(sql`
    with newest as materialized (
      select a.id, a.township, s.rulebook_id, s.computed_at
      from candidacies c
      join applications a on a.id = c.application_id
      left join lateral (select s.rulebook_id, s.computed_at from scores s
        where s.application_id = a.id and s.kind = ${project.kind} order by s.version desc limit 1) s on true
      where c.project_id = ${project.id} and c.status in ('eligible', 'ranked', 'not-ranked', 'in-notice') and a.status = 'confirmed'),
    later as (
      select n.id from newest n join items i on i.application_id = n.id and i.effect <> 'check'
      join decisions d on d.id = i.decision_id and d.decided_at > n.computed_at)
    select township, count(*)::int as count from newest
    where rulebook_id is distinct from ${project.rulebookId} or id in (select id from later)
    group by township order by township`);
  return stale.map(({ township, count }) => ({ code: "stale-score", place: townshipName(township), count }));
}

/** Applications of the year that a correction of the rulebook has not reached yet. */
async function inRescoring(reader: Reader, { year }: ProjectRow): Promise<readonly BlockedReason[]> {
  const running = await reader
    .select({ total: rescorings.total, done: rescorings.done })
    .from(rescorings)
    .where(and(eq(rescorings.year, year), isNull(rescorings.endedAt)));
  return running.map(({ total, done }) => ({ code: "rescoring", place: null, count: Math.max(1, total - done) }));
}

/** Townships that have not signed for the present numbers of their people. */
async function unsignedCounts(reader: Reader, project: ProjectRow): Promise<readonly BlockedReason[]> {
  if (!isToSign(project.status)) return [];
  return (await readSignoffs(reader, [project]))
    .filter(({ state }) => state !== "signed")
    .map(({ township, classes, by }) => ({
      code: by === null ? "counts-unsigned" : "counts-changed",
      place: townshipName(township),
      count: sumOf(classes).sent,
    }));
}

/** The announced number for lots, where they are drawn: entered by two officers before the run. */
async function lotMissing(reader: Reader, project: ProjectRow): Promise<readonly BlockedReason[]> {
  const read = readService(project.content);
  if (!read.ok) throw new Error(`project ${project.id} does not read`);
  const lot = project.status === "open" ? null : await readLot(reader, project, read.value.service);
  if (lot === null || lot.seed !== null) return [];
  return [{ code: lot.newest?.result === "first" ? "lot-once" : "lot-missing", place: null, count: 1 }];
}

/** Everything that keeps a project from being ranked, in the order of the procedure. Source: domain.md, Candidacy. */
export async function listBlockedReasons(reader: Reader, project: ProjectRow): Promise<readonly BlockedReason[]> {
  const open: readonly BlockedReason[] =
    project.status === "open" ? [{ code: "project-open", place: null, count: 1 }] : [];
  const found = [
    ...open,
    ...(await inRescoring(reader, project)),
    ...(await atTownships(reader, project)),
    ...(await atDepartments(reader, project)),
    ...(await staleScores(reader, project)),
    ...(await unsignedCounts(reader, project)),
    ...(await lotMissing(reader, project)),
  ];
  return found.sort((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code));
}

import { and, asc, eq, gt, isNull, ne } from "drizzle-orm";
import { type Bulk, copyRow, inBulk } from "../../../db/bulk";
import { db, officeNow } from "../../../db/client";
import type { BinaryRows } from "../../../db/copy-binary";
import { findProgramme, listProjects } from "../../../db/queries/programmes";
import { applications, rescorings } from "../../../db/schema";
import { appendAudit } from "../../../db/writes/audit";
import { afterRescoring } from "../../domain/application/rescored";
import type { ApplicationStatus } from "../../domain/application/statuses";
import { PUBLIC } from "../../domain/programme/statuses";
import { systemNow } from "../../platform/clock";
import { tellPeople } from "../accounts/messages";
import { loadRulebook } from "../rulebook/load-rulebook";
import { dueAfter } from "../work/due-after";
import { rescorer, SCORE_COLUMNS, type ScoredKind } from "./rescore-application";

/** Applications in one transaction: a second or two, so that nobody waits long for a locked one. */
const SLICE = 1000;
/** Slices in one sweep: other work that is due comes in between. */
const SLICES = 10;

type RescoringRow = typeof rescorings.$inferSelect;
type Row = {
  readonly id: string;
  readonly status: ApplicationStatus;
  readonly userId: string;
  readonly inNotice: boolean;
  /** Null where nothing was scored yet, or is being decided anew. */
  readonly input: Buffer | null;
  readonly kinds: readonly ScoredKind[];
};

const quoted = (texts: readonly string[]) => texts.map((text) => `'${text}'`).join(", ");

/**
 * The applications of a slice with the newest score of each kind, the one of all indicators first; without kinds those of which nothing was scored yet. What they
 * hold was put there by the server: ids, codes and contract files.
 */
function scoredRows(where: string): string {
  return `select a.id, a.status::text, a.user_id,
      exists (select 1 from candidacies c join service_projects p on p.id = c.project_id
        where c.application_id = a.id and c.status <> 'withdrawn' and p.status in (${quoted(PUBLIC)})),
      s.kind, s.version, s.total, s.vetoed, s.sections, s.indicators, s.input
    from applications a
    left join lateral (select distinct on (s.kind) s.kind, s.version, s.total, s.vetoed, s.sections, s.indicators,
        case when s.kind = '' then s.input end as input
      from scores s
      where s.application_id = a.id and a.status in ('scored', 'awaiting-confirmation', 'confirmed', 'unconfirmed')
      order by s.kind, s.version desc) s on true
    where ${where} order by a.id, s.kind`;
}

/** Reads applications with their scores; `where` as of `applications a`, sent as it is. */
export async function readScored(bulk: Bulk, where: string): Promise<readonly Row[]> {
  const read = await bulk.read(scoredRows(where));
  const rows: (Row & { readonly kinds: ScoredKind[] })[] = [];
  let last: (typeof rows)[number] | undefined;
  while (read.next()) {
    const [id, status, userId, inNotice] = [read.uuid(), read.text() as ApplicationStatus, read.uuid(), read.boolean()];
    const kind = read.textOrNull();
    const [version, total, vetoed] = [read.int(0), read.bigint(0), read.boolean(false)];
    const [sections, indicators, input] = [read.bigints(), read.bigints(), read.bytes()];
    if (last?.id !== id) {
      last = { id, status, userId, inNotice, input, kinds: [] };
      rows.push(last);
    }
    if (kind !== null && last.input !== null) last.kinds.push({ kind, version, total, vetoed, sections, indicators });
  }
  return rows;
}

/** Locks the next applications that stand under another rulebook and reads what was scored of them. */
async function readSlice(bulk: Bulk, { year, after, rulebookId }: RescoringRow, size: number): Promise<readonly Row[]> {
  const locked = await bulk.tx
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(
        eq(applications.year, year),
        ne(applications.status, "withdrawn"),
        ne(applications.rulebookId, rulebookId),
        after === null ? undefined : gt(applications.id, after),
      ),
    )
    .orderBy(asc(applications.id))
    .limit(size)
    .for("update");
  if (locked.length === 0) return [];
  return readScored(bulk, `a.id in (${quoted(locked.map(({ id }) => id))})`);
}

/** Kinds of project whose scores stay as they are: theirs is another rulebook. */
async function standingKinds({ year, rulebookId }: RescoringRow): Promise<ReadonlySet<string>> {
  const opened = (await listProjects(db(), year)).filter((one) => one.rulebookId !== null);
  return new Set(opened.filter((one) => one.rulebookId !== rulebookId).map(({ kind }) => kind));
}

/** Where the applications of a slice stand now, in one statement: under the corrected rulebook, and those that are asked anew awaiting confirmation. */
function moveOn(
  bulk: Bulk,
  rulebookId: string,
  rows: readonly Row[],
  asked: ReadonlySet<string>,
  { now, confirmBy }: { readonly now: Date; readonly confirmBy: string },
): Promise<number> {
  const ids = rows.map(({ id }) => id);
  const values = [rulebookId, ids, ids.map((id) => asked.has(id)), now, confirmBy];
  return bulk.run(
    `update applications a set rulebook_id = $1,
      status = case when n.asked then 'awaiting-confirmation' else a.status end,
      status_since = case when n.asked then $4::timestamptz else a.status_since end,
      confirm_by = case when n.asked then $5::date else a.confirm_by end,
      version = a.version + n.asked::int
    from unnest($2::uuid[], $3::boolean[]) as n(id, asked) where a.id = n.id`,
    values,
  );
}

/** Rescores locked rows and writes everything that follows from it. */
async function rescoreRows(bulk: Bulk, running: RescoringRow, rows: readonly Row[], now: Date) {
  const { rulebookId, year } = running;
  const rescore = rescorer(await loadRulebook(db(), rulebookId), await standingKinds(running), now);
  const asked = new Map<string, string>();
  const told: string[] = [];
  const changed: string[] = [];
  let applicationsChanged = 0;
  function* scores(to: BinaryRows): Generator<void> {
    for (const { id, input, kinds, userId, status, inNotice } of rows) {
      if (input === null) continue;
      const changes = rescore({ id, year, input, kinds }, to);
      yield;
      for (const one of changes) changed.push(copyRow([rulebookId, id, one.kind, one.before, one.after]));
      if (changes.length > 0) applicationsChanged++;
      const next = afterRescoring(status, { changed: changes.length > 0, inNotice });
      if (next === "ask") asked.set(id, userId);
      if (next === "tell") told.push(userId);
    }
  }
  await bulk.appendBinary("scores", SCORE_COLUMNS, scores);
  await bulk.append("rescoring_changes", ["rulebook_id", "application_id", "kind", "before", "after"], changed);
  const programme = await findProgramme(db(), year);
  if (programme === null) throw new Error(`year ${year} without programme`);
  const confirmBy = await dueAfter(db(), now, programme.confirmationWorkingDays);
  await moveOn(bulk, rulebookId, rows, new Set(asked.keys()), { now, confirmBy });
  await tellPeople(bulk.tx, [...asked.values()], "points-asked-anew", { confirmBy });
  await tellPeople(bulk.tx, told, "points-rescored", {});
  return { changed: applicationsChanged, asked: asked.size };
}

/** The rescoring that runs, locked; null where none does, or somebody else has it. */
async function lockRunning({ tx }: Bulk): Promise<RescoringRow | null> {
  const [running] = await tx
    .select()
    .from(rescorings)
    .where(isNull(rescorings.endedAt))
    .orderBy(asc(rescorings.year))
    .limit(1)
    .for("update", { skipLocked: true });
  return running ?? null;
}

/** A slice under way: `read` once its applications are locked and read, with where the next one begins; `done` once everything is written. Null = nothing runs. */
type Slice = { readonly read: Promise<RescoringRow | null>; readonly done: Promise<number | null> };

/**
 * Begins one slice: lock → score → save → audit in one transaction on a connection of its own, so a kill leaves it undone and the next start takes it up. With a
 * slice before it, it locks and reads its applications while that one is being written, and writes nothing unless the rescoring stands where that one left it.
 */
function beginSlice(size: number, before: Slice | null): Slice {
  let tell: (next: RescoringRow | null) => void = () => {};
  const read = new Promise<RescoringRow | null>((resolve) => {
    tell = resolve;
  });
  const work = async (bulk: Bulk, now: Date) => {
    const ahead = before === null ? await lockRunning(bulk) : await before.read;
    if (ahead === null) return null;
    const rows = await readSlice(bulk, ahead, size);
    const last = rows.at(-1);
    tell(last === undefined ? null : { ...ahead, after: last.id });
    const running = before === null ? ahead : (await before.done) === null ? null : await lockRunning(bulk);
    if (running?.rulebookId !== ahead.rulebookId || running.after !== ahead.after) return null;
    await saveSlice(bulk, running, rows, now);
    return rows.length;
  };
  const done = officeNow(db())
    .then((now) => inBulk((bulk) => work(bulk, now)))
    .finally(() => tell(null));
  return { read, done };
}

async function saveSlice(bulk: Bulk, running: RescoringRow, rows: readonly Row[], now: Date): Promise<void> {
  const last = rows.at(-1);
  const { changed, asked } =
    last === undefined ? { changed: 0, asked: 0 } : await rescoreRows(bulk, running, rows, now);
  await bulk.tx
    .update(rescorings)
    .set({
      after: last?.id ?? running.after,
      done: running.done + rows.length,
      changed: running.changed + changed,
      asked: running.asked + asked,
      endedAt: last === undefined ? now : null,
    })
    .where(eq(rescorings.rulebookId, running.rulebookId));
  await appendAudit(bulk.tx, {
    at: systemNow(),
    officeAt: now,
    actorId: null,
    actorRole: null,
    act: "score.rescore",
    objectKind: "rulebook",
    objectId: running.rulebookId,
    result: "done",
    detail: { after: running.after, until: last?.id ?? null, done: rows.length, changed, asked },
    address: null,
    requestId: null,
    sessionId: null,
  });
  // The worker goes on at once, and does what else is due in between.
  await bulk.run("select pg_notify('due', '')");
}

/** One slice of the rescoring that runs, if one does. Two workers at once: one does it, the other finds nothing. Returns how many applications were done; null = nothing runs. */
export function rescoreSlice(size = SLICE): Promise<number | null> {
  return beginSlice(size, null).done;
}

/** What one sweep does of a rescoring, each slice being read while the one before it is written. Returns how many applications were done. */
export async function rescoreYear(size = SLICE): Promise<number> {
  let done = 0;
  let slice: Slice | null = beginSlice(size, null);
  for (let count = 1; slice !== null; count++) {
    const more: boolean = count < SLICES && (await slice.read) !== null;
    const next: Slice | null = more ? beginSlice(size, slice) : null;
    try {
      const rows: number | null = await slice.done;
      done += rows ?? 0;
      slice = rows === null ? null : next;
    } finally {
      if (slice !== next) await next?.done.catch(() => {});
    }
  }
  return done;
}

import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { db, type Reader } from "../../../db/client";
import { findProject } from "../../../db/queries/programmes";
import { countMoved, listMoved, listTwicePlaced } from "../../../db/queries/ranking-difference";
import { applications, candidacies, dossiers, notices, rankingRows, rankingRuns, users } from "../../../db/schema";
import { readScoreRow } from "../../contracts/score";
import { readService } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import {
  commonOrder,
  type FrozenRow,
  type Reason,
  reasonsOf,
  type Services,
  type Standing,
} from "../../domain/ranking/difference";
import { countPassed } from "../../domain/ranking/passed";
import type { Service } from "../../domain/ranking/service";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import { loadRulebook } from "../rulebook/load-rulebook";
import { type Cause, type DatedRuns, listAbsences, listArrivals, listCauses } from "./difference-causes";

/** A person who stands differently in two runs; a null side = in no row of that run. */
export type MovedPerson = {
  readonly receipt: string;
  readonly name: string;
  readonly before: Standing | null;
  readonly now: Standing | null;
  readonly reasons: readonly Reason[];
  /** The decisions between the runs on the lines that changed. */
  readonly causes: readonly Cause[];
};
/** A run as it is named in a list of them. `notice`: the number under which it was published. */
export type ListedRun = {
  readonly id: string;
  readonly version: number;
  readonly preparedAt: Date;
  readonly preparedBy: string;
  readonly notice: string | null;
};

/** The runs of a project, the first one first. */
export function listRuns(reader: Reader, projectId: string): Promise<readonly ListedRun[]> {
  return reader
    .select({
      id: rankingRuns.id,
      version: rankingRuns.version,
      preparedAt: rankingRuns.preparedAt,
      preparedBy: users.name,
      notice: notices.number,
    })
    .from(rankingRuns)
    .innerJoin(users, eq(users.id, rankingRuns.preparedBy))
    .leftJoin(notices, eq(notices.runId, rankingRuns.id))
    .where(eq(rankingRuns.projectId, projectId))
    .orderBy(asc(rankingRuns.version));
}

type Compared = { readonly runs: DatedRuns; readonly services: Services };
/** Which two runs, by their numbers in either order; null = the newest one, and the one before it. */
export type RunChoice = { readonly projectId: string; readonly from: number | null; readonly to: number | null };

async function openRuns(reader: Reader, { projectId, from, to }: RunChoice) {
  const project = await findProject(reader, projectId);
  const runs = await listRuns(reader, projectId);
  const versions = [from ?? Math.max(1, runs.length - 1), to ?? runs.length].sort((a, b) => a - b);
  const [first, then] = versions.map((version) => runs.find((one) => one.version === version));
  if (project === null || first === undefined || then === undefined) return null;
  const [old, newer] = [await serviceOf(reader, first.id), await serviceOf(reader, then.id)];
  const { rulebook } = await loadRulebook(reader, newer.rulebookId);
  return {
    project: { id: project.id, name: project.name },
    all: runs,
    from: first,
    to: then,
    services: { from: old.service, to: newer.service },
    runs: { from: first.id, to: then.id, fromAt: first.preparedAt, toAt: then.preparedAt },
    names: {
      indicators: new Map(rulebook.indicators.map(({ code, name }) => [code, name])),
      departments: new Map(rulebook.departments.map(({ code, name }) => [code, name])),
    },
  };
}

async function serviceOf(reader: Reader, runId: string): Promise<{ service: Service; rulebookId: string }> {
  const [run] = await reader
    .select({ service: rankingRuns.service, rulebookId: rankingRuns.rulebookId })
    .from(rankingRuns)
    .where(eq(rankingRuns.id, runId));
  const read = run === undefined ? null : readService(run.service);
  if (run === undefined || !read?.ok) throw new Error(`run ${runId}: its service does not read`);
  return { service: read.value.service, rulebookId: run.rulebookId };
}

/** Who passed whom between two runs; of everybody no more than two ranks is kept. Null where the runs share no order. */
async function passedBetween(reader: Reader, { runs, services }: Compared) {
  if (services.from.allocation !== services.to.allocation) return null;
  return countPassed([...(await listTwicePlaced(reader, runs, services.to.allocation === "preference"))]);
}
type PassedBy = Awaited<ReturnType<typeof passedBetween>>;

function readRows(reader: Reader, { runs }: Compared, candidacyIds: readonly string[]) {
  return reader
    .select({ row: rankingRows, applicationId: applications.id, name: dossiers.name })
    .from(rankingRows)
    .innerJoin(candidacies, eq(candidacies.id, rankingRows.candidacyId))
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(dossiers, eq(dossiers.id, applications.dossierId))
    .where(
      and(
        inArray(rankingRows.runId, [runs.from, runs.to]),
        sql`${rankingRows.candidacyId} = any(${sql.param([...candidacyIds])}::uuid[])`,
      ),
    );
}
type ReadRow = Awaited<ReturnType<typeof readRows>>[number];

function frozen({ row }: ReadRow, service: Service): FrozenRow {
  const read = readScoreRow({ ...row.score, lines: [] }, service);
  if (!read.ok) throw new Error(`ranking row ${row.runId} ${row.position} does not read`);
  const { pool, rank, total, outcome } = row;
  return { standing: { pool, rank, total, outcome }, candidate: read.value, rulebook: read.value.rulebook };
}

/** Of a person's decisions those on the lines that changed. */
function causesOf(reasons: readonly Reason[], causes: readonly Cause[]): readonly Cause[] {
  const changed = new Set(
    reasons.flatMap((one) =>
      one.code === "points" ? one.lines.map((line) => line.indicator) : one.code === "dates" ? one.indicators : [],
    ),
  );
  const vetoed = reasons.some((one) => one.code === "vetoed");
  return causes.filter((one) => changed.has(one.indicator) || (vetoed && one.effect === "veto"));
}

/** A page of those who moved, each with the reasons from what both runs froze. */
async function readMoved(reader: Reader, compared: Compared, passedBy: PassedBy, after: number, limit: number) {
  const { runs, services } = compared;
  const keys = await listMoved(reader, runs, after, limit);
  const ids = keys.map((one) => one.candidacyId);
  const rows = await readRows(reader, compared, ids);
  const sides = { from: new Map<string, ReadRow>(), to: new Map<string, ReadRow>() };
  for (const one of rows) sides[one.row.runId === runs.from ? "from" : "to"].set(one.row.candidacyId, one);
  const absences = await listAbsences(
    reader,
    runs,
    ids.filter((id) => !sides.to.has(id)),
  );
  const arrivals = await listArrivals(
    reader,
    runs,
    ids.filter((id) => !sides.from.has(id)),
  );
  const causes = await listCauses(reader, runs, [...new Set(rows.map((one) => one.applicationId))]);
  const people = ids.map((id): MovedPerson => {
    const [was, is] = [sides.from.get(id), sides.to.get(id)];
    const known = is ?? was;
    if (known === undefined) throw new Error(`candidacy ${id} is in neither run`);
    const before = was === undefined ? null : frozen(was, services.from);
    const now = is === undefined ? null : frozen(is, services.to);
    const reasons = reasonsBetween(services, before, now, passedBy, {
      absence: absences.get(id) ?? "left-out",
      arrival: arrivals.get(id) ?? "joined",
    });
    const own = causes.filter((one) => one.applicationId === known.applicationId);
    return {
      receipt: known.row.receipt,
      name: known.name,
      before: before?.standing ?? null,
      now: now?.standing ?? null,
      reasons,
      causes: causesOf(reasons, own),
    };
  });
  return { people, next: keys.length === limit ? (keys.at(-1)?.place ?? null) : null };
}

type OneSided = {
  readonly absence: Extract<Reason, { code: "gone" }>["why"];
  readonly arrival: Extract<Reason, { code: "appeared" }>["why"];
};

function reasonsBetween(
  services: Services,
  before: FrozenRow | null,
  now: FrozenRow | null,
  passedBy: PassedBy,
  { absence, arrival }: OneSided,
): readonly Reason[] {
  if (now === null) return [{ code: "gone", why: absence }];
  if (before === null) return [{ code: "appeared", why: arrival }];
  const order = commonOrder(services, before.standing, now.standing);
  const ranks = { before: before.standing.rank ?? 0, now: now.standing.rank ?? 0 };
  return reasonsOf(services, before, now, order === null || passedBy === null ? null : passedBy({ order, ...ranks }));
}

const PAGE = 100;

/** The difference of two runs of a project: everybody who stands differently, and why; a page, in the order of the later run. Audited. */
export function compareRuns(actor: Actor, input: RunChoice & { readonly after: number }) {
  return perform(
    actor,
    "ranking.compare",
    { kind: "service-project", id: input.projectId },
    async ({ tx, authorize, audit }) => {
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      const opened = await openRuns(tx, input);
      if (opened === null) return fail("not-found");
      const { people, next } = await readMoved(tx, opened, await passedBetween(tx, opened), input.after, PAGE);
      const count = await countMoved(tx, opened.runs);
      await audit({ from: opened.from.version, to: opened.to.version, count });
      return ok({ ...opened, count, people, next });
    },
  );
}

/**
 * The same, whole, as pages that are read one after another: what runs froze never changes, so no transaction is held open meanwhile, and of the people no
 * more than a page and everybody's ranks lie in memory.
 */
export function exportDifference(actor: Actor, input: RunChoice) {
  return perform(
    actor,
    "ranking.compare",
    { kind: "service-project", id: input.projectId },
    async ({ tx, authorize, audit }) => {
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      const opened = await openRuns(tx, input);
      if (opened === null) return fail("not-found");
      await audit({ from: opened.from.version, to: opened.to.version, file: true });
      return ok({ ...opened, pages: () => pagesOf(opened) });
    },
  );
}

async function* pagesOf(compared: Compared): AsyncGenerator<readonly MovedPerson[]> {
  const passedBy = await passedBetween(db(), compared);
  let after: number | null = 0;
  while (after !== null) {
    const page: Awaited<ReturnType<typeof readMoved>> = await readMoved(db(), compared, passedBy, after, PAGE);
    yield page.people;
    after = page.next;
  }
}

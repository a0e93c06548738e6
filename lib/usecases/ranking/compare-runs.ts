import { and, eq, inArray, sql } from "drizzle-orm";
import { db, type Reader } from "../../../db/client";
import { countMoved, listMoved, listTwicePlaced } from "../../../db/queries/ranking-difference";
import { applications, candidacies, dossiers, rankingRows, scores } from "../../../db/schema";
import { readScoreRow } from "../../contracts/score";
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
import { type Cause, listAbsences, listArrivals, listCauses } from "./difference-causes";
import { frozenScore } from "./frozen-rows";
import { type Compared, openRuns, type RunChoice } from "./open-runs";

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
/** Who passed whom between two runs; of everybody no more than two ranks is kept. Null where the runs share no order. */
async function passedBetween(reader: Reader, { runs, services }: Compared) {
  if (services.from.allocation !== services.to.allocation) return null;
  return countPassed([...(await listTwicePlaced(reader, runs, services.to.allocation === "preference"))]);
}
type PassedBy = Awaited<ReturnType<typeof passedBetween>>;

function readRows(reader: Reader, { runs }: Compared, candidacyIds: readonly string[]) {
  return reader
    .select({ row: rankingRows, score: scores, applicationId: applications.id, name: dossiers.name })
    .from(rankingRows)
    .innerJoin(scores, eq(scores.id, rankingRows.scoreId))
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

async function frozen(reader: Reader, { row, score }: ReadRow, service: Service): Promise<FrozenRow> {
  const content = frozenScore(await loadRulebook(reader, score.rulebookId), { ...row, score });
  const read = readScoreRow({ ...content, lines: [] }, service);
  if (!read.ok) throw new Error(`ranking row ${row.runId} ${row.position} does not read`);
  const { pool, rank, total, outcome } = row;
  return { standing: { pool, rank, total, outcome }, candidate: read.value, rulebook: read.value.rulebook };
}

/** Which decisions explain the reasons: those on the lines that changed, on a veto, or on a check that lets in or keeps out. */
function causesOf(reasons: readonly Reason[], causes: readonly Cause[]): readonly Cause[] {
  const changed = new Set(
    reasons.flatMap((one) =>
      one.code === "points" ? one.lines.map((line) => line.indicator) : one.code === "dates" ? one.indicators : [],
    ),
  );
  const vetoed = reasons.some((one) => one.code === "vetoed");
  const checked = reasons.some((one) => (one.code === "gone" && one.why === "not-eligible") || one.code === "appeared");
  return causes.filter(
    ({ indicator, effect }) =>
      changed.has(indicator) || (vetoed && effect === "veto") || (checked && effect === "check"),
  );
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
  const personOf = async (id: string): Promise<MovedPerson> => {
    const [was, is] = [sides.from.get(id), sides.to.get(id)];
    const known = is ?? was;
    if (known === undefined) throw new Error(`candidacy ${id} is in neither run`);
    const before = was === undefined ? null : await frozen(reader, was, services.from);
    const now = is === undefined ? null : await frozen(reader, is, services.to);
    const reasons = reasonsBetween(services, before, now, passedBy, {
      absence: absences.get(id) ?? "left-out",
      arrival: arrivals.get(id) ?? "joined",
    });
    const own = causes.filter((one) => one.applicationId === known.applicationId && (one.candidacyId ?? id) === id);
    return {
      receipt: known.row.receipt,
      name: known.name,
      before: before?.standing ?? null,
      now: now?.standing ?? null,
      reasons,
      causes: causesOf(reasons, own),
    };
  };
  const people: MovedPerson[] = [];
  for (const id of ids) people.push(await personOf(id));
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
const FILE_PAGE = 500;

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
    const page: Awaited<ReturnType<typeof readMoved>> = await readMoved(db(), compared, passedBy, after, FILE_PAGE);
    yield page.people;
    after = page.next;
  }
}

import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { rankingRows, scores } from "../../../db/schema";
import { type ScoreContent, storedContent } from "../../contracts/score";
import type { Candidate, RankedCandidate, Service } from "../../domain/ranking/service";
import type { Rulebook } from "../../domain/rulebook/rulebook";
import { totalOfColumns } from "../../domain/scoring/score-columns";
import type { LocalDate } from "../../domain/shared/local-date";
import { sha256Running } from "../../platform/crypto/sha256";
import type { LoadedRulebook } from "../rulebook/load-rulebook";

/** How many rows lie in memory at once beside everybody's sort keys. */
const PAGE_SIZE = 2000;

/** What of a run's row is needed to give back its input lines. */
export type FrozenRow = Pick<typeof rankingRows.$inferSelect, "receipt" | "choices"> & {
  readonly score: typeof scores.$inferSelect;
};

/** The columns of `FrozenRow`, for a query that joins the scores of a run's rows. */
export const frozenColumns = { receipt: rankingRows.receipt, choices: rankingRows.choices, score: scores };

/** The frozen facts of a row as `points-application/1`. */
export function frozenApplication({ receipt, choices, score }: FrozenRow): Record<string, unknown> {
  return { ...score.input, receipt, ...(choices.length === 0 ? {} : { choices }) };
}

/** The frozen score of a row as `points-score/1` without lines. */
export function frozenScore({ rulebook, digest }: LoadedRulebook, row: FrozenRow): ScoreContent {
  const { receipt, choices, score } = row;
  const { submittedAt } = score.input;
  return storedContent(rulebook, digest, {
    ...score,
    receipt,
    choices,
    submittedAt: typeof submittedAt === "string" ? submittedAt : null,
  });
}

/**
 * The line of a candidacy in the digest that freezes the scores of a run: receipt, class, total, veto, sections, indicators, earliest days, time of
 * submission and choices, parted by spaces; lists in braces in the order of the rulebook, points in 0.01 分, the time in microseconds since 1970.
 */
export function frozenLine(row: {
  readonly receipt: string;
  readonly applicantClass: string;
  readonly total: number;
  readonly vetoed: boolean;
  readonly sections: string;
  readonly indicators: string;
  readonly earliest: string;
  readonly submittedAt: string | null;
  readonly choices: readonly string[];
}): string {
  const { receipt, applicantClass, total, vetoed, sections, indicators, earliest, submittedAt, choices } = row;
  return `${receipt} ${applicantClass} ${total} ${vetoed} ${sections} ${indicators} ${earliest} ${submittedAt ?? "-"} {${choices}}\n`;
}

/** A row of a run with what of it stays in memory: sort keys, and where it stands. */
export type Placed = {
  readonly candidacyId: string;
  /** Without sections, indicators and days that the project does not look at. */
  readonly candidate: Candidate;
  readonly row: RankedCandidate;
  readonly position: number;
};
export type FrozenRun = {
  /** By receipt. */
  readonly rows: readonly Placed[];
  readonly scoresDigest: string;
  /** Receipts of rows whose total is not what their lines add up to. */
  readonly wrongTotals: readonly string[];
};

/** What ranking reads of a score: columns of `scores` with receipt and choices of the row. */
type Ranked = Pick<
  typeof scores.$inferSelect,
  "applicantClass" | "total" | "vetoed" | "sections" | "indicators" | "earliest"
> & { readonly receipt: string; readonly choices: readonly string[]; readonly submittedAt: string | null };

/** Reduces scores to what thresholds and tie-break of a project look at. */
export function candidateReader(service: Service, rulebook: Rulebook): (row: Ranked) => Candidate {
  const keys = [...service.thresholds, ...service.tieBreak];
  const codesOf = (by: "section" | "indicator" | "earliest", all: readonly { readonly code: string }[]) =>
    [...new Set(keys.flatMap((one) => (one.by === by && "code" in one && one.code !== null ? [one.code] : [])))].map(
      (code) => [code, all.findIndex((one) => one.code === code)] as const,
    );
  const sections = codesOf("section", rulebook.sections);
  const indicators = codesOf("indicator", rulebook.indicators);
  const earliest = codesOf("earliest", rulebook.indicators);
  return (row) => ({
    receipt: row.receipt,
    class: row.applicantClass,
    total: row.total,
    vetoed: row.vetoed,
    sections: Object.fromEntries(sections.map(([code, place]) => [code, row.sections[place] ?? 0])),
    indicators: Object.fromEntries(indicators.map(([code, place]) => [code, row.indicators[place] ?? 0])),
    earliest: Object.fromEntries(
      earliest.flatMap(([code, place]) => {
        const day = row.earliest[place] ?? null;
        return day === null ? [] : [[code, day]];
      }),
    ),
    submittedAt: row.submittedAt,
    choices: row.choices,
  });
}

const listOf = (text: string): string[] => (text.length === 2 ? [] : text.slice(1, -1).split(","));
const numbersOf = (text: string): number[] => listOf(text).map(Number);
const daysOf = (text: string) => listOf(text).map((day) => (day === "NULL" ? null : (day as LocalDate)));

type Read = {
  candidacyId: string;
  receipt: string;
  position: number;
  pool: string | null;
  rank: number | null;
  total: number;
  outcome: RankedCandidate["outcome"];
  applicantClass: string;
  choices: string[];
  scored: number;
  vetoed: boolean;
  sections: string;
  indicators: string;
  earliest: string;
  submittedAt: string | null;
};

/** The rows of a query in pages, by a cursor of the transaction. */
async function* inPages(tx: Tx, query: SQL, size: number): AsyncGenerator<readonly Read[]> {
  await tx.execute(sql`declare pages no scroll cursor for ${query}`);
  for (let more = true; more; ) {
    const page = await tx.execute<Read>(sql.raw(`fetch ${size} from pages`));
    yield page;
    more = page.length === size;
  }
  await tx.execute(sql`close pages`);
}

/**
 * Reads the rows of a run back as they were frozen, by receipt, page by page: of everybody what the project orders by stays in memory. Throws where a row
 * cannot be ranked at all: another class, a choice that does not exist, nowhere to stand.
 */
export async function readFrozenRun(
  tx: Tx,
  runId: string,
  service: Service,
  rulebook: Rulebook,
  pageSize = PAGE_SIZE,
): Promise<FrozenRun> {
  const digest = sha256Running();
  const candidateOf = candidateReader(service, rulebook);
  const totalOf = totalOfColumns(rulebook);
  const rows: Placed[] = [];
  const wrongTotals: string[] = [];
  const query = sql`select r.candidacy_id as "candidacyId", r.receipt, r.position, r.pool, r.rank, r.total::float8 as total, r.outcome,
      r.applicant_class as "applicantClass", r.choices, s.total::float8 as scored, s.vetoed, s.sections::text as sections,
      s.indicators::text as indicators, s.earliest::text as earliest, (extract(epoch from s.submitted_at) * 1000000)::bigint::text as "submittedAt"
    from ranking_rows r join scores s on s.id = r.score_id where r.run_id = ${sql.raw(`'${runId}'`)} order by r.receipt collate "C"`;
  for await (const page of inPages(tx, query, pageSize))
    for (const read of page) {
      digest.add(frozenLine({ ...read, total: read.scored }));
      const { candidacyId, receipt, submittedAt, position, pool, rank, total, outcome } = read;
      const score = {
        ...read,
        total: read.scored,
        sections: numbersOf(read.sections),
        indicators: numbersOf(read.indicators),
        earliest: daysOf(read.earliest),
        submittedAt: submittedAt === null ? null : new Date(Number(submittedAt) / 1000).toISOString(),
      };
      if (totalOf(score) !== score.total) wrongTotals.push(receipt);
      const candidate = candidateOf(score);
      requireRankable(service, candidate);
      rows.push({ candidacyId, candidate, row: { receipt, pool, rank, total, outcome }, position });
    }
  return { rows, scoresDigest: digest.hex(), wrongTotals };
}

function requireRankable({ classes, pools, allocation }: Service, { receipt, class: code, choices }: Candidate): void {
  const holds = (choice: string) => pools.some((pool) => pool.code === choice && pool.classes.includes(code));
  const stands = choices.length > 0 || allocation === "preference" || pools.some((pool) => pool.classes.includes(code));
  if (!classes.includes(code) || !stands || !choices.every(holds))
    throw new Error(`${receipt} does not rank: class ${code}, choices ${choices.join(", ")}`);
}

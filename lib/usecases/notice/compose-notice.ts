import { asc, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { findProgramme, findRulebook, readCalendar } from "../../../db/queries/programmes";
import {
  applications,
  candidacies,
  dossiers,
  householdMembers,
  noticeProofs,
  notices,
  rankingRows,
  type rankingRuns,
  scores,
  users,
} from "../../../db/schema";
import { readNotice } from "../../contracts/notice";
import { type ReadService, readService } from "../../contracts/service";
import { nthWorkingDay } from "../../domain/calendar/working-days";
import { townshipName } from "../../domain/dossier/townships";
import { countListed } from "../../domain/notice/count-listed";
import { maskName } from "../../domain/notice/mask-name";
import type { Notice, NoticeChange, NoticeRow } from "../../domain/notice/notice";
import { noticeChanges } from "../../domain/notice/notice-changes";
import { commitmentOf, sealNotice } from "../../domain/notice/seal-notice";
import { tiePlaces } from "../../domain/notice/tie-places";
import { sortKeyOf } from "../../domain/ranking/keys";
import type { LocalDate } from "../../domain/shared/local-date";
import { type Points, pointsToDecimal } from "../../domain/shared/points";
import { shanghaiDay, shanghaiInstant } from "../../platform/clock";
import { signText } from "../../platform/crypto/ed25519";
import { openText } from "../../platform/crypto/field-encryption";
import { randomPublicCode, randomSalt } from "../../platform/crypto/random";
import { sha256Hex } from "../../platform/crypto/sha256";
import { sm3Hex } from "../../platform/crypto/sm3";
import { env } from "../../platform/env";
import { programVersion } from "../../platform/program";
import { candidateReader, frozenApplication, frozenScore } from "../ranking/frozen-rows";
import { followsFromFacts } from "../ranking/scorer";
import { type LoadedRulebook, loadRulebook } from "../rulebook/load-rulebook";
import { changeReasons, countOwed, keptCodes } from "./corrections";
import { heldBackBy, heldBackInForce } from "./held-back";
import type { NoticeRecord } from "./notice-in-force";

type RunRow = typeof rankingRuns.$inferSelect;
export type Listed = {
  readonly candidacyId: string;
  readonly userId: string;
  readonly code: string;
  readonly salt: string;
  readonly detail: Record<string, unknown>;
};
export type Composed = {
  readonly notice: Notice;
  readonly sequence: number;
  readonly listed: readonly Listed[];
};

/** Everything about the people of a run, in the order of its rows. */
function readPeople(tx: Tx, runId: string) {
  return tx
    .select({
      row: rankingRows,
      score: scores,
      application: applications,
      dossier: dossiers,
      user: users,
      child: householdMembers,
    })
    .from(rankingRows)
    .innerJoin(scores, eq(scores.id, rankingRows.scoreId))
    .innerJoin(candidacies, eq(candidacies.id, rankingRows.candidacyId))
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(dossiers, eq(dossiers.id, applications.dossierId))
    .innerJoin(users, eq(users.id, applications.userId))
    .leftJoin(householdMembers, eq(householdMembers.id, candidacies.childId))
    .where(eq(rankingRows.runId, runId))
    .orderBy(asc(rankingRows.position));
}
type Person = Awaited<ReturnType<typeof readPeople>>[number];

const frozenOf = ({ row, score }: Person) => ({ receipt: row.receipt, choices: row.choices, score });

/** The private detail that a commitment binds: name and identity number keep the office from giving two people one row. */
function detailOf(loaded: LoadedRulebook, person: Person): Record<string, unknown> {
  const { dossier, user, child } = person;
  if (user.documentSealed === null) throw new Error(`user ${user.id} without document`);
  const beneficiary =
    child === null
      ? {}
      : {
          beneficiary: {
            name: openText(child.nameSealed, `household_members.name:${child.id}`),
            identityNumber: openText(child.documentSealed, `household_members.document:${child.id}`),
          },
        };
  return {
    name: dossier.name,
    identityNumber: openText(user.documentSealed, `users.document:${user.id}`),
    ...beneficiary,
    application: frozenApplication(frozenOf(person)),
    score: frozenScore(loaded, frozenOf(person)),
  };
}

/** Codes that no notice has used yet, and that differ among themselves. */
async function freshCodes(tx: Tx, count: number): Promise<readonly string[]> {
  const codes = new Set<string>();
  while (codes.size < count) {
    while (codes.size < count) codes.add(randomPublicCode());
    const used = await tx
      .select({ code: noticeProofs.code })
      .from(noticeProofs)
      .where(sql`${noticeProofs.code} = any(${sql.param([...codes])}::text[])`);
    for (const { code } of used) codes.delete(code);
  }
  return [...codes];
}

/** The tie tuples of the ranked rows, by receipt. */
function tiesOf({ service }: ReadService, { rulebook }: LoadedRulebook, people: readonly Person[]) {
  const candidateOf = candidateReader(service, rulebook);
  const inputs = people.map(({ row: { receipt, pool, total, choices }, score }) => {
    const submittedAt = score.submittedAt?.toISOString() ?? null;
    const candidate = candidateOf({ ...score, receipt, choices, submittedAt });
    return { receipt, pool, total, keys: sortKeyOf(service, candidate, sha256Hex) };
  });
  return tiePlaces(service, inputs);
}

/**
 * The change list of a correction. A row of a pool that was held back is added because an error was put right; the rest follows from granted objections and
 * sanctions, or, where none is owed, from that same repair.
 */
async function changesSince(
  tx: Tx,
  replaced: NoticeRecord,
  rows: readonly NoticeRow[],
  codes: readonly (readonly [candidacyId: string, code: string])[],
): Promise<readonly NoticeChange[]> {
  const read = readNotice(replaced.content);
  if (!read.ok) throw new Error(`notice ${replaced.number} does not read`);
  const { pools } = await heldBackInForce(tx, replaced.projectId);
  const owed = await countOwed(tx, replaced.projectId);
  const { own, rest } = await changeReasons(tx, replaced.projectId);
  const reasons = new Map(codes.map(([candidacyId, code]) => [code, own.get(candidacyId)]));
  const added = new Set(rows.filter((row) => pools.has(row.pool ?? "")).map((row) => row.code));
  return noticeChanges(read.value.notice.rows, rows).map((one) => ({
    ...one,
    reason: owed === 0 || (one.field === "row" && added.has(one.code)) ? "error" : (reasons.get(one.code) ?? rest),
  }));
}

/**
 * Composes and seals the notice of a run as the next of the one chain, or as the correction of one; the caller holds the chain's lock. A correction
 * keeps codes and gives everybody a new salt and proof. Of a pool that the run holds back nobody is listed or counted, and the project's file stands
 * unchanged, for its digest was published. Everybody else is scored anew from the frozen facts: null where a score does not follow from them. Source: contract 7.
 */
export async function composeNotice(
  tx: Tx,
  run: RunRow,
  now: Date,
  replaced: NoticeRecord | null,
): Promise<Composed | null> {
  const read = readService(run.service);
  if (!read.ok) throw new Error(`run ${run.id}: its service does not read`);
  const rulebookRow = await findRulebook(tx, run.rulebookId);
  const programme = await findProgramme(tx, run.year);
  if (rulebookRow === null || programme === null) throw new Error(`run ${run.id} without rulebook or programme`);
  const loaded = await loadRulebook(tx, run.rulebookId);
  const [before] = await tx.select().from(notices).orderBy(desc(notices.sequence)).limit(1);
  const sequence = (before?.sequence ?? 0) + 1;
  const ofYear = await tx.$count(notices, eq(notices.year, run.year));

  const heldBack = heldBackBy(run);
  const people = (await readPeople(tx, run.id)).filter(
    ({ row }) => !heldBack.waits({ ...row, class: row.applicantClass }),
  );
  const follows = await followsFromFacts(tx, run.rulebookId, read.value.service.kind);
  if (!people.every((person) => follows(frozenOf(person)))) return null;
  const ranked = people.filter(({ row }) => row.rank !== null);
  const ties = tiesOf(read.value, loaded, ranked);
  const kept = replaced === null ? new Map<string, string>() : await keptCodes(tx, run.projectId);
  const fresh = [...(await freshCodes(tx, ranked.filter(({ row }) => !kept.has(row.candidacyId)).length))];
  const listed: Listed[] = [];
  const rows = ranked.map((person): NoticeRow => {
    const { row, application, dossier, user } = person;
    const code = kept.get(row.candidacyId) ?? fresh.pop();
    if (code === undefined || row.rank === null) throw new Error("a row without code or rank");
    if (row.outcome !== "within-quota" && row.outcome !== "waitlisted") throw new Error(`ranked, but ${row.outcome}`);
    const detail = detailOf(loaded, person);
    const salt = randomSalt();
    listed.push({ candidacyId: row.candidacyId, userId: user.id, code, salt, detail });
    const tie = ties.get(row.receipt);
    return {
      code,
      name: maskName(dossier.name),
      class: application.applicantClass,
      pool: row.pool,
      rank: row.rank,
      total: pointsToDecimal(row.total as Points),
      ...(tie === undefined ? {} : { tie }),
      outcome: row.outcome,
      commitment: commitmentOf(Buffer.from(salt, "base64"), detail, sha256Hex),
    };
  });
  const codes = [...kept, ...listed.map(({ candidacyId, code }) => [candidacyId, code] as const)];
  const notice = sealNotice(
    {
      format: "points-notice/1",
      number: `石积分公示〔${run.year}〕${ofYear + 1}号`,
      version: (replaced?.version ?? 0) + 1,
      previous: before?.sha256 ?? null,
      corrects: replaced?.sha256 ?? null,
      changes: replaced === null ? [] : await changesSince(tx, replaced, rows, codes),
      service: JSON.parse(run.service) as unknown,
      rulebookDigest: rulebookRow.digest,
      program: programVersion(),
      cutoffDate: loaded.rulebook.cutoffDate,
      publishedAt: shanghaiInstant(now),
      objectionsUntil: nthWorkingDay(
        shanghaiDay(now) as LocalDate,
        read.value.service.publicityWorkingDays ?? 5,
        await readCalendar(tx),
        "this-day-first",
      ),
      counts: countListed(
        people.map(({ row, application }) => ({
          township: townshipName(application.township),
          class: application.applicantClass,
          outcome: row.outcome,
        })),
      ),
      rows,
    },
    { sha256: sha256Hex, sm3: sm3Hex },
    (text) => signText(text, env().SIGNING_KEY),
  );
  return { notice, sequence, listed };
}

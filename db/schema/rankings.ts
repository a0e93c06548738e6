import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { CheckedProperty } from "../../lib/domain/ranking/check-ranking";
import { users } from "./accounts";
import { candidacies, scores } from "./applications";
import { hundredths, id, instant } from "./columns";
import { programmes, rulebooks, serviceProjects } from "./programmes";

export const rankingOutcome = pgEnum("ranking_outcome", ["within-quota", "waitlisted", "below-threshold", "vetoed"]);

/** A run freezes its inputs by digest and is never changed. `service` is the points-service/1 file with the lot seed used; `properties` say which pools are held back. */
export const rankingRuns = pgTable(
  "ranking_runs",
  {
    id: id(),
    year: integer("year")
      .notNull()
      .references(() => programmes.year),
    projectId: uuid("project_id")
      .notNull()
      .references(() => serviceProjects.id),
    rulebookId: uuid("rulebook_id")
      .notNull()
      .references(() => rulebooks.id),
    version: integer("version").notNull(),
    service: text("service").notNull(),
    scoresDigest: text("scores_digest").notNull(),
    resultDigest: text("result_digest").notNull(),
    properties: jsonb("properties").notNull().$type<readonly CheckedProperty[]>(),
    preparedBy: uuid("prepared_by")
      .notNull()
      .references(() => users.id),
    preparedAt: instant("prepared_at").notNull(),
  },
  (t) => [uniqueIndex("ranking_runs_version").on(t.projectId, t.version)],
);

/** One row per candidacy, in the order of the ranking file (`position` dense from 1). Total in 0.01 分. `scoreId` is the score that was ranked: with receipt and choices it gives the input lines. */
export const rankingRows = pgTable(
  "ranking_rows",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => rankingRuns.id),
    position: integer("position").notNull(),
    year: integer("year").notNull(),
    candidacyId: uuid("candidacy_id")
      .notNull()
      .references(() => candidacies.id),
    receipt: text("receipt").notNull(),
    pool: text("pool"),
    rank: integer("rank"),
    total: hundredths("total").notNull(),
    outcome: rankingOutcome("outcome").notNull(),
    scoreId: uuid("score_id")
      .notNull()
      .references(() => scores.id),
    applicantClass: text("applicant_class").notNull(),
    choices: text("choices").array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.position] }),
    uniqueIndex("ranking_rows_candidacy").on(t.runId, t.candidacyId),
    index("ranking_rows_of_candidacy").on(t.candidacyId),
    check("ranking_rows_ranked", sql`(${t.rank} is null) = (${t.outcome} in ('below-threshold', 'vetoed'))`),
  ],
);

/**
 * A published notice with its file. One chain of all notices: `previous` is the digest of the one published just before. `corrects`: the notice that this
 * one takes the place of.
 */
export const notices = pgTable(
  "notices",
  {
    id: id(),
    year: integer("year")
      .notNull()
      .references(() => programmes.year),
    projectId: uuid("project_id")
      .notNull()
      .references(() => serviceProjects.id),
    runId: uuid("run_id")
      .notNull()
      .references(() => rankingRuns.id),
    sequence: integer("sequence").notNull(),
    number: text("number").notNull(),
    version: integer("version").notNull(),
    previous: text("previous"),
    corrects: uuid("corrects").references((): AnyPgColumn => notices.id),
    sha256: text("sha256").notNull(),
    content: text("content").notNull(),
    preparedBy: uuid("prepared_by")
      .notNull()
      .references(() => users.id),
    publishedBy: uuid("published_by")
      .notNull()
      .references(() => users.id),
    publishedAt: instant("published_at").notNull(),
    objectionsUntil: date("objections_until").notNull(),
    filesAt: instant("files_at"),
    /** Its period is over: the rows have left the site. Final once no objection is open and nothing is owed. */
    endedAt: instant("ended_at"),
    finalAt: instant("final_at"),
  },
  (t) => [
    uniqueIndex("notices_sequence").on(t.sequence),
    uniqueIndex("notices_number").on(t.number),
    uniqueIndex("notices_run").on(t.runId),
    uniqueIndex("notices_corrected_once").on(t.corrects),
    check("notices_correction", sql`(${t.version} = 1) = (${t.corrects} is null)`),
    uniqueIndex("notices_digest").on(t.sha256),
    check("notices_final", sql`${t.finalAt} is null or ${t.endedAt} is not null`),
    check("notices_two_persons", sql`${t.publishedBy} <> ${t.preparedBy}`),
  ],
);

/** What makes a row of a notice provable to its person alone. `proofSealed` is the points-proof/1 file, encrypted. */
export const noticeProofs = pgTable(
  "notice_proofs",
  {
    noticeId: uuid("notice_id")
      .notNull()
      .references(() => notices.id),
    candidacyId: uuid("candidacy_id")
      .notNull()
      .references(() => candidacies.id),
    code: text("code").notNull(),
    proofSealed: text("proof_sealed").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.noticeId, t.candidacyId] }),
    uniqueIndex("notice_proofs_code").on(t.noticeId, t.code),
  ],
);

import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
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
import { CLAIM_SIDES } from "../../lib/domain/application/claim-sides";
import { ITEM_EFFECTS, ITEM_OUTCOMES } from "../../lib/domain/application/items";
import type { Answer } from "../../lib/domain/application/questions";
import { APPLICATION_STATUSES } from "../../lib/domain/application/statuses";
import { CANDIDACY_STATUSES } from "../../lib/domain/candidacy/statuses";
import type { Explanation } from "../../lib/domain/scoring/packed-score";
import type { LocalDate } from "../../lib/domain/shared/local-date";
import { users } from "./accounts";
import { hundredths, id, instant, jsonText } from "./columns";
import { dossiers, householdMembers } from "./dossiers";
import { intakes } from "./intakes";
import { programmes, rulebookCorrections, rulebooks, serviceProjects } from "./programmes";

export const applicationStatus = pgEnum("application_status", APPLICATION_STATUSES);
export const itemEffect = pgEnum("item_effect", ITEM_EFFECTS);
export const itemOutcome = pgEnum("item_outcome", ITEM_OUTCOMES);
export const candidacyStatus = pgEnum("candidacy_status", CANDIDACY_STATUSES);
export const claimSide = pgEnum("claim_side", CLAIM_SIDES);

/** One person's application in one programme. Class and township are those confirmed when it was started. `correcting`: a draft lies beside what was sent. */
export const applications = pgTable(
  "applications",
  {
    id: id(),
    year: integer("year")
      .notNull()
      .references(() => programmes.year),
    dossierId: uuid("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    rulebookId: uuid("rulebook_id")
      .notNull()
      .references(() => rulebooks.id),
    status: applicationStatus("status").notNull(),
    applicantClass: text("applicant_class").notNull(),
    township: text("township").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull(),
    statusSince: instant("status_since").notNull(),
    confirmBy: date("confirm_by"),
    correcting: boolean("correcting").notNull().default(false),
    /** To the questions before the claims, by section; they only decide what the person is shown. */
    answers: jsonb("answers").notNull().default({}).$type<Readonly<Record<string, Answer>>>(),
    /** The person's order of wishes: candidacies that exclude one another, the most wished first. What is not named stands behind, as it was entered. */
    wishes: uuid("wishes").array().notNull().default([]),
    supplementBy: date("supplement_by"),
    refusalSealed: text("refusal_sealed"),
  },
  (t) => [
    uniqueIndex("applications_one_a_year").on(t.year, t.dossierId),
    index("applications_user").on(t.userId),
    index("applications_township").on(t.year, t.township, t.status, t.statusSince, t.id),
    index("applications_status").on(t.year, t.status, t.statusSince, t.id),
    check("applications_confirm_by", sql`${t.status} <> 'awaiting-confirmation' or ${t.confirmBy} is not null`),
    check("applications_supplement_by", sql`${t.status} <> 'supplementing' or ${t.supplementBy} is not null`),
    check("applications_refusal", sql`${t.status} <> 'refused' or ${t.refusalSealed} is not null`),
    check("applications_correcting", sql`not ${t.correcting} or ${t.status} = 'submitted'`),
  ],
);

/** What was sent, word for word (encrypted), with the signed receipt. A row is never changed. */
export const submissions = pgTable(
  "submissions",
  {
    id: id(),
    year: integer("year").notNull(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    version: integer("version").notNull(),
    receipt: text("receipt").notNull(),
    submittedAt: instant("submitted_at").notNull(),
    contentSealed: text("content_sealed").notNull(),
    sha256: text("sha256").notNull(),
    receiptFile: text("receipt_file").notNull(),
    promiseVersion: text("promise_version").notNull(),
    /** The visit at whose counter it was sent; null where the person sent it. */
    intakeId: uuid("intake_id").references(() => intakes.id),
  },
  (t) => [
    uniqueIndex("submissions_version").on(t.applicationId, t.version),
    uniqueIndex("submissions_receipt").on(t.receipt),
    index("submissions_day").on(t.year, t.submittedAt, t.id),
  ],
);

/** What the person claims on one indicator: `sent` is what counts, `draft` what is being filled in. Facts stand in `facts`, layer asserted. */
export const claims = pgTable(
  "claims",
  {
    id: id(),
    year: integer("year").notNull(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    indicator: text("indicator").notNull(),
    side: claimSide("side").notNull(),
    factsId: uuid("facts_id")
      .notNull()
      .references(() => facts.id),
    pleaseCheck: boolean("please_check").notNull(),
    noteSealed: text("note_sealed"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [uniqueIndex("claims_indicator").on(t.applicationId, t.indicator, t.side)],
);

export const factLayer = pgEnum("fact_layer", ["asserted", "proposed", "decided"]);

/** Facts of one indicator as contract items, one row per saying; a newer row of the same layer stands, the older ones stay. */
export const facts = pgTable(
  "facts",
  {
    id: id(),
    year: integer("year").notNull(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    indicator: text("indicator").notNull(),
    layer: factLayer("layer").notNull(),
    items: jsonb("items").notNull().$type<readonly Record<string, unknown>[]>(),
    source: text("source").notNull(),
    enteredBy: uuid("entered_by")
      .notNull()
      .references(() => users.id),
    enteredAt: instant("entered_at").notNull(),
    sequence: integer("sequence").notNull(),
  },
  (t) => [uniqueIndex("facts_sequence").on(t.applicationId, t.indicator, t.layer, t.sequence)],
);

export const evidenceStatus = pgEnum("evidence_status", ["reserved", "stored", "removed"]);

/**
 * A file of the person, or one that an officer laid to the item that it is about (`itemId`; `userId` is who gave it). Bytes lie encrypted in the object store under
 * `objectKey`; `sha256` is over the plain bytes.
 */
export const evidence = pgTable(
  "evidence",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    itemId: uuid("item_id").references((): AnyPgColumn => items.id),
    status: evidenceStatus("status").notNull(),
    objectKey: text("object_key").notNull(),
    nameSealed: text("name_sealed").notNull(),
    mediaType: text("media_type").notNull(),
    bytes: integer("bytes"),
    sha256: text("sha256"),
    keyId: text("key_id"),
    createdAt: instant("created_at").notNull(),
    storedAt: instant("stored_at"),
  },
  (t) => [
    uniqueIndex("evidence_object").on(t.objectKey),
    index("evidence_application").on(t.applicationId, t.createdAt, t.id),
    index("evidence_item").on(t.itemId).where(sql`${t.itemId} is not null`),
    check(
      "evidence_stored",
      sql`${t.status} = 'reserved' or (${t.sha256} is not null and ${t.bytes} is not null and ${t.keyId} is not null and ${t.storedAt} is not null)`,
    ),
  ],
);

/** One file serves several claims. */
export const claimEvidence = pgTable(
  "claim_evidence",
  {
    claimId: uuid("claim_id")
      .notNull()
      .references(() => claims.id, { onDelete: "cascade" }),
    evidenceId: uuid("evidence_id")
      .notNull()
      .references(() => evidence.id),
  },
  (t) => [primaryKey({ columns: [t.claimId, t.evidenceId] }), index("claim_evidence_file").on(t.evidenceId)],
);

/** A person or child who asks for one service project. `receipt` is its own random number in rankings. */
export const candidacies = pgTable(
  "candidacies",
  {
    id: id(),
    year: integer("year").notNull(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    projectId: uuid("project_id")
      .notNull()
      .references(() => serviceProjects.id),
    childId: uuid("child_id").references(() => householdMembers.id),
    receipt: text("receipt").notNull(),
    choices: text("choices").array().notNull(),
    status: candidacyStatus("status").notNull(),
    version: integer("version").notNull().default(1),
    enteredAt: instant("entered_at").notNull(),
  },
  (t) => [
    uniqueIndex("candidacies_receipt").on(t.receipt),
    uniqueIndex("candidacies_once")
      .on(t.applicationId, t.projectId, sql`coalesce(${t.childId}, '00000000-0000-0000-0000-000000000000'::uuid)`)
      .where(sql`${t.status} <> 'withdrawn'`),
    index("candidacies_application").on(t.applicationId, t.enteredAt, t.id),
    index("candidacies_project").on(t.projectId, t.status, t.id),
  ],
);

/**
 * What a department has to decide, made when first review passes. `candidacyId` only for checks of one kind of project; `dropped` where that
 * candidacy was withdrawn before they were decided. Open = neither decided nor dropped.
 */
export const items = pgTable(
  "items",
  {
    id: id(),
    year: integer("year").notNull(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    candidacyId: uuid("candidacy_id").references(() => candidacies.id),
    claimId: uuid("claim_id").references(() => claims.id),
    indicator: text("indicator").notNull(),
    effect: itemEffect("effect").notNull(),
    department: text("department").notNull(),
    decisionId: uuid("decision_id").references((): AnyPgColumn => decisions.id),
    dropped: boolean("dropped").notNull().default(false),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("items_once").on(
      t.applicationId,
      t.indicator,
      sql`coalesce(${t.candidacyId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
    ),
    index("items_open")
      .on(t.year, t.department, t.indicator, t.createdAt, t.id)
      .where(sql`${t.decisionId} is null and not ${t.dropped}`),
    index("items_arrived")
      .on(t.year, t.department, t.createdAt, t.id)
      .where(sql`${t.decisionId} is null and not ${t.dropped}`),
    check("items_claim_fits", sql`(${t.effect} = 'award') = (${t.claimId} is not null) or ${t.effect} = 'check'`),
    check("items_dropped", sql`not ${t.dropped} or (${t.candidacyId} is not null and ${t.decisionId} is null)`),
    check("items_candidacy_fits", sql`${t.candidacyId} is null or ${t.effect} = 'check'`),
  ],
);

/** A decision is a new row and points at the facts it found (layer decided). */
export const decisions = pgTable(
  "decisions",
  {
    id: id(),
    year: integer("year").notNull(),
    itemId: uuid("item_id")
      .notNull()
      .references(() => items.id),
    sequence: integer("sequence").notNull(),
    outcome: itemOutcome("outcome").notNull(),
    factsId: uuid("facts_id").references(() => facts.id),
    reasonSealed: text("reason_sealed"),
    inBulk: boolean("in_bulk").notNull(),
    /** Decided by an officer of the points office, since no other officer of the department could look at it again. */
    standsIn: boolean("stands_in").notNull().default(false),
    decidedBy: uuid("decided_by")
      .notNull()
      .references(() => users.id),
    decidedAt: instant("decided_at").notNull(),
  },
  (t) => [
    uniqueIndex("decisions_sequence").on(t.itemId, t.sequence),
    check(
      "decisions_stands_in",
      sql`not ${t.standsIn} or (${t.sequence} > 1 and not ${t.inBulk} and ${t.reasonSealed} is not null)`,
    ),
    check("decisions_reason", sql`${t.outcome} not in ('lower', 'refuse', 'failed') or ${t.reasonSealed} is not null`),
  ],
);

/** The files that a decision rests on. Once bound they stay as they are. */
export const decisionEvidence = pgTable(
  "decision_evidence",
  {
    decisionId: uuid("decision_id")
      .notNull()
      .references(() => decisions.id),
    evidenceId: uuid("evidence_id")
      .notNull()
      .references(() => evidence.id),
  },
  (t) => [
    primaryKey({ columns: [t.decisionId, t.evidenceId] }),
    uniqueIndex("decision_evidence_file").on(t.evidenceId),
  ],
);

/** A score per application and kind of project (`kind` empty: all indicators), as the engine computed it from `input` (points-application/1) by a rulebook: put into words when it is read. Total in 0.01 分. */
export const scores = pgTable(
  "scores",
  {
    id: id(),
    year: integer("year").notNull(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    kind: text("kind").notNull(),
    version: integer("version").notNull(),
    rulebookId: uuid("rulebook_id")
      .notNull()
      .references(() => rulebooks.id),
    /** What rankings order by; the lists are in the order of the rulebook, points in 0.01 分. */
    applicantClass: text("applicant_class").notNull(),
    submittedAt: instant("submitted_at"),
    total: hundredths("total").notNull(),
    vetoed: boolean("vetoed").notNull(),
    sections: hundredths("sections").array().notNull(),
    indicators: hundredths("indicators").array().notNull(),
    earliest: date("earliest").array().notNull().$type<(LocalDate | null)[]>(),
    input: jsonText<Record<string, unknown>>("input").notNull(),
    explanation: jsonText<Explanation>("explanation").notNull(),
    computedAt: instant("computed_at").notNull(),
  },
  (t) => [uniqueIndex("scores_version").on(t.applicationId, t.kind, t.version)],
);

/** The rescoring of a year after a correction of its rulebook: `after` is the last application done. Ended before its `total` where a later correction took its place. */
export const rescorings = pgTable(
  "rescorings",
  {
    rulebookId: uuid("rulebook_id")
      .primaryKey()
      .references(() => rulebookCorrections.rulebookId),
    year: integer("year").notNull(),
    after: uuid("after"),
    total: integer("total").notNull(),
    done: integer("done").notNull().default(0),
    /** Applications whose points changed, and among them those that are asked to confirm anew. */
    changed: integer("changed").notNull().default(0),
    asked: integer("asked").notNull().default(0),
    endedAt: instant("ended_at"),
  },
  (t) => [
    uniqueIndex("rescorings_running").on(t.year).where(sql`${t.endedAt} is null`),
    check("rescorings_counts", sql`0 <= ${t.asked} and ${t.asked} <= ${t.changed} and ${t.changed} <= ${t.done}`),
  ],
);

/** An application and kind of project whose points a corrected rulebook changed; totals in 0.01 分, equal where lines changed within a cap. */
export const rescoringChanges = pgTable(
  "rescoring_changes",
  {
    rulebookId: uuid("rulebook_id")
      .notNull()
      .references(() => rescorings.rulebookId),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    kind: text("kind").notNull(),
    before: hundredths("before").notNull(),
    after: hundredths("after").notNull(),
  },
  (t) => [primaryKey({ columns: [t.rulebookId, t.applicationId, t.kind] })],
);

/** The person's answers to the points fed back, the newest last; none = none given. `stands`: silent about corrected points after an earlier confirmation. */
export const confirmations = pgTable(
  "confirmations",
  {
    id: id(),
    year: integer("year").notNull(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    sequence: integer("sequence").notNull(),
    answer: text("answer").notNull(),
    givenBy: uuid("given_by").references(() => users.id),
    givenAt: instant("given_at").notNull(),
  },
  (t) => [
    uniqueIndex("confirmations_sequence").on(t.applicationId, t.sequence),
    check(
      "confirmations_answer",
      sql`(${t.answer} in ('confirmed', 'signed-at-counter') and ${t.givenBy} is not null) or (${t.answer} in ('lapsed', 'stands') and ${t.givenBy} is null)`,
    ),
  ],
);

/** The township's one complete list of what is missing. `dueOn` is the last day; afterwards the application is judged on what is there. */
export const supplements = pgTable(
  "supplements",
  {
    id: id(),
    year: integer("year").notNull(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    sequence: integer("sequence").notNull(),
    askedBy: uuid("asked_by")
      .notNull()
      .references(() => users.id),
    askedAt: instant("asked_at").notNull(),
    dueOn: date("due_on").notNull(),
    ended: text("ended"),
    endedAt: instant("ended_at"),
  },
  (t) => [
    uniqueIndex("supplements_sequence").on(t.applicationId, t.sequence),
    uniqueIndex("supplements_open").on(t.applicationId).where(sql`${t.ended} is null`),
    check("supplements_ended", sql`(${t.ended} is null) = (${t.endedAt} is null)`),
    check("supplements_how", sql`${t.ended} is null or ${t.ended} in ('sent-in', 'lapsed')`),
  ],
);

/** One point of the list: a claim by its indicator, or the application as a whole where `indicator` is null. The sentence says what is missing and how to mend it. */
export const supplementPoints = pgTable(
  "supplement_points",
  {
    supplementId: uuid("supplement_id")
      .notNull()
      .references(() => supplements.id),
    position: integer("position").notNull(),
    indicator: text("indicator"),
    textSealed: text("text_sealed").notNull(),
  },
  (t) => [primaryKey({ columns: [t.supplementId, t.position] })],
);

/** A department asks for material on one item; it decides after the answer or the last day. */
export const materialRequests = pgTable(
  "material_requests",
  {
    id: id(),
    year: integer("year").notNull(),
    itemId: uuid("item_id")
      .notNull()
      .references(() => items.id),
    textSealed: text("text_sealed").notNull(),
    askedBy: uuid("asked_by")
      .notNull()
      .references(() => users.id),
    askedAt: instant("asked_at").notNull(),
    dueOn: date("due_on").notNull(),
    answerSealed: text("answer_sealed"),
    answeredAt: instant("answered_at"),
  },
  (t) => [
    uniqueIndex("material_requests_open").on(t.itemId).where(sql`${t.answeredAt} is null`),
    index("material_requests_item").on(t.itemId, t.askedAt, t.id),
    check("material_requests_answer", sql`(${t.answeredAt} is null) = (${t.answerSealed} is null)`),
  ],
);

/** Files that answer a request for material. */
export const materialEvidence = pgTable(
  "material_evidence",
  {
    requestId: uuid("request_id")
      .notNull()
      .references(() => materialRequests.id),
    evidenceId: uuid("evidence_id")
      .notNull()
      .references(() => evidence.id),
  },
  (t) => [primaryKey({ columns: [t.requestId, t.evidenceId] }), index("material_evidence_file").on(t.evidenceId)],
);

/** A person disagrees with one line, once; another officer than the first decides the item again. */
export const disagreements = pgTable(
  "disagreements",
  {
    id: id(),
    year: integer("year").notNull(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    itemId: uuid("item_id")
      .notNull()
      .references(() => items.id),
    reasonSealed: text("reason_sealed").notNull(),
    saidBy: uuid("said_by")
      .notNull()
      .references(() => users.id),
    saidAt: instant("said_at").notNull(),
  },
  (t) => [uniqueIndex("disagreements_once").on(t.itemId), index("disagreements_application").on(t.applicationId)],
);

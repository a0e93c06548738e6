import { sql } from "drizzle-orm";
import {
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
import { OBJECTION_GROUNDS, OBJECTION_SIDES, OBJECTION_STATUSES } from "../../lib/domain/objection/statuses";
import { users } from "./accounts";
import { candidacies, decisions, evidence, itemOutcome, items } from "./applications";
import { id, instant } from "./columns";
import { intakes } from "./intakes";
import { serviceProjects } from "./programmes";
import { notices } from "./rankings";

export const objectionStatus = pgEnum("objection_status", OBJECTION_STATUSES);
export const objectionSide = pgEnum("objection_side", OBJECTION_SIDES);
export const objectionGround = pgEnum("objection_ground", OBJECTION_GROUNDS);

/**
 * An objection to one candidacy during the notice of its project. What was raised is never changed; a third party's name and phone are sealed.
 * `itemId`: the line in question, named by who objects or by the handler. `heard…`: what the listed person was told of a third party's objection, and
 * the answer. `recheck…`: what the handler asked of the department. `effectDigest`: the effect that the handler was shown when deciding. `decidedAt`: when
 * the case was over, decided or withdrawn. `intakeId`, `answerIntakeId`: the visit at a counter in which it was raised, and answered.
 */
export const objections = pgTable(
  "objections",
  {
    id: id(),
    year: integer("year").notNull(),
    caseNumber: text("case_number").notNull(),
    noticeId: uuid("notice_id")
      .notNull()
      .references(() => notices.id),
    projectId: uuid("project_id")
      .notNull()
      .references(() => serviceProjects.id),
    candidacyId: uuid("candidacy_id")
      .notNull()
      .references(() => candidacies.id),
    side: objectionSide("side").notNull(),
    raisedBy: uuid("raised_by").references(() => users.id),
    intakeId: uuid("intake_id").references(() => intakes.id),
    nameSealed: text("name_sealed"),
    phoneSealed: text("phone_sealed"),
    ground: objectionGround("ground").notNull(),
    textSealed: text("text_sealed").notNull(),
    raisedAt: instant("raised_at").notNull(),
    dueOn: date("due_on").notNull(),
    status: objectionStatus("status").notNull(),
    version: integer("version").notNull().default(1),
    itemId: uuid("item_id").references(() => items.id),
    handlerId: uuid("handler_id").references(() => users.id),
    takenAt: instant("taken_at"),
    heardSealed: text("heard_sealed"),
    heardAt: instant("heard_at"),
    heardUntil: date("heard_until"),
    answerSealed: text("answer_sealed"),
    answeredAt: instant("answered_at"),
    answerIntakeId: uuid("answer_intake_id").references(() => intakes.id),
    recheckSealed: text("recheck_sealed"),
    recheckAskedAt: instant("recheck_asked_at"),
    reasonSealed: text("reason_sealed"),
    effectDigest: text("effect_digest"),
    decisionId: uuid("decision_id").references(() => decisions.id),
    decidedAt: instant("decided_at"),
  },
  (t) => [
    uniqueIndex("objections_case_number").on(t.caseNumber),
    uniqueIndex("objections_one_open")
      .on(t.candidacyId)
      .where(sql`${t.side} = 'person' and ${t.status} not in ('granted', 'refused', 'withdrawn')`),
    index("objections_queue").on(t.year, t.status, t.raisedAt, t.id),
    index("objections_candidacy").on(t.candidacyId),
    index("objections_project").on(t.projectId, t.status),
    index("objections_recheck").on(t.itemId).where(sql`${t.status} = 'rechecking'`),
    check("objections_person", sql`(${t.side} = 'person') = (${t.raisedBy} is not null)`),
    check(
      "objections_third_party",
      sql`(${t.side} = 'third-party') = (${t.nameSealed} is not null) and (${t.nameSealed} is null) = (${t.phoneSealed} is null)`,
    ),
    check("objections_taken", sql`${t.status} = 'withdrawn' or (${t.status} = 'raised') = (${t.handlerId} is null)`),
    check(
      "objections_at_counter",
      sql`(${t.intakeId} is null or ${t.side} = 'person') and (${t.answerIntakeId} is null or ${t.answeredAt} is not null)`,
    ),
    check(
      "objections_heard",
      sql`(${t.heardAt} is null) = (${t.heardSealed} is null) and (${t.heardAt} is null) = (${t.heardUntil} is null)`,
    ),
    check(
      "objections_answered",
      sql`(${t.answeredAt} is null) = (${t.answerSealed} is null) and (${t.answeredAt} is null or ${t.heardAt} is not null)`,
    ),
    check(
      "objections_recheck_item",
      sql`${t.recheckAskedAt} is null or (${t.itemId} is not null and ${t.recheckSealed} is not null)`,
    ),
    check(
      "objections_decided",
      sql`(${t.status} in ('granted', 'refused', 'withdrawn')) = (${t.decidedAt} is not null)`,
    ),
    check(
      "objections_reason",
      sql`(${t.status} in ('granted', 'refused') or (${t.status} = 'withdrawn' and ${t.side} = 'third-party')) = (${t.reasonSealed} is not null)`,
    ),
    check(
      "objections_granted",
      sql`(${t.status} = 'granted') = (${t.decisionId} is not null) and (${t.status} <> 'granted' or ${t.effectDigest} is not null)`,
    ),
  ],
);

/** Files of the person's own application that support the objection. */
export const objectionEvidence = pgTable(
  "objection_evidence",
  {
    objectionId: uuid("objection_id")
      .notNull()
      .references(() => objections.id),
    evidenceId: uuid("evidence_id")
      .notNull()
      .references(() => evidence.id),
  },
  (t) => [primaryKey({ columns: [t.objectionId, t.evidenceId] }), index("objection_evidence_file").on(t.evidenceId)],
);

/** What the department would decide now: bound to the objection, and nothing else until that is granted. */
export const objectionProposals = pgTable("objection_proposals", {
  objectionId: uuid("objection_id")
    .primaryKey()
    .references(() => objections.id),
  outcome: itemOutcome("outcome").notNull(),
  facts: jsonb("facts").$type<readonly Record<string, unknown>[]>(),
  reasonSealed: text("reason_sealed").notNull(),
  /** As in `decisions`. */
  standsIn: boolean("stands_in").notNull().default(false),
  proposedBy: uuid("proposed_by")
    .notNull()
    .references(() => users.id),
  proposedAt: instant("proposed_at").notNull(),
});

/** Files that the department's officer laid to the item for the proposal: its own, whatever other proposals rest on; a grant binds them to the decision. */
export const proposalEvidence = pgTable(
  "proposal_evidence",
  {
    objectionId: uuid("objection_id")
      .notNull()
      .references(() => objectionProposals.objectionId),
    evidenceId: uuid("evidence_id")
      .notNull()
      .references(() => evidence.id),
  },
  (t) => [
    primaryKey({ columns: [t.objectionId, t.evidenceId] }),
    uniqueIndex("proposal_evidence_file").on(t.evidenceId),
  ],
);

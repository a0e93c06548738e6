import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { SANCTION_FILE_SIDES, SANCTION_STATUSES } from "../../lib/domain/sanction/statuses";
import { users } from "./accounts";
import { applicationStatus, applications, candidacies, candidacyStatus, evidence, items } from "./applications";
import { id, instant } from "./columns";
import { offers } from "./fulfilment";

export const sanctionStatus = pgEnum("sanction_status", SANCTION_STATUSES);
export const sanctionFileSide = pgEnum("sanction_file_side", SANCTION_FILE_SIDES);

const oneOf = (status: AnyPgColumn, ...of: readonly (typeof SANCTION_STATUSES)[number][]) =>
  sql`${status} in (${sql.raw(of.map((one) => `'${one}'`).join(", "))})`;
const IMPOSED = ["imposed", "objected", "upheld", "lifted"] as const;

/**
 * A case of false evidence in one application: the line or the file in question, what is said of it, the hearing, what an officer proposes, what another
 * decides, the person's one objection and its decision by a third. `documentHmac`: the person by the identity document, whom the ban of the years
 * `banFrom` … `banUntil` follows into any account. `effectDigest`: the effect that was shown, at the proposal and again when it was imposed.
 * `applicationWas`: the status to which a lifted sanction leads back. `objectUntil`: the last day for the person's objection.
 */
export const sanctions = pgTable(
  "sanctions",
  {
    id: id(),
    year: integer("year").notNull(),
    caseNumber: text("case_number").notNull(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    documentHmac: text("document_hmac").notNull(),
    itemId: uuid("item_id").references(() => items.id),
    evidenceId: uuid("evidence_id").references(() => evidence.id),
    groundSealed: text("ground_sealed").notNull(),
    openedBy: uuid("opened_by")
      .notNull()
      .references(() => users.id),
    openedAt: instant("opened_at").notNull(),
    status: sanctionStatus("status").notNull(),
    version: integer("version").notNull().default(1),
    heardAt: instant("heard_at"),
    heardUntil: date("heard_until"),
    answerSealed: text("answer_sealed"),
    answeredAt: instant("answered_at"),
    proposedBy: uuid("proposed_by").references(() => users.id),
    proposedAt: instant("proposed_at"),
    reasonSealed: text("reason_sealed"),
    banFrom: integer("ban_from"),
    banUntil: integer("ban_until"),
    effectDigest: text("effect_digest"),
    imposedBy: uuid("imposed_by").references(() => users.id),
    imposedAt: instant("imposed_at"),
    applicationWas: applicationStatus("application_was"),
    objectUntil: date("object_until"),
    droppedBy: uuid("dropped_by").references(() => users.id),
    droppedAt: instant("dropped_at"),
    droppedSealed: text("dropped_sealed"),
    objectedAt: instant("objected_at"),
    objectionSealed: text("objection_sealed"),
    dueOn: date("due_on"),
    decidedBy: uuid("decided_by").references(() => users.id),
    decidedAt: instant("decided_at"),
    decisionSealed: text("decision_sealed"),
  },
  (t) => [
    uniqueIndex("sanctions_case_number").on(t.caseNumber),
    uniqueIndex("sanctions_one")
      .on(t.applicationId)
      .where(sql`not ${oneOf(t.status, "dropped", "lifted")}`),
    index("sanctions_queue").on(t.year, t.status, t.openedAt, t.id),
    index("sanctions_document")
      .on(t.documentHmac)
      .where(oneOf(t.status, "imposed", "objected", "upheld")),
    check("sanctions_ground", sql`${t.itemId} is not null or ${t.evidenceId} is not null`),
    check("sanctions_heard", sql`(${t.heardAt} is null) = (${t.heardUntil} is null)`),
    check("sanctions_hearing", sql`${oneOf(t.status, "opened", "dropped")} or ${t.heardAt} is not null`),
    check(
      "sanctions_answered",
      sql`(${t.answeredAt} is null) = (${t.answerSealed} is null) and (${t.answeredAt} is null or ${t.heardAt} is not null)`,
    ),
    check(
      "sanctions_proposed",
      sql`${oneOf(t.status, "opened", "hearing", "dropped")} or (${t.proposedBy} is not null and ${t.proposedAt} is not null and ${t.reasonSealed} is not null and ${t.effectDigest} is not null)`,
    ),
    check(
      "sanctions_ban",
      sql`(${t.banFrom} is null) = (${t.banUntil} is null) and (${t.banFrom} is null or (${t.banFrom} > ${t.year} and ${t.banUntil} >= ${t.banFrom}))`,
    ),
    check(
      "sanctions_imposed",
      sql`${oneOf(t.status, ...IMPOSED)} = (${t.imposedBy} is not null and ${t.imposedAt} is not null and ${t.applicationWas} is not null and ${t.objectUntil} is not null)`,
    ),
    check(
      "sanctions_two_persons",
      sql`${t.imposedBy} is null or (${t.imposedBy} <> ${t.openedBy} and ${t.imposedBy} <> ${t.proposedBy})`,
    ),
    check(
      "sanctions_dropped",
      sql`(${t.status} = 'dropped') = (${t.droppedBy} is not null and ${t.droppedAt} is not null and ${t.droppedSealed} is not null)`,
    ),
    check(
      "sanctions_objected",
      sql`${oneOf(t.status, "objected", "upheld", "lifted")} = (${t.objectedAt} is not null and ${t.objectionSealed} is not null and ${t.dueOn} is not null)`,
    ),
    check(
      "sanctions_decided",
      sql`${oneOf(t.status, "upheld", "lifted")} = (${t.decidedBy} is not null and ${t.decidedAt} is not null and ${t.decisionSealed} is not null)`,
    ),
    check(
      "sanctions_third_person",
      sql`${t.decidedBy} is null or (${t.decidedBy} <> ${t.openedBy} and ${t.decidedBy} <> ${t.proposedBy} and ${t.decidedBy} <> ${t.imposedBy})`,
    ),
  ],
);

/** Files of the person's own application that support the answer at the hearing, or the objection. */
export const sanctionEvidence = pgTable(
  "sanction_evidence",
  {
    sanctionId: uuid("sanction_id")
      .notNull()
      .references(() => sanctions.id),
    evidenceId: uuid("evidence_id")
      .notNull()
      .references(() => evidence.id),
    side: sanctionFileSide("side").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sanctionId, t.evidenceId, t.side] }),
    index("sanction_evidence_file").on(t.evidenceId),
  ],
);

/** The applications of the years of its ban that a sanction made void, and where they stood. The case's own is `sanctions.applicationWas`. */
export const sanctionApplications = pgTable(
  "sanction_applications",
  {
    sanctionId: uuid("sanction_id")
      .notNull()
      .references(() => sanctions.id),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    was: applicationStatus("was").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sanctionId, t.applicationId] }),
    index("sanction_applications_application").on(t.applicationId),
    check("sanction_applications_was", sql`${t.was} not in ('withdrawn', 'void')`),
  ],
);

/** What a sanction did to each candidacy: where it stood, the place that was revoked, and as what it was restored when the sanction was lifted. */
export const sanctionCandidacies = pgTable(
  "sanction_candidacies",
  {
    sanctionId: uuid("sanction_id")
      .notNull()
      .references(() => sanctions.id),
    candidacyId: uuid("candidacy_id")
      .notNull()
      .references(() => candidacies.id),
    was: candidacyStatus("was").notNull(),
    offerId: uuid("offer_id").references(() => offers.id),
    restored: candidacyStatus("restored"),
  },
  (t) => [
    primaryKey({ columns: [t.sanctionId, t.candidacyId] }),
    index("sanction_candidacies_candidacy").on(t.candidacyId),
    check(
      "sanction_candidacies_offer",
      sql`(${t.was} in ('offered', 'accepted', 'fulfilled')) = (${t.offerId} is not null)`,
    ),
  ],
);

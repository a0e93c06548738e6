import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { PASSED_OVER_REASONS } from "../../lib/domain/fulfilment/exclusions";
import { FLOW_CAUSES } from "../../lib/domain/fulfilment/flows";
import { OFFER_ANSWERS } from "../../lib/domain/fulfilment/offers";
import { SERVICE_STEPS } from "../../lib/domain/fulfilment/steps";
import { users } from "./accounts";
import { candidacies } from "./applications";
import { id, instant } from "./columns";
import { serviceProjects } from "./programmes";

export const offerAnswer = pgEnum("offer_answer", OFFER_ANSWERS);
export const passedOverReason = pgEnum("passed_over_reason", PASSED_OVER_REASONS);
export const flowCause = pgEnum("flow_cause", FLOW_CAUSES);
export const serviceStep = pgEnum("service_step", SERVICE_STEPS);

/**
 * How a project is fulfilled, said by its department with the first offers. Whoever changes offers of the project locks this row first. `certificate…`:
 * the indicator, by code and name, for which a certificate of the project is proposed as a fact of later applications; none where it counts for nothing.
 */
export const fulfilments = pgTable(
  "fulfilments",
  {
    projectId: uuid("project_id")
      .primaryKey()
      .references(() => serviceProjects.id),
    answerWorkingDays: integer("answer_working_days").notNull(),
    serveWorkingDays: integer("serve_working_days").notNull(),
    instructions: text("instructions").notNull(),
    certificateIndicator: text("certificate_indicator"),
    certificateName: text("certificate_name"),
    startedBy: uuid("started_by")
      .notNull()
      .references(() => users.id),
    startedAt: instant("started_at").notNull(),
    endedBy: uuid("ended_by").references(() => users.id),
    endedAt: instant("ended_at"),
  },
  (t) => [
    check("fulfilments_days", sql`${t.answerWorkingDays} >= 1 and ${t.serveWorkingDays} >= 1`),
    check("fulfilments_certificate", sql`(${t.certificateIndicator} is null) = (${t.certificateName} is null)`),
    check("fulfilments_ended", sql`(${t.endedAt} is null) = (${t.endedBy} is null)`),
  ],
);

/**
 * How many places each pool had when offers began (`initial`), how many it has now, and how many offers hold (open, accepted or served). What it has now
 * follows from `offer_flows`; `offer_pools_flows` in `db/append-only.sql` keeps it so.
 */
export const offerPools = pgTable(
  "offer_pools",
  {
    projectId: uuid("project_id")
      .notNull()
      .references(() => fulfilments.projectId),
    pool: text("pool").notNull(),
    initial: integer("initial").notNull(),
    admitted: integer("admitted").notNull(),
    taken: integer("taken").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.pool] }),
    check("offer_pools_admitted", sql`${t.taken} >= 0 and ${t.taken} <= ${t.admitted}`),
  ],
);

/** Places that went on from a pool that did not need them, by the service rules; never changed. `cause`: what made them free. */
export const offerFlows = pgTable(
  "offer_flows",
  {
    projectId: uuid("project_id").notNull(),
    sequence: integer("sequence").notNull(),
    from: text("from_pool").notNull(),
    to: text("to_pool").notNull(),
    places: integer("places").notNull(),
    cause: flowCause("cause").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.sequence] }),
    foreignKey({ columns: [t.projectId, t.from], foreignColumns: [offerPools.projectId, offerPools.pool] }),
    foreignKey({ columns: [t.projectId, t.to], foreignColumns: [offerPools.projectId, offerPools.pool] }),
    check("offer_flows_onward", sql`${t.from} <> ${t.to} and ${t.places} > 0`),
  ],
);

/** A flat, a course, a post: what people of a pool (null: of any) choose from, with its number of places. */
export const serviceOptions = pgTable(
  "service_options",
  {
    id: id(),
    projectId: uuid("project_id")
      .notNull()
      .references(() => fulfilments.projectId),
    pool: text("pool"),
    name: text("name").notNull(),
    places: integer("places").notNull(),
    taken: integer("taken").notNull().default(0),
  },
  (t) => [
    uniqueIndex("service_options_name").on(t.projectId, t.name),
    check("service_options_places", sql`${t.taken} >= 0 and ${t.taken} <= ${t.places}`),
  ],
);

/**
 * A place offered to a candidacy. `position` is its row in the run of the notice. The answer is the person's, or `lapsed` by its last day, or by the
 * serving unit (`answeredBy`, `reasonSealed`) where an accepted place was not taken up by `serveBy`. `revoked` by a sanction, with its reason: who
 * accepted before keeps the moment of that. What was served keeps its option until it is taken back. The voucher is found by HMAC. `childHmac`: the
 * child whom it is for. `givenUpFor`: the offer whose acceptance gave this place up. That nobody holds two places that exclude one another is kept by
 * `offers_child_once`, and by `offers_exclusive` in `db/append-only.sql`.
 */
export const offers = pgTable(
  "offers",
  {
    id: id(),
    year: integer("year").notNull(),
    projectId: uuid("project_id")
      .notNull()
      .references(() => fulfilments.projectId),
    candidacyId: uuid("candidacy_id")
      .notNull()
      .references(() => candidacies.id),
    childHmac: text("child_hmac"),
    pool: text("pool").notNull(),
    position: integer("position").notNull(),
    promoted: boolean("promoted").notNull(),
    offeredAt: instant("offered_at").notNull(),
    dueOn: date("due_on").notNull(),
    answer: offerAnswer("answer"),
    answeredAt: instant("answered_at"),
    answeredBy: uuid("answered_by").references(() => users.id),
    reasonSealed: text("reason_sealed"),
    voucherHmac: text("voucher_hmac"),
    voucherSealed: text("voucher_sealed"),
    serveBy: date("serve_by"),
    choosesFrom: instant("chooses_from"),
    optionId: uuid("option_id").references(() => serviceOptions.id),
    servedAt: instant("served_at"),
    givenUpFor: uuid("given_up_for").references((): AnyPgColumn => offers.id),
  },
  (t) => [
    uniqueIndex("offers_standing").on(t.candidacyId).where(sql`${t.answer} is null or ${t.answer} = 'accepted'`),
    uniqueIndex("offers_child_once").on(t.year, t.childHmac).where(sql`${t.answer} = 'accepted'`),
    index("offers_project").on(t.projectId, t.position, t.id),
    index("offers_due").on(t.dueOn, t.projectId).where(sql`${t.answer} is null`),
    uniqueIndex("offers_voucher").on(t.voucherHmac),
    check("offers_answered", sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    check("offers_by", sql`${t.answer} not in ('accepted', 'declined', 'revoked') or ${t.answeredBy} is not null`),
    check("offers_revoked", sql`${t.answer} is distinct from 'revoked' or ${t.reasonSealed} is not null`),
    check("offers_accepted", sql`${t.answer} is distinct from 'accepted' or ${t.voucherHmac} is not null`),
    check("offers_voucher_whole", sql`(${t.voucherHmac} is null) = (${t.voucherSealed} is null)`),
    check("offers_serve_by", sql`(${t.voucherHmac} is null) = (${t.serveBy} is null)`),
    check(
      "offers_served",
      sql`${t.servedAt} is null or (${t.answer} is not null and ${t.answer} in ('accepted', 'revoked'))`,
    ),
    check(
      "offers_option",
      sql`${t.optionId} is null or ${t.answer} is not distinct from 'accepted' or (${t.answer} is not distinct from 'revoked' and ${t.servedAt} is not null)`,
    ),
    check("offers_given_up", sql`${t.givenUpFor} is null or ${t.answer} is not distinct from 'declined'`),
  ],
);

/** Whose turn for a place came and who was passed over, for the place that `offerId` holds in a project that excludes it. */
export const passedOver = pgTable(
  "passed_over",
  {
    candidacyId: uuid("candidacy_id")
      .primaryKey()
      .references(() => candidacies.id),
    reason: passedOverReason("reason").notNull(),
    offerId: uuid("offer_id")
      .notNull()
      .references(() => offers.id),
    passedAt: instant("passed_at").notNull(),
  },
  (t) => [index("passed_over_offer").on(t.offerId)],
);

/**
 * What the serving unit recorded about an offer, step by step, encrypted. `fulfils`: with this one the service was enjoyed. `takesBack`: the record that was
 * wrong and counts no more. `attempt`: 1, and one more for each record that was taken back before: once in each the service is enjoyed.
 */
export const serviceRecords = pgTable(
  "service_records",
  {
    id: id(),
    offerId: uuid("offer_id")
      .notNull()
      .references(() => offers.id),
    sequence: integer("sequence").notNull(),
    step: serviceStep("step").notNull(),
    fulfils: boolean("fulfils").notNull(),
    takesBack: uuid("takes_back").references((): AnyPgColumn => serviceRecords.id),
    attempt: integer("attempt").notNull().default(1),
    recordSealed: text("record_sealed").notNull(),
    recordedBy: uuid("recorded_by")
      .notNull()
      .references(() => users.id),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [
    uniqueIndex("service_records_sequence").on(t.offerId, t.sequence),
    uniqueIndex("service_records_once").on(t.offerId, t.attempt).where(sql`${t.fulfils}`),
    uniqueIndex("service_records_taken_back").on(t.takesBack),
    check("service_records_takes_back", sql`(${t.step} = 'taken-back') = (${t.takesBack} is not null)`),
  ],
);

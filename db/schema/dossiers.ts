import { sql } from "drizzle-orm";
import { check, date, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { MEMBER_RELATIONS } from "../../lib/domain/dossier/household";
import { DOSSIER_STATUSES } from "../../lib/domain/dossier/statuses";
import { users } from "./accounts";
import { id, instant } from "./columns";
import { intakes } from "./intakes";

export const dossierStatus = pgEnum("dossier_status", DOSSIER_STATUSES);
export const memberRelation = pgEnum("member_relation", MEMBER_RELATIONS);

/** One dossier per account, over the years. The identity number stands with the account; here only what the township confirms. */
export const dossiers = pgTable(
  "dossiers",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    status: dossierStatus("status").notNull(),
    name: text("name").notNull(),
    birthDate: date("birth_date").notNull(),
    township: text("township").notNull(),
    applicantClass: text("applicant_class").notNull(),
    addressSealed: text("address_sealed").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull(),
    submittedAt: instant("submitted_at"),
    /** The visit at whose counter it was sent; null where the person sent it. */
    intakeId: uuid("intake_id").references(() => intakes.id),
    confirmedBy: uuid("confirmed_by").references(() => users.id),
    confirmedAt: instant("confirmed_at"),
    returnReasonSealed: text("return_reason_sealed"),
  },
  (t) => [
    uniqueIndex("dossiers_user").on(t.userId),
    index("dossiers_township").on(t.township, t.status, t.submittedAt, t.id),
    check("dossiers_confirmed", sql`(${t.status} = 'active') = (${t.confirmedAt} is not null)`),
    check("dossiers_not_by_self", sql`${t.confirmedBy} is null or ${t.confirmedBy} <> ${t.userId}`),
  ],
);

/** The household: a spouse, or a child whom a candidacy for schooling can name. Identity is encrypted; no child's data is ever published. */
export const householdMembers = pgTable(
  "household_members",
  {
    id: id(),
    dossierId: uuid("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    relation: memberRelation("relation").notNull(),
    nameSealed: text("name_sealed").notNull(),
    documentHmac: text("document_hmac").notNull(),
    documentSealed: text("document_sealed").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("household_members_document").on(t.dossierId, t.documentHmac),
    index("household_members_person").on(t.documentHmac),
    uniqueIndex("household_members_spouse").on(t.dossierId).where(sql`${t.relation} = 'spouse'`),
  ],
);

/** Consent, word for word by its version; never pre-ticked. */
export const consents = pgTable(
  "consents",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    text: text("text").notNull(),
    textVersion: text("text_version").notNull(),
    givenAt: instant("given_at").notNull(),
  },
  (t) => [uniqueIndex("consents_once").on(t.userId, t.text, t.textVersion)],
);

import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { STAFF_ROLES } from "../../lib/domain/access/roles";
import { id, instant } from "./columns";

export const userKind = pgEnum("user_kind", ["applicant", "staff"]);
export const documentKind = pgEnum("document_kind", ["identity-card", "identity-card-15", "residence-permit-hmt"]);
export const staffRole = pgEnum("staff_role", STAFF_ROLES);

/**
 * Applicants sign in by document number (found by HMAC of its canonical form), staff by login name. `*Sealed` columns are encrypted. Whom a
 * township's counter took in may have no phone, and then signs in nowhere.
 */
export const users = pgTable(
  "users",
  {
    id: id(),
    kind: userKind("kind").notNull(),
    name: text("name").notNull(),
    login: text("login"),
    documentKind: documentKind("document_kind"),
    documentHmac: text("document_hmac"),
    documentSealed: text("document_sealed"),
    phoneHmac: text("phone_hmac"),
    phoneSealed: text("phone_sealed"),
    passwordHash: text("password_hash").notNull(),
    passwordOneUse: boolean("password_one_use").notNull().default(false),
    totpSealed: text("totp_sealed"),
    totpEnrolledAt: instant("totp_enrolled_at"),
    lastTotpStep: integer("last_totp_step"),
    sessionVersion: integer("session_version").notNull().default(1),
    disabledAt: instant("disabled_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("users_login_unique").on(t.login),
    uniqueIndex("users_document_unique").on(t.documentHmac),
    check(
      "users_kind_fits",
      sql`(${t.kind} = 'staff' and ${t.login} is not null and ${t.documentHmac} is null)
       or (${t.kind} = 'applicant' and ${t.login} is null and ${t.documentHmac} is not null and ${t.documentSealed} is not null
           and ${t.documentKind} is not null)`,
    ),
    check("users_totp_enrolled", sql`${t.totpEnrolledAt} is null or ${t.totpSealed} is not null`),
  ],
);

/** One row per log-in. System time. `version` is the user's `sessionVersion` at log-in; a changed password or role ends all. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    version: integer("version").notNull(),
    createdAt: instant("created_at").notNull(),
    lastSeen: instant("last_seen").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [index("sessions_user").on(t.userId)],
);

/** A role with its unit. Proposed by one person, approved by another; history stays. */
export const roleGrants = pgTable(
  "role_grants",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    role: staffRole("role").notNull(),
    unit: text("unit"),
    proposedBy: uuid("proposed_by").references(() => users.id),
    proposedAt: instant("proposed_at").notNull(),
    approvedBy: uuid("approved_by").references(() => users.id),
    approvedAt: instant("approved_at"),
    endedBy: uuid("ended_by").references(() => users.id),
    endedAt: instant("ended_at"),
  },
  (t) => [
    index("role_grants_user").on(t.userId),
    uniqueIndex("role_grants_current")
      .on(t.userId, t.role, sql`coalesce(${t.unit}, '')`)
      .where(sql`${t.endedAt} is null`),
    check(
      "role_grants_two_persons",
      sql`${t.approvedBy} is null or (${t.approvedBy} <> ${t.proposedBy} and ${t.approvedBy} <> ${t.userId})`,
    ),
    check(
      "role_grants_unit_fits",
      sql`(${t.role} in ('township-officer', 'department-scorer', 'service-manager')) = (${t.unit} is not null)`,
    ),
  ],
);

/** A lost second factor is reset by two persons; the next log-in enrols again. */
export const totpResets = pgTable(
  "totp_resets",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    proposedBy: uuid("proposed_by")
      .notNull()
      .references(() => users.id),
    proposedAt: instant("proposed_at").notNull(),
    approvedBy: uuid("approved_by").references(() => users.id),
    approvedAt: instant("approved_at"),
  },
  (t) => [
    uniqueIndex("totp_resets_open").on(t.userId).where(sql`${t.approvedAt} is null`),
    check(
      "totp_resets_two_persons",
      sql`${t.approvedBy} is null or (${t.approvedBy} <> ${t.proposedBy} and ${t.approvedBy} <> ${t.userId})`,
    ),
  ],
);

/** Counted before a guess is checked. `key` is an HMAC of account or address with the purpose; `windowStart` is the last counted try. System time. */
export const attempts = pgTable("attempts", {
  key: text("key").primaryKey(),
  count: integer("count").notNull(),
  windowStart: instant("window_start").notNull(),
});

/** Codes sent to a phone; only a keyed digest of the code is kept. System time. */
export const phoneCodes = pgTable(
  "phone_codes",
  {
    id: id(),
    phoneHmac: text("phone_hmac").notNull(),
    purpose: text("purpose").notNull(),
    codeHmac: text("code_hmac").notNull(),
    expiresAt: instant("expires_at").notNull(),
    tries: integer("tries").notNull().default(0),
    usedAt: instant("used_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("phone_codes_phone").on(t.phoneHmac, t.purpose, t.createdAt)],
);

/** Messages wait here in the transaction of their act; a job hands them to the gateway. Number and text are encrypted. */
export const messages = pgTable(
  "messages",
  {
    id: id(),
    userId: uuid("user_id").references(() => users.id),
    phoneSealed: text("phone_sealed").notNull(),
    template: text("template").notNull(),
    bodySealed: text("body_sealed").notNull(),
    createdAt: instant("created_at").notNull(),
    sentAt: instant("sent_at"),
    tries: integer("tries").notNull().default(0),
  },
  (t) => [
    index("messages_unsent").on(t.createdAt, t.id).where(sql`${t.sentAt} is null`),
    index("messages_user").on(t.userId, t.createdAt, t.id),
  ],
);

import { sql } from "drizzle-orm";
import {
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
import type { Flow } from "../../lib/domain/fulfilment/flows";
import {
  PROGRAMME_STATUSES,
  PROJECT_KINDS,
  PROJECT_STATUSES,
  type ProjectKind,
  VERSION_STATUSES,
} from "../../lib/domain/programme/statuses";
import { users } from "./accounts";
import { id, instant } from "./columns";

export const programmeStatus = pgEnum("programme_status", PROGRAMME_STATUSES);
export const versionStatus = pgEnum("version_status", VERSION_STATUSES);
export const projectStatus = pgEnum("project_status", PROJECT_STATUSES);
export const projectKind = pgEnum("project_kind", PROJECT_KINDS);
export const calendarDayKind = pgEnum("calendar_day_kind", ["holiday", "workday"]);

/** One year of points management. Days are Asia/Shanghai, the last one included. */
export const programmes = pgTable(
  "programmes",
  {
    year: integer("year").primaryKey(),
    title: text("title").notNull(),
    status: programmeStatus("status").notNull(),
    applyFrom: date("apply_from").notNull(),
    applyTo: date("apply_to").notNull(),
    confirmationWorkingDays: integer("confirmation_working_days").notNull(),
    version: integer("version").notNull().default(1),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id),
    openedBy: uuid("opened_by").references(() => users.id),
    openedAt: instant("opened_at"),
  },
  (t) => [check("programmes_window", sql`${t.applyFrom} <= ${t.applyTo}`)],
);

/** The stages of a year (they may overlap), for the ribbon. Days are Asia/Shanghai, the last one included. */
export const programmeStages = pgTable(
  "programme_stages",
  {
    year: integer("year")
      .notNull()
      .references(() => programmes.year),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    fromDay: date("from_day").notNull(),
    toDay: date("to_day").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.year, t.position] }),
    check("programme_stages_window", sql`${t.fromDay} <= ${t.toDay}`),
  ],
);

/** Public holidays that fall on weekdays, and make-up workdays on weekends; every other day follows the week. */
export const calendarDays = pgTable("calendar_days", {
  day: date("day").primaryKey(),
  kind: calendarDayKind("kind").notNull(),
  name: text("name").notNull(),
});

/**
 * Every imported rulebook, for ever. `content` is the file as canonical JSON, `digest` its SHA-256. `reason`: why it corrects the one in force; null where it
 * was imported before its year opened.
 */
export const rulebooks = pgTable(
  "rulebooks",
  {
    id: id(),
    year: integer("year")
      .notNull()
      .references(() => programmes.year),
    version: integer("version").notNull(),
    status: versionStatus("status").notNull(),
    title: text("title").notNull(),
    content: text("content").notNull(),
    digest: text("digest").notNull(),
    importedBy: uuid("imported_by")
      .notNull()
      .references(() => users.id),
    importedAt: instant("imported_at").notNull(),
    reason: text("reason"),
    approvedBy: uuid("approved_by").references(() => users.id),
    approvedAt: instant("approved_at"),
  },
  (t) => [
    uniqueIndex("rulebooks_version").on(t.year, t.version),
    uniqueIndex("rulebooks_in_force").on(t.year).where(sql`${t.status} = 'approved'`),
    check("rulebooks_two_persons", sql`${t.approvedBy} is null or ${t.approvedBy} <> ${t.importedBy}`),
    check("rulebooks_approved", sql`(${t.status} = 'proposed') = (${t.approvedAt} is null)`),
  ],
);

/** A rulebook that took the place of another while its year ran, with reason, by two persons. The only way in which an opened project changes its rulebook. */
export const rulebookCorrections = pgTable(
  "rulebook_corrections",
  {
    rulebookId: uuid("rulebook_id")
      .primaryKey()
      .references(() => rulebooks.id),
    replacedId: uuid("replaced_id")
      .notNull()
      .references(() => rulebooks.id),
    year: integer("year")
      .notNull()
      .references(() => programmes.year),
    reason: text("reason").notNull(),
    preparedBy: uuid("prepared_by")
      .notNull()
      .references(() => users.id),
    approvedBy: uuid("approved_by")
      .notNull()
      .references(() => users.id),
    approvedAt: instant("approved_at").notNull(),
  },
  (t) => [
    uniqueIndex("rulebook_corrections_replaced").on(t.replacedId),
    check("rulebook_corrections_other", sql`${t.replacedId} <> ${t.rulebookId}`),
    check("rulebook_corrections_reason", sql`${t.reason} <> ''`),
    check("rulebook_corrections_two_persons", sql`${t.approvedBy} <> ${t.preparedBy}`),
  ],
);

/**
 * The service rules in words. `lot` announces the public number that lots will be drawn with, empty where none are. `excludes`: kinds of projects of
 * the same year that nobody can have beside this one; it holds both ways, whichever says so. `flows`: to which pool the places go on that another does
 * not need, in order.
 */
export type ServiceRules = {
  readonly who: string;
  readonly scope: string;
  readonly limit: string;
  readonly lot: string;
  readonly excludes: readonly ProjectKind[];
  readonly flows: readonly Flow[];
};

/**
 * A service of one year, drafted by its department or imported by the office. Rulebook, quota and rules freeze when it opens, the list of its
 * candidacies (`listDigest`) when it closes. Days are Asia/Shanghai, the last one included.
 */
export const serviceProjects = pgTable(
  "service_projects",
  {
    id: id(),
    year: integer("year")
      .notNull()
      .references(() => programmes.year),
    code: text("code").notNull(),
    kind: projectKind("kind").notNull(),
    name: text("name").notNull(),
    department: text("department").notNull(),
    status: projectStatus("status").notNull(),
    content: text("content").notNull(),
    digest: text("digest").notNull(),
    opensOn: date("opens_on").notNull(),
    closesOn: date("closes_on").notNull(),
    rulebookId: uuid("rulebook_id").references(() => rulebooks.id),
    version: integer("version").notNull().default(1),
    rules: jsonb("rules").notNull().$type<ServiceRules>(),
    draftedBy: uuid("drafted_by")
      .notNull()
      .references(() => users.id),
    draftedAt: instant("drafted_at").notNull(),
    submittedAt: instant("submitted_at"),
    returnReason: text("return_reason"),
    approvedBy: uuid("approved_by").references(() => users.id),
    approvedAt: instant("approved_at"),
    publishedBy: uuid("published_by").references(() => users.id),
    publishedAt: instant("published_at"),
    openedAt: instant("opened_at"),
    listDigest: text("list_digest"),
  },
  (t) => [
    uniqueIndex("service_projects_code").on(t.year, t.code),
    index("service_projects_year").on(t.year, t.id),
    check("service_projects_window", sql`${t.opensOn} <= ${t.closesOn}`),
    check(
      "service_projects_two_persons",
      sql`(${t.approvedBy} is null or ${t.approvedBy} <> ${t.draftedBy}) and (${t.publishedBy} is null or ${t.publishedBy} <> ${t.approvedBy})`,
    ),
    check("service_projects_excludes", sql`coalesce(jsonb_typeof(${t.rules} -> 'excludes') = 'array', false)`),
    check("service_projects_flows", sql`coalesce(jsonb_typeof(${t.rules} -> 'flows') = 'array', false)`),
    check("service_projects_submitted", sql`${t.status} in ('drafting', 'returned') or ${t.submittedAt} is not null`),
    check("service_projects_returned", sql`${t.status} <> 'returned' or ${t.returnReason} is not null`),
    check(
      "service_projects_approved",
      sql`(${t.status} in ('drafting', 'submitted', 'returned')) = (${t.approvedAt} is null)`,
    ),
    check(
      "service_projects_published",
      sql`(${t.status} in ('drafting', 'submitted', 'returned', 'approved')) = (${t.publishedAt} is null)`,
    ),
    check(
      "service_projects_opened",
      sql`(${t.status} in ('drafting', 'submitted', 'returned', 'approved', 'published')) = (${t.openedAt} is null)`,
    ),
    check(
      "service_projects_list",
      sql`(${t.status} in ('closed', 'ranked', 'in-notice', 'final', 'fulfilling', 'ended')) = (${t.listDigest} is not null)`,
    ),
    check("service_projects_frozen", sql`(${t.openedAt} is null) = (${t.rulebookId} is null)`),
  ],
);

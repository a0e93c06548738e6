import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { listPools } from "../../db/queries/fulfilment";
import { fulfilments, offerPools, serviceOptions } from "../../db/schema";
import { useDatabase } from "../../db/testing/database";
import { applicationOf } from "../cli/demo/seed/applicant";
import { must } from "../cli/demo/seed/walk";
import { newId } from "../platform/ids";
import { returnApplication } from "./application/return-application";
import { sealAudit } from "./audit/seal-audit";
import { writeDailyFigures } from "./audit/write-daily-figures";
import { flowOn } from "./fulfilment/flow-on";
import { setStages } from "./programme/set-stages";
import { seedCandidateStaff } from "./testing/records";
import { seedWorld } from "./testing/world";

useDatabase();
beforeAll(async () => {
  const { people, staff } = await seedWorld();
  await seedCandidateStaff(staff);
  const { id: applicationId, version } = await applicationOf(people.incomplete);
  const points = [{ indicator: "P03", text: "请补充。" }];
  must(await returnApplication(staff.township("lingxiu"), { applicationId, version, points }), "supplement");
  const [{ projectId } = { projectId: "" }] = await db().select({ projectId: fulfilments.projectId }).from(fulfilments);
  await db().insert(serviceOptions).values({ id: newId(), projectId, name: "1 号楼", places: 1 });
  await db().transaction(async (tx) => {
    await tx.insert(offerPools).values({ projectId, pool: "spare", initial: 1, admitted: 1, taken: 0 });
    const [{ pool: to } = { pool: "" }] = await listPools(tx, projectId);
    await flowOn(tx, { projectId, cause: "decline", now: new Date() }, [{ from: "spare", to, places: 1 }]);
  });
  await db().execute(
    sql`insert into notice_corrections (id, objection_id, project_id) select gen_random_uuid(), o.id, p.id from objections o, service_projects p limit 1`,
  );
  await db().execute(
    sql`insert into sanction_candidacies (sanction_id, candidacy_id, was) select s.id, c.id, 'final' from sanctions s, candidacies c limit 1`,
  );
  await db().execute(
    sql`insert into sanction_applications (sanction_id, application_id, was) select s.id, a.id, 'confirmed' from sanctions s, applications a limit 1`,
  );
  await db().execute(
    sql`insert into service_records (id, offer_id, sequence, step, fulfils, record_sealed, recorded_by, recorded_at)
      select gen_random_uuid(), id, 1, 'contract', true, 'x', answered_by, now() from offers where answered_by is not null limit 1`,
  );
  await db().execute(
    sql`insert into rulebook_corrections (rulebook_id, replaced_id, year, reason, prepared_by, approved_by, approved_at)
      select a.id, b.id, 2020, 'x', a.imported_by, a.approved_by, now() from rulebooks a, rulebooks b where a.year = 2020 and b.year = 2019 limit 1`,
  );
  await db().execute(
    sql`insert into rescorings (rulebook_id, year, total) select rulebook_id, year, 9 from rulebook_corrections`,
  );
  const stages = [{ name: "申报", from: "2018-07-01", to: "2018-09-10" }];
  must(await setStages(staff.office1, { year: 2018, version: 1, stages }), "stages");
  await sealAudit();
  expect(await writeDailyFigures()).toBeGreaterThan(0);
});

/** The constraint that a copy of a lawful row breaks once it is changed like this; "written" where none holds it back. */
async function brokenBy(table: string, where: string, change: Readonly<Record<string, unknown>>): Promise<string> {
  try {
    await db().transaction(async (tx) => {
      const copy = sql`jsonb_build_object('id', gen_random_uuid()) || ${JSON.stringify(change)}::jsonb`;
      const name = sql.raw(table);
      await tx.execute(
        sql`insert into ${name} select (jsonb_populate_record(t, ${copy})).* from ${name} t where ctid = (select ctid from ${name} where ${sql.raw(where)} limit 1)`,
      );
      throw new Error("written");
    });
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (typeof cause === "object" && cause !== null && "constraint_name" in cause) return String(cause.constraint_name);
    if (error instanceof Error && error.message === "written") return "written";
    throw error;
  }
  return "nothing";
}
const NOW = "2020-08-20T01:00:00Z";
const NOBODY = "00000000-0000-4000-8000-000000000000";
const OTHER = "00000000-0000-4000-8000-000000000001";
/** What the steps of a sanction add to a case that was opened. */
const HEARD = { heard_at: NOW, heard_until: "2020-08-27" };
const PROPOSED = { proposed_by: NOBODY, proposed_at: NOW, reason_sealed: "x", effect_digest: "x" };
const IMPOSED = { imposed_by: OTHER, imposed_at: NOW, application_was: "confirmed", object_until: "2020-09-03" };
const OBJECTED = { objected_at: NOW, objection_sealed: "x", due_on: "2020-09-17" };

/** [what, constraint, table, which lawful row is copied, what is changed in the copy]. `$name` stands for a column of the row itself. */
// biome-ignore format: a table is read by its lines
const IMPOSSIBLE: readonly (readonly [string, string, string, string, Readonly<Record<string, unknown>>])[] = [
  ["staff with an identity document", "users_kind_fits", "users", "kind = 'staff'", { login: "x", document_hmac: "x" }],
  ["an applicant without one", "users_kind_fits", "users", "kind = 'applicant'", { document_hmac: null }],
  ["a second factor without its secret", "users_totp_enrolled", "users", "kind = 'staff'", { login: "x", totp_sealed: null }],
  ["one log-in name twice", "users_login_unique", "users", "kind = 'staff'", {}],
  ["one document twice", "users_document_unique", "users", "kind = 'applicant'", {}],
  ["a township officer of no township", "role_grants_unit_fits", "role_grants", "role = 'township-officer'", { unit: null }],
  ["an officer of the whole office for one unit", "role_grants_unit_fits", "role_grants", "role = 'points-office-officer'", { unit: "x" }],
  ["one role held twice", "role_grants_current", "role_grants", "ended_at is null", {}],
  ["a role approved by who proposed it", "role_grants_two_persons", "role_grants", "proposed_by is not null", { unit: "x", approved_by: "$proposed_by" }],
  ["a role approved by its holder", "role_grants_two_persons", "role_grants", "proposed_by is not null", { unit: "x", approved_by: "$user_id" }],
  ["a reset approved by its person", "totp_resets_two_persons", "totp_resets", "true", { approved_by: "$user_id" }],
  ["a year that closes before it opens", "programmes_window", "programmes", "true", { year: 2030, apply_to: "2000-01-01" }],
  ["a rulebook approved by who imported it", "rulebooks_two_persons", "rulebooks", "approved_by is not null", { version: 9, status: "replaced", approved_by: "$imported_by" }],
  ["a rulebook in force that nobody approved", "rulebooks_approved", "rulebooks", "status = 'approved'", { version: 9, approved_at: null }],
  ["two rulebooks in force", "rulebooks_in_force", "rulebooks", "status = 'approved'", { version: 9 }],
  ["a rulebook that corrects itself", "rulebook_corrections_other", "rulebook_corrections", "true", { replaced_id: "$rulebook_id" }],
  ["a correction without a reason", "rulebook_corrections_reason", "rulebook_corrections", "true", { rulebook_id: NOBODY, replaced_id: "$rulebook_id", reason: "" }],
  ["a correction approved by who prepared it", "rulebook_corrections_two_persons", "rulebook_corrections", "true", { rulebook_id: NOBODY, replaced_id: "$rulebook_id", approved_by: "$prepared_by" }],
  ["one rulebook corrected twice", "rulebook_corrections_replaced", "rulebook_corrections", "true", { rulebook_id: NOBODY }],
  ["more changed than done", "rescorings_counts", "rescorings", "true", { rulebook_id: NOBODY, done: 1, changed: 2 }],
  ["two rescorings of one year at once", "rescorings_running", "rescorings", "ended_at is null", { rulebook_id: NOBODY }],
  ["a project approved by nobody", "service_projects_approved", "service_projects", "status = 'approved'", { code: "x", approved_at: null }],
  ["a project approved by who imported it", "service_projects_two_persons", "service_projects", "approved_by is not null", { code: "x", approved_by: "$drafted_by" }],
  ["a project published by who approved it", "service_projects_two_persons", "service_projects", "published_by is not null", { code: "x", published_by: "$approved_by" }],
  ["a project whose rules do not say what they exclude", "service_projects_excludes", "service_projects", "true", { code: "x", rules: {} }],
  ["a project whose rules do not say where places go on", "service_projects_flows", "service_projects", "true", { code: "x", rules: { excludes: [] } }],
  ["a project with the office that was never sent", "service_projects_submitted", "service_projects", "status = 'submitted'", { code: "x", submitted_at: null }],
  ["a project returned without a reason", "service_projects_returned", "service_projects", "status = 'drafting'", { code: "x", status: "returned" }],
  ["a published project that nobody published", "service_projects_published", "service_projects", "status = 'approved'", { code: "x", status: "published" }],
  ["an open project without frozen rulebook", "service_projects_frozen", "service_projects", "opened_at is not null", { code: "x", rulebook_id: null }],
  ["an open project that was never opened", "service_projects_opened", "service_projects", "status = 'open'", { code: "x", opened_at: null, rulebook_id: null }],
  ["a closed project without frozen list", "service_projects_list", "service_projects", "status = 'ranked'", { code: "x", list_digest: null }],
  ["an open project whose list is frozen", "service_projects_list", "service_projects", "status = 'open'", { code: "x", list_digest: "x" }],
  ["a number for lots that was never typed", "lot_entries_number", "lot_entries", "result = 'first'", { sequence: 9, number: null }],
  ["a number for lots although two differed", "lot_entries_number", "lot_entries", "result = 'matched'", { sequence: 9, result: "differed" }],
  ["a second entry without a first", "lot_entries_second", "lot_entries", "result = 'matched'", { sequence: 9, first_by: null }],
  ["both entries by one officer", "lot_entries_two_persons", "lot_entries", "result = 'matched'", { sequence: 9, first_by: "$entered_by" }],
  ["one sign-off twice", "signoffs_sequence", "signoffs", "true", {}],
  ["a project that closes before it opens", "service_projects_window", "service_projects", "true", { code: "x", closes_on: "2000-01-01" }],
  ["two dossiers of one person", "dossiers_user", "dossiers", "true", {}],
  ["an active dossier that nobody confirmed", "dossiers_confirmed", "dossiers", "status = 'active'", { confirmed_at: null }],
  ["a dossier confirmed by its person", "dossiers_not_by_self", "dossiers", "status = 'active'", { confirmed_by: "$user_id" }],
  ["two applications of one year", "applications_one_a_year", "applications", "true", {}],
  ["points fed back without a last day", "applications_confirm_by", "applications", "status = 'awaiting-confirmation'", { confirm_by: null }],
  ["asked for a supplement without a last day", "applications_supplement_by", "applications", "status = 'draft'", { year: 2019, status: "supplementing" }],
  ["refused without a reason", "applications_refusal", "applications", "status = 'draft'", { year: 2019, status: "refused" }],
  ["corrected once the departments look at it", "applications_correcting", "applications", "status = 'scoring'", { year: 2019, correcting: true }],
  ["a supplement that ended at no time", "supplements_ended", "supplements", "true", { sequence: 9, ended: "lapsed" }],
  ["a supplement that ended in no known way", "supplements_how", "supplements", "true", { sequence: 9, ended: "x", ended_at: NOW }],
  ["material answered with nothing", "material_requests_answer", "material_requests", "true", { answered_at: NOW }],
  ["a stage that ends before it begins", "programme_stages_window", "programme_stages", "true", { position: 9, to_day: "2000-01-01" }],
  ["a dropped item that belongs to no candidacy", "items_dropped", "items", "candidacy_id is null", { indicator: "x", dropped: true }],
  ["two submissions of one version", "submissions_version", "submissions", "true", { receipt: "x" }],
  ["one receipt twice", "submissions_receipt", "submissions", "true", { version: 9 }],
  ["two sayings of one number", "facts_sequence", "facts", "true", {}],
  ["one indicator claimed twice", "claims_indicator", "claims", "true", {}],
  ["a stored file without digest", "evidence_stored", "evidence", "status = 'stored'", { object_key: "x", sha256: null }],
  ["one project entered twice", "candidacies_once", "candidacies", "status <> 'withdrawn'", { receipt: "x" }],
  ["a claim's item without its claim", "items_claim_fits", "items", "effect = 'award'", { indicator: "x", claim_id: null }],
  ["a veto of one candidacy alone", "items_candidacy_fits", "items", "effect = 'veto'", { indicator: "x", candidacy_id: NOBODY }],
  ["one item twice", "items_once", "items", "true", {}],
  ["somebody who stands in for a first decision", "decisions_stands_in", "decisions", "sequence = 1", { stands_in: true, reason_sealed: "x", sequence: 1, item_id: OTHER }],
  ["a refusal without a reason", "decisions_reason", "decisions", "reason_sealed is null", { sequence: 9, outcome: "refuse" }],
  ["two decisions of one number", "decisions_sequence", "decisions", "true", {}],
  ["two scores of one version", "scores_version", "scores", "true", {}],
  ["a confirmation that nobody gave", "confirmations_answer", "confirmations", "true", { sequence: 9, given_by: null }],
  ["an answer that is none", "confirmations_answer", "confirmations", "true", { sequence: 9, answer: "perhaps" }],
  ["two answers of one number", "confirmations_sequence", "confirmations", "true", {}],
  ["a vetoed row with a rank", "ranking_rows_ranked", "ranking_rows", "rank is not null", { position: 9, outcome: "vetoed" }],
  ["a row within quota without a rank", "ranking_rows_ranked", "ranking_rows", "outcome = 'within-quota'", { position: 9, rank: null }],
  ["two runs of one version", "ranking_runs_version", "ranking_runs", "true", {}],
  ["a file taken back by nobody", "attachments_removed", "attachments", "true", { removed_at: NOW }],
  ["a file shorter than it was", "attachments_whole", "attachments", "true", { bytes: 1 }],
  ["a notice published by who prepared it", "notices_two_persons", "notices", "true", { published_by: "$prepared_by" }],
  ["two notices of one place in the chain", "notices_sequence", "notices", "true", { number: "x" }],
  ["offers to be answered in no days", "fulfilments_days", "fulfilments", "true", { project_id: NOBODY, answer_working_days: 0 }],
  ["a certificate that counts for an indicator without a name", "fulfilments_certificate", "fulfilments", "true", { project_id: NOBODY, certificate_indicator: "x" }],
  ["fulfilment ended by nobody", "fulfilments_ended", "fulfilments", "true", { project_id: NOBODY, ended_at: NOW }],
  ["more offers than the notice admits", "offer_pools_admitted", "offer_pools", "true", { pool: "x", admitted: 1, taken: 2 }],
  ["places that go on to their own pool", "offer_flows_onward", "offer_flows", "true", { sequence: 9, to_pool: "$from_pool" }],
  ["no places that go on", "offer_flows_onward", "offer_flows", "true", { sequence: 9, places: 0 }],
  ["an option given more often than it has places", "service_options_places", "service_options", "true", { places: 1, taken: 2 }],
  ["an answer at no time", "offers_answered", "offers", "answer is null", { answer: "lapsed" }],
  ["an acceptance by nobody", "offers_by", "offers", "answer = 'accepted'", { answered_by: null }],
  ["an accepted place without voucher", "offers_accepted", "offers", "answer = 'accepted'", { voucher_hmac: null, voucher_sealed: null, serve_by: null }],
  ["half a voucher", "offers_voucher_whole", "offers", "answer = 'accepted'", { voucher_sealed: null }],
  ["a voucher without a last day", "offers_serve_by", "offers", "answer = 'accepted'", { serve_by: null }],
  ["served without an acceptance", "offers_served", "offers", "answer is null", { served_at: NOW }],
  ["a place given up that was not declined", "offers_given_up", "offers", "answer is null", { given_up_for: "$id" }],
  ["a choice without an acceptance", "offers_option", "offers", "answer is null", { option_id: NOBODY }],
  ["a notice that is final before its period ended", "notices_final", "notices", "true", { sequence: 98, number: "x", final_at: NOW, ended_at: null }],
  ["a correction of no notice", "notices_correction", "notices", "true", { sequence: 99, number: "x", version: 2 }],
  ["a correction for no reason", "notice_corrections_cause", "notice_corrections", "run_id is null", { objection_id: null }],
  ["lifted what no sanction was", "notice_corrections_lifted", "notice_corrections", "run_id is null", { lifted: true }],
  ["a correction published without a run", "notice_corrections_run", "notice_corrections", "run_id is null", { notice_id: NOBODY }],
  ["an objection of a person by nobody", "objections_person", "objections", "side = 'person'", { raised_by: null }],
  ["a third party without a name", "objections_third_party", "objections", "side = 'third-party'", { name_sealed: null, phone_sealed: null }],
  ["a case taken by nobody", "objections_taken", "objections", "handler_id is not null", { handler_id: null }],
  ["heard until no day", "objections_heard", "objections", "heard_at is null", { heard_at: NOW }],
  ["an answer to nothing", "objections_answered", "objections", "answered_at is null", { answered_at: NOW }],
  ["a recheck of no item", "objections_recheck_item", "objections", "recheck_asked_at is not null", { recheck_sealed: null }],
  ["decided at no time", "objections_decided", "objections", "status = 'taken'", { status: "refused", reason_sealed: "x" }],
  ["decided without a reason", "objections_reason", "objections", "status = 'taken'", { status: "refused", decided_at: NOW }],
  ["a third party's case withdrawn nobody knows how", "objections_reason", "objections", "status = 'taken' and side = 'third-party'", { status: "withdrawn", decided_at: NOW }],
  ["a third party's case raised at a counter", "objections_at_counter", "objections", "side = 'third-party'", { intake_id: NOBODY }],
  ["granted without a decision", "objections_granted", "objections", "true", { status: "granted", handler_id: "$handler_id", decided_at: NOW, reason_sealed: "x", decision_id: null }],
  ["a sealed head without the one before", "audit_heads_chained", "audit.heads", "number = 1", { number: 2 }],
  ["a sealed head of nothing", "audit_heads_not_empty", "audit.heads", "number = 1", { number: 3, previous: "x", rows: 0 }],
  ["a row of the audit sealed twice", "audit_seals_once", "audit.seals", "true", { head: 2 }],
  ["more receipts on a day than in all", "daily_figures_add_up", "published.daily_figures", "true", { day: "2019-01-01", receipts: 9, receipts_in_all: 8 }],
  ["a service enjoyed twice", "service_records_once", "service_records", "fulfils", { sequence: 2 }],
  ["a record taken back that nobody names", "service_records_takes_back", "service_records", "true", { step: "taken-back", takes_back: null }],
  ["false evidence of nothing", "sanctions_ground", "sanctions", "true", { evidence_id: null }],
  ["a person heard until no day", "sanctions_heard", "sanctions", "true", { heard_at: NOW }],
  ["a person who was not heard", "sanctions_hearing", "sanctions", "true", { status: "hearing" }],
  ["an answer before the hearing", "sanctions_answered", "sanctions", "true", { answered_at: NOW, answer_sealed: "x" }],
  ["proposed by nobody", "sanctions_proposed", "sanctions", "true", { ...HEARD, status: "proposed" }],
  ["a ban of years that are over", "sanctions_ban", "sanctions", "true", { ban_from: 2019, ban_until: 2022 }],
  ["imposed by nobody", "sanctions_imposed", "sanctions", "true", { ...HEARD, ...PROPOSED, status: "imposed" }],
  ["imposed by who proposed it", "sanctions_two_persons", "sanctions", "true", { ...HEARD, ...PROPOSED, ...IMPOSED, status: "imposed", imposed_by: NOBODY }],
  ["imposed by who opened the case", "sanctions_two_persons", "sanctions", "true", { ...HEARD, ...PROPOSED, ...IMPOSED, status: "imposed", imposed_by: "$opened_by" }],
  ["dropped without a reason", "sanctions_dropped", "sanctions", "true", { status: "dropped" }],
  ["objected without a word", "sanctions_objected", "sanctions", "true", { ...HEARD, ...PROPOSED, ...IMPOSED, status: "objected" }],
  ["an objection decided by nobody", "sanctions_decided", "sanctions", "true", { ...HEARD, ...PROPOSED, ...IMPOSED, ...OBJECTED, status: "upheld" }],
  ["an objection decided by who proposed", "sanctions_third_person", "sanctions", "true", { ...HEARD, ...PROPOSED, ...IMPOSED, ...OBJECTED, status: "upheld", decided_by: NOBODY, decided_at: NOW, decision_sealed: "x" }],
  ["two cases about one application", "sanctions_one", "sanctions", "true", { case_number: "x" }],
  ["made void by a ban what was taken back", "sanction_applications_was", "sanction_applications", "true", { was: "withdrawn" }],
  ["a place revoked of who had none", "sanction_candidacies_offer", "sanction_candidacies", "true", { was: "accepted" }],
  ["a place revoked without a reason", "offers_revoked", "offers", "answer = 'accepted'", { answer: "revoked" }],
  ["a second office clock", "office_clock_single", "office_clock", "true", { one: 2 }],
  ["an item decided by no decision", "items_decision_id_decisions_id_fk", "items", "decision_id is not null", { indicator: "x", decision_id: NOBODY }],
  ["an application of nobody", "applications_user_id_users_id_fk", "applications", "true", { year: 2019, user_id: NOBODY }],
];

describe("the database itself excludes", () => {
  it.each(IMPOSSIBLE)("%s (%s)", async (_what, constraint, table, where, change) => {
    const [row] = await db().execute<Record<string, unknown>>(
      sql`select * from ${sql.raw(table)} where ${sql.raw(where)} limit 1`,
    );
    expect(row, "a lawful row to copy").toBeDefined();
    const given = Object.entries(change).map(([key, value]) =>
      typeof value === "string" && value.startsWith("$") ? [key, row?.[value.slice(1)]] : [key, value],
    );
    expect(await brokenBy(table, where, Object.fromEntries(given))).toBe(constraint);
  });

  it("every check of the schema is tried", async () => {
    const checks = await db().execute<{ name: string }>(
      sql`select conname as name from pg_constraint where contype = 'c' and connamespace in ('public'::regnamespace, 'audit'::regnamespace, 'published'::regnamespace) order by 1`,
    );
    const tried = new Set(IMPOSSIBLE.map(([, constraint]) => constraint));
    expect(checks.map((one) => one.name).filter((name) => !tried.has(name))).toEqual([]);
  });
});

import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../../db/client";
import { events } from "../../../../db/schema";
import { useSeededYear } from "../../../../db/testing/seeded-year";
import { ACTS, permissionOf } from "../../../domain/access/permissions";
import type { Role } from "../../../domain/access/roles";

useSeededYear();

/** Acts without a line in PERMISSIONS: of people about their own account, and of the system. */
const OTHER_ACTS = [
  "account.register-code",
  "account.register",
  "account.sign-in",
  "account.sign-in-staff",
  "account.second-step",
  "staff.bootstrap",
  "project.close",
  "project.open",
  "notice.end",
  "notice.finalise",
  "offer.lapse",
  "offer.flow",
  "supplement.lapse",
  "score.lapse",
  "demo.move-clock",
  "score.rescore",
  "objection.raise-as-third-party",
];

/** Applications whose claims were copied when a list or a correction laid a draft beside what was sent. */
const COPIED = "(select application_id from supplements union select id from applications where correcting)";
/** For every table the rows that an act makes or moves, and the act that must have written of each: `where` picks rows, `id` names the object. */
const WRITTEN: readonly (readonly [act: string, table: string, id: string, where: string])[] = [
  ["account.register", "users", "id::text", "kind = 'applicant' and phone_hmac is not null"],
  ["intake.begin", "users", "id::text", "kind = 'applicant' and phone_hmac is null"],
  ["intake.begin", "intakes", "id::text", "true"],
  ["account.sign-in-staff", "sessions", "user_id::text", "true"],
  ["staff.create", "users", "id::text", "kind = 'staff' and login not in ('admin', 'office-1', 'office-2')"],
  ["role.propose", "role_grants", "id::text", "proposed_by is not null"],
  ["role.approve", "role_grants", "id::text", "proposed_by is not null and approved_at is not null"],
  ["programme.create", "programmes", "year::text", "true"],
  ["programme.open", "programmes", "year::text", "status = 'open'"],
  ["rulebook.import", "rulebooks", "id::text", "true"],
  ["rulebook.approve", "rulebooks", "id::text", "approved_at is not null"],
  ["score.rescore", "rescorings", "rulebook_id::text", "true"],
  ["project.draft", "service_projects", "id::text", "code <> 'secondment-2020'"],
  ["project.submit", "service_projects", "id::text", "code <> 'secondment-2020'"],
  ["project.import", "service_projects", "id::text", "code = 'secondment-2020'"],
  ["project.approve", "service_projects", "id::text", "approved_at is not null"],
  ["project.publish", "service_projects", "id::text", "published_at is not null"],
  ["project.open", "service_projects", "id::text", "opened_at is not null and opens_on > '2020-07-01'"],
  ["programme.set-stages", "programmes", "year::text", "true"],
  ["project.close", "service_projects", "id::text", "list_digest is not null"],
  ["dossier.save", "dossiers", "id::text", "true"],
  ["dossier.save", "household_members", "id::text", "true"],
  ["dossier.submit", "dossiers", "id::text", "submitted_at is not null"],
  ["identity.confirm", "dossiers", "id::text", "confirmed_at is not null"],
  ["application.start", "applications", "id::text", "true"],
  ["application.submit", "submissions", "id::text", "true"],
  ["application.first-review", "items", "application_id::text", "true"],
  ["application.return", "supplements", "application_id::text", "true"],
  ["supplement.lapse", "supplements", "application_id::text", "ended = 'lapsed'"],
  ["application.refuse", "applications", "id::text", "status = 'refused'"],
  ["application.correct", "applications", "id::text", "correcting"],
  ["application.withdraw", "applications", "id::text", "status = 'withdrawn'"],
  ["item.ask-material", "material_requests", "item_id::text", "true"],
  ["material.answer", "material_requests", "id::text", "answered_at is not null"],
  ["score.disagree", "disagreements", "application_id::text", "true"],
  ["claim.save", "claims", "id::text", `application_id not in ${COPIED}`],
  ["evidence.upload", "evidence", "id::text", "status = 'stored' and item_id is null"],
  ["item.attach-file", "evidence", "id::text", "status = 'stored' and item_id is not null"],
  ["candidacy.enter", "candidacies", "id::text", "true"],
  ["item.decide", "decisions", "item_id::text", "not in_bulk"],
  ["score.feed-back", "applications", "id::text", "confirm_by is not null"],
  ["score.confirm", "confirmations", "application_id::text", "answer = 'confirmed'"],
  ["score.confirm-at-counter", "confirmations", "application_id::text", "answer = 'signed-at-counter'"],
  ["score.lapse", "confirmations", "application_id::text", "answer = 'lapsed'"],
  ["notice.end", "notices", "id::text", "ended_at is not null"],
  ["notice.finalise", "notices", "id::text", "final_at is not null"],
  ["signoff.sign", "signoffs", "project_id::text", "true"],
  ["lot.enter", "lot_entries", "project_id::text", "true"],
  ["ranking.run", "ranking_runs", "id::text", "true"],
  ["attachment.lay", "attachments", "id::text", "true"],
  ["notice.publish", "notices", "id::text", "true"],
  ["objection.raise", "objections", "id::text", "side = 'person'"],
  ["objection.raise-as-third-party", "objections", "id::text", "side = 'third-party'"],
  ["objection.take", "objections", "id::text", "taken_at is not null"],
  ["objection.ask-recheck", "objections", "id::text", "recheck_asked_at is not null"],
  ["objection.decide", "objections", "id::text", "status in ('granted', 'refused')"],
  ["objection.withdraw", "objections", "id::text", "status = 'withdrawn'"],
  ["sanction.open", "sanctions", "id::text", "true"],
  ["sanction.hear", "sanctions", "id::text", "heard_at is not null"],
  ["offer.start", "fulfilments", "project_id::text", "true"],
  ["offer.accept", "offers", "id::text", "answer = 'accepted'"],
  ["offer.decline", "offers", "id::text", "answer = 'declined' and given_up_for is null"],
  ["offer.lapse", "offers", "id::text", "answer = 'lapsed'"],
  ["service.record", "service_records", "offer_id::text", "step <> 'taken-back'"],
];

type Event = typeof events.$inferSelect;
let written: readonly Event[] = [];
beforeAll(async () => {
  written = await db().select().from(events);
});

describe("the audit after the year", () => {
  it.each(WRITTEN)("%s: every row of %s has its audit row", async (act, table, id, where) => {
    const rows = await db().execute<{ id: string }>(
      sql`select distinct ${sql.raw(id)} as id from ${sql.raw(table)} where ${sql.raw(where)}`,
    );
    expect(rows.length).toBeGreaterThan(0);
    const known = new Set(written.filter((one) => one.act === act && one.result === "done").map((one) => one.objectId));
    expect(rows.filter((row) => !known.has(row.id))).toEqual([]);
  });

  it("counts the decisions made in bulk", async () => {
    const [bulk] = await db().execute<{ count: number }>(
      sql`select count(*)::int as count from decisions where in_bulk`,
    );
    const told = written.filter((one) => one.act === "item.decide-nothing-found" && one.result === "done");
    expect(told.reduce((sum, one) => sum + Number(one.detail.decided), 0)).toBe(bulk?.count);
  });

  it("has no audit row of an act that nobody knows, and every act of a person names actor and a role that may", () => {
    for (const one of written) {
      const act = ACTS.find((known) => known === one.act);
      if (act === undefined) expect(OTHER_ACTS).toContain(one.act);
      else {
        expect(one.actorId, one.act).not.toBeNull();
        if (one.result === "done") expect(permissionOf(act)[one.actorRole as Role], one.act).toBeDefined();
      }
      expect(one.objectKind, one.act).not.toBe("");
      if (one.result === "done" && !["account.register-code", "staff.bootstrap", "demo.move-clock"].includes(one.act))
        expect(one.objectId, one.act).not.toBeNull();
      if (one.result === "refused") expect(Object.keys(one.detail), one.act).toContain("code");
    }
  });

  it("says before and after, or the digest of what was written", () => {
    const of = (act: string) => written.filter((one) => one.act === act && one.result === "done");
    for (const act of ["dossier.submit", "identity.confirm", "application.first-review"])
      for (const one of of(act)) expect(Object.keys(one.detail), act).toEqual(expect.arrayContaining(["from", "to"]));
    for (const [act, key] of [
      ["rulebook.approve", "digest"],
      ["project.approve", "digest"],
      ["evidence.upload", "sha256"],
      ["application.submit", "sha256"],
      ["signoff.sign", "digest"],
      ["lot.enter", "listDigest"],
      ["ranking.run", "resultDigest"],
      ["attachment.lay", "sha256"],
      ["notice.publish", "sha256"],
    ] as const)
      for (const one of of(act))
        if (one.detail.step !== "reserve") expect(String(one.detail[key]), act).toMatch(/^[0-9a-f]{64}$/);
  });
});

import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db, officeNow } from "../../../../db/client";
import { applications, candidacies, rankingRows, serviceProjects } from "../../../../db/schema";
import { useSeededYear, YEAR_PEOPLE } from "../../../../db/testing/seeded-year";
import { APPLICATION_STATUSES } from "../../../domain/application/statuses";
import { shanghaiInstant } from "../../../platform/clock";
import { lookupHmac } from "../../../platform/crypto/field-encryption";
import { makePeople } from "../people/make-people";
import type { DemoStage } from "../people/stages";

useSeededYear();

/** What a person of each stage stands at: the dossier, the application, and what belongs to it. */
const STANDS: Readonly<Record<DemoStage, Partial<Standing>>> = {
  "in-notice": { status: "confirmed" },
  registered: { dossier: null },
  "identity-pending": { dossier: "identity-pending" },
  "identity-returned": { dossier: "draft" },
  draft: { status: "draft" },
  submitted: { status: "submitted", correcting: false, submissions: 1 },
  correcting: { status: "submitted", correcting: true },
  supplementing: { status: "supplementing", points: true },
  "supplement-sent": { status: "submitted", submissions: 2, supplement: "sent-in" },
  "supplement-lapsed": { status: "submitted", submissions: 1, supplement: "lapsed" },
  refused: { status: "refused" },
  scoring: { status: "scoring", material: null, disagreed: false },
  "material-asked": { status: "scoring", material: "asked" },
  "material-answered": { status: "scoring", material: "answered" },
  scored: { status: "scored", since: "2020-08-18" },
  idle: { status: "scored", since: "2020-08-12" },
  "awaiting-confirmation": { status: "awaiting-confirmation" },
  recheck: { status: "scoring", disagreed: true },
  rechecked: { status: "scored", disagreed: true },
  confirmed: { status: "confirmed" },
  unconfirmed: { status: "unconfirmed" },
  "not-eligible": { status: "confirmed" },
  vetoed: { status: "confirmed" },
  "below-threshold": { status: "confirmed" },
  "candidacy-withdrawn": { status: "confirmed" },
  withdrawn: { status: "withdrawn" },
  "joined-later": { status: "confirmed", joined: true },
};
type Standing = {
  readonly document: string;
  readonly dossier: string | null;
  readonly status: string | null;
  readonly since: string | null;
  readonly correcting: boolean | null;
  readonly submissions: number;
  readonly points: boolean;
  readonly supplement: string | null;
  readonly material: string | null;
  readonly disagreed: boolean;
  readonly joined: boolean;
};

async function standings(): Promise<ReadonlyMap<string, Standing>> {
  const rows = await db().execute<Standing>(sql`
    select u.document_hmac as document, d.status::text as dossier, a.status::text as status, a.correcting,
      to_char(a.status_since at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as since,
      (select count(*)::int from submissions s where s.application_id = a.id) as submissions,
      (select count(*) > 1 from supplements s join supplement_points p on p.supplement_id = s.id
        where s.application_id = a.id and s.ended is null) as points,
      (select s.ended::text from supplements s where s.application_id = a.id) as supplement,
      (select case when m.answered_at is null then 'asked' else 'answered' end from material_requests m
        join items i on i.id = m.item_id where i.application_id = a.id) as material,
      exists (select 1 from disagreements e where e.application_id = a.id) as disagreed,
      exists (select 1 from candidacies c where c.application_id = a.id and c.entered_at > a.status_since) as joined
    from users u left join dossiers d on d.user_id = u.id left join applications a on a.user_id = u.id
    where u.kind = 'applicant'`);
  return new Map(rows.map((row) => [row.document, row]));
}

describe("the people of the demo's year", () => {
  it("ends on 2020-08-20 09:00 with applications in every status but void", async () => {
    expect(shanghaiInstant(await officeNow(db()))).toMatch(/^2020-08-20T09:0/);
    const found = await db().selectDistinct({ status: applications.status }).from(applications);
    // The one case of false evidence is at its hearing: nothing is void yet.
    expect(found.map((one) => one.status).sort()).toEqual(APPLICATION_STATUSES.filter((one) => one !== "void").sort());
  });

  it("brings every person to the own stage", async () => {
    const at = await standings();
    for (const person of makePeople(YEAR_PEOPLE, 2020, "2020-03-31"))
      expect(at.get(lookupHmac("document", person.identityNumber)), person.stage).toMatchObject(STANDS[person.stage]);
  });

  it("has candidacies of every outcome, and two children of one family each with an own row", async () => {
    const found = await db()
      .select({ status: candidacies.status, kind: serviceProjects.kind, outcome: rankingRows.outcome })
      .from(candidacies)
      .innerJoin(serviceProjects, eq(serviceProjects.id, candidacies.projectId))
      .leftJoin(rankingRows, eq(rankingRows.candidacyId, candidacies.id));
    const kinds = new Set(found.map((one) => [one.kind, one.status, one.outcome ?? ""].join(" ").trim()));
    for (const kind of [
      "schooling accepted within-quota",
      "schooling declined within-quota",
      "schooling lapsed within-quota",
      "schooling fulfilled within-quota",
      "schooling offered waitlisted",
      "schooling final waitlisted",
      "schooling not-ranked vetoed",
      "schooling withdrawn",
      "housing in-notice within-quota",
      "housing in-notice waitlisted",
      "housing not-ranked vetoed",
      "housing not-ranked below-threshold",
      "housing not-eligible",
      "training entered",
      "training eligible",
      "insurance entered",
      "entrepreneurship entered",
      "secondment entered",
    ])
      expect([...kinds], kind).toContain(kind);
    const families = await db()
      .select({ children: sql<number>`count(distinct ${candidacies.childId})::int` })
      .from(candidacies)
      .innerJoin(rankingRows, eq(rankingRows.candidacyId, candidacies.id))
      .groupBy(candidacies.applicationId, candidacies.projectId);
    expect(Math.max(...families.map((one) => one.children))).toBe(2);
  });
});

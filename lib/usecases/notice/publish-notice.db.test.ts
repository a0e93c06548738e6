import { desc, eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db, publicDb } from "../../../db/client";
import { events, noticeProofs, notices, publishedNotices } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { demoIdentityNumber } from "../../cli/demo/people/identity";
import type { Applicant } from "../../cli/demo/seed/applicant";
import { readyToRank } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { readNotice } from "../../contracts/notice";
import { verifyNotice } from "../../domain/notice/verify-notice";
import { noticeSchema } from "../../forms/staff";
import { verifyText } from "../../platform/crypto/ed25519";
import { sha256Hex } from "../../platform/crypto/sha256";
import { sm3Hex } from "../../platform/crypto/sm3";
import { runRanking } from "../ranking/run-ranking";
import { closeProjects } from "../sweep/close-projects";
import { endNotices } from "../sweep/end-notices";
import {
  candidacyOf,
  confirmAll,
  enter,
  type Kind,
  type RankedYear,
  scoreAll,
  seedRankedYear,
} from "../testing/ranked-year";
import { listOwnOutcomes } from "./list-own-outcomes";
import { publishNotice } from "./publish-notice";

const database = useDatabase();
let superuser: postgres.Sql;
let year: RankedYear;
let people: Applicant[];
const crypto = { sha256: sha256Hex, sm3: sm3Hex, verify: verifyText };

async function rank(kind: Kind): Promise<string> {
  const { id: projectId, version } = await readyToRank(year.staff, (await year.project(kind)).id);
  return must(await runRanking(year.staff.office1, { projectId, version }), kind).runId;
}

beforeAll(async () => {
  superuser = postgres(database.superuserUrl(), { max: 1, onnotice: () => {} });
  year = await seedRankedYear();
  people = [];
  for (let index = 0; index < 3; index++) {
    const one = await year.person(index);
    await enter(year, one, "housing");
    await enter(year, one, "schooling", demoIdentityNumber("2013-09-01", 90_010 + index));
    people.push(one);
  }
  await scoreAll(year, people);
  await confirmAll(year, people);
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  await closeProjects();
});
afterAll(() => superuser.end());

const TABLES = [
  "notices",
  "published.notices",
  "notice_proofs",
  "messages",
  "candidacies",
  "service_projects",
  "audit.events",
];
/** The rows that publication writes, one digest a table. */
async function state(): Promise<readonly string[]> {
  const digests = [];
  for (const table of TABLES)
    digests.push(
      (
        await superuser.unsafe(
          `select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as d from ${table} t`,
        )
      )[0]?.d,
    );
  return digests;
}

describe("publication", () => {
  it("dies between any two steps and leaves nothing; then it is done whole", async () => {
    const runId = await rank("housing");
    await superuser`create function boom() returns trigger language plpgsql as $$ begin raise exception 'boom'; end $$`;
    const before = await state();
    for (const table of TABLES) {
      await superuser.unsafe(`create trigger boom before insert or update on ${table} execute function boom()`);
      await expect(publishNotice(year.staff.office2, { runId }), table).rejects.toThrow();
      await superuser.unsafe(`drop trigger boom on ${table}`);
      expect(await state(), table).toEqual(before);
    }
    const { noticeId } = must(await publishNotice(year.staff.office2, { runId }), "notice");
    expect(await db().$count(noticeProofs, eq(noticeProofs.noticeId, noticeId))).toBe(3);
    expect(await db().$count(publishedNotices)).toBe(1);
  });

  it("makes a notice that verifies, whose counts by township and class sum to the listed, and that names the one before", async () => {
    await setOfficeTime("2020-07-21T09:00:00+08:00");
    must(await publishNotice(year.staff.office2, { runId: await rank("schooling") }), "notice");
    const rows = await db().select().from(publishedNotices).orderBy(publishedNotices.sequence);
    const files = await db().select().from(notices).orderBy(notices.sequence);
    const [first, second] = files.map((row) => must(readNotice(row.content), row.number));
    if (first === undefined || second === undefined) throw new Error("no two notices");
    expect(verifyNotice({ ...first, crypto })).toEqual([]);
    expect(verifyNotice({ ...second, previous: first.notice, crypto })).toEqual([]);
    expect(second.notice.previous).toBe(first.notice.digests.sha256);
    for (const [index, { notice }] of [first, second].entries()) {
      const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0);
      expect(notice.rows).toHaveLength(notice.counts.listed);
      expect([sum(notice.counts.byTownship), sum(notice.counts.byClass)]).toEqual([3, 3]);
      expect(Object.keys(notice.counts.byTownship)).toEqual(["其他"]);
      expect(rows[index]?.counts).toEqual(notice.counts);
    }
  });

  it("gives each row a code that is new in each notice and says nothing of receipt or identity", async () => {
    const codes = await db().select({ code: noticeProofs.code }).from(noticeProofs);
    expect(new Set(codes.map((one) => one.code)).size).toBe(6);
    for (const one of people)
      for (const kind of ["housing", "schooling"] as const) {
        const { receipt } = await candidacyOf(year, one, kind);
        for (const { code } of codes) {
          expect(receipt).not.toContain(code.replace("-", ""));
          expect(one.person.identityNumber).not.toContain(code.replace("-", ""));
        }
      }
  });
});

describe("the time of a publication (checklist PS-03)", () => {
  it("is the server's, to the second, and no form has a field for it", async () => {
    const [first] = await db().select().from(notices).orderBy(notices.sequence);
    expect(first?.publishedAt.toISOString()).toBe("2020-07-20T01:00:00.000Z");
    expect(must(readNotice(first?.content ?? ""), "notice").notice.publishedAt).toBe("2020-07-20T09:00:00+08:00");
    expect(noticeSchema.safeParse({ runId: first?.runId, publishedAt: "2020-07-01T09:00:00+08:00" }).success).toBe(
      false,
    );
  });

  it("is changed by no act, and a second publication is refused and audited", async () => {
    const [{ runId, publishedAt } = { runId: "", publishedAt: null }] = await db()
      .select()
      .from(notices)
      .orderBy(notices.sequence);
    await setOfficeTime("2020-07-21T10:00:00+08:00");
    expect(await publishNotice(year.staff.office2, { runId })).toEqual({ ok: false, error: "already-published" });
    const refused = await db()
      .select()
      .from(events)
      .where(eq(events.result, "refused"))
      .orderBy(desc(events.id))
      .limit(1);
    expect(refused[0]).toMatchObject({ act: "notice.publish", objectId: runId, detail: { code: "already-published" } });
    const [after] = await db().select().from(notices).where(eq(notices.runId, runId));
    expect(after?.publishedAt).toEqual(publishedAt);
  });

  it("is refused to the application's and the visitors' log-ins", async () => {
    for (const [reader, table] of [
      [db(), "notices"],
      [db(), "published.notices"],
      [publicDb(), "published.notices"],
    ] as const)
      await expect(
        reader.execute(sql.raw(`update ${table} set published_at = published_at - interval '1 day'`)),
        table,
      ).rejects.toMatchObject({ cause: { code: expect.stringMatching(/^(42501|25006)$/) } });
  });
});

describe("the end of a notice", () => {
  const own = async (kind: string) =>
    must(await listOwnOutcomes(people[0]?.actor ?? year.staff.office1), "own").find((one) => one.project === kind);

  it("comes with the first second after its last day, for its own project alone", async () => {
    const [housing] = await db().select().from(notices).orderBy(notices.sequence);
    expect(housing?.objectionsUntil).toBe("2020-07-31");
    await db().update(notices).set({ filesAt: new Date() });
    const ended = [];
    for (const second of ["2020-07-31T23:59:59+08:00", "2020-08-01T00:00:00+08:00", "2020-08-01T00:00:01+08:00"]) {
      await setOfficeTime(second);
      ended.push(await endNotices());
    }
    // Schooling's five working days were over on 27 July.
    expect(ended).toEqual([1, 1, 0]);
  });

  it("makes project and candidacies final, and the pages are made again", async () => {
    for (const kind of ["housing", "schooling"] as const) {
      expect((await year.project(kind)).status).toBe("final");
      expect((await candidacyOf(year, people[0] as Applicant, kind)).status).toBe("final");
    }
    expect((await db().select().from(notices)).map((row) => [row.filesAt, row.finalAt !== null])).toEqual([
      [null, true],
      [null, true],
    ]);
    expect((await own("积分入住"))?.notice?.over).toBe(true);
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { auditHeads, dailyFigures } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { appendAudit } from "../../../db/writes/audit";
import type { SealFinding } from "../../domain/audit/check-heads";
import type { SealedHead } from "../../domain/audit/heads";
import { publishSeals } from "../../jobs/publish-seals";
import { env } from "../../platform/env";
import { checkSeals } from "./check-seals";
import { headOfRow, sealAudit } from "./seal-audit";
import { writeDailyFigures } from "./write-daily-figures";

const database = useDatabase();
let superuser: postgres.Sql;
beforeAll(() => {
  superuser = postgres(database.superuserUrl(), { max: 2, onnotice: () => {} });
});
afterAll(() => superuser.end());

const at = (time: string) => setOfficeTime(`2020-08-${time}:00+08:00`);
async function act(name: string, count = 1): Promise<void> {
  await db().transaction(async (tx) => {
    for (let index = 0; index < count; index++)
      await appendAudit(tx, {
        at: new Date("2020-08-03T01:00:00.123Z"),
        officeAt: new Date("2020-08-03T01:00:00Z"),
        actorId: null,
        actorRole: "department-scorer",
        act: name,
        objectKind: "item",
        objectId: `${index}`,
        result: "done",
        detail: { nested: { index }, text: "分" },
        address: "127.0.0.1",
        requestId: null,
        sessionId: null,
      });
  });
}
const heads = async () => (await db().select().from(auditHeads).orderBy(auditHeads.number)).map(headOfRow);
const named = (findings: readonly SealFinding[]) => findings.map(({ head, ...one }) => one);

/** Three heads of 5, 8 and 3 rows, the last a day later. */
beforeEach(async () => {
  await superuser`truncate audit.seals, audit.heads, published.daily_figures`;
  await superuser`truncate audit.events restart identity`;
  await at("03 09:00");
  await act("item.decide", 5);
  expect(await sealAudit()).toBe(5);
  await act("item.decide", 8);
  await at("03 09:59");
  expect(await sealAudit()).toBe(0);
  await at("03 10:00");
  expect(await sealAudit()).toBe(8);
  await at("04 00:01");
  await act("item.decide", 3);
  expect(await sealAudit()).toBe(3);
});

describe("sealing", () => {
  it("happens each hour, after midnight and after a publication, chains the heads, and finds nothing wrong", async () => {
    await act("notice.publish");
    expect(await sealAudit()).toBe(1);
    await act("item.decide");
    expect(await sealAudit()).toBe(0);
    const chain = await heads();
    expect(chain.map(({ number, rows, lastId }) => [number, rows, lastId])).toEqual([
      [1, 5, 5],
      [2, 8, 13],
      [3, 3, 16],
      [4, 1, 17],
    ]);
    expect(chain.map(({ previous }) => previous)).toEqual([null, ...chain.slice(0, 3).map(({ digest }) => digest)]);
    expect(await checkSeals(chain)).toEqual({ heads: 4, rows: 17, waiting: 1, findings: [] });
  });

  it("takes a row that was written before and is finished later, once", async () => {
    await db().transaction(async (tx) => {
      await tx.execute(sql`insert into audit.events (at, office_at, act, object_kind, result, detail)
        values (now(), now(), 'slow', 'item', 'done', '{}')`);
      await act("item.decide", 2);
      await at("04 02:00");
      expect(await sealAudit()).toBe(2);
    });
    await at("04 03:00");
    expect(await sealAudit()).toBe(1);
    expect((await heads()).at(-1)).toMatchObject({ rows: 1, lastId: 17 });
    expect((await checkSeals([])).findings).toEqual([]);
  });

  it("takes such a row after the sealer stood still for a day, and accuses nobody of it", async () => {
    await db().transaction(async (tx) => {
      await tx.execute(sql`insert into audit.events (at, office_at, act, object_kind, result, detail)
        values (now(), now(), 'slow', 'item', 'done', '{}')`);
      await act("item.decide", 2);
      await at("04 02:00");
      expect(await sealAudit()).toBe(2);
    });
    expect(await checkSeals([])).toMatchObject({ waiting: 1, findings: [] });
    await at("05 09:00");
    await act("item.decide");
    expect(await sealAudit()).toBe(2);
    expect(await checkSeals([])).toMatchObject({ waiting: 0, findings: [] });
  });

  it("two sealers at once and a hundred writers leave every row under one head", async () => {
    await at("04 05:00");
    await Promise.all([
      ...Array.from({ length: 100 }, () => act("item.decide", 3)),
      ...Array.from({ length: 8 }, sealAudit),
    ]);
    await at("04 06:00");
    await sealAudit();
    const [{ rows, sealed } = { rows: 0, sealed: 0 }] = await db().execute<{ rows: number; sealed: number }>(
      sql`select (select count(*)::int from audit.events) rows, (select count(*)::int from audit.seals) sealed`,
    );
    expect([rows, sealed]).toEqual([316, 316]);
    expect(await checkSeals(await heads())).toMatchObject({ rows: 316, waiting: 0, findings: [] });
  });

  it("the application's log-in can neither change nor delete what is sealed", async () => {
    for (const table of ["events", "heads", "seals"])
      for (const statement of [
        `delete from audit.${table}`,
        `update audit.${table} set ${table === "heads" ? "rows = 1" : table === "seals" ? "head = 1" : "act = 'x'"}`,
      ])
        await expect(db().execute(sql.raw(statement)), statement).rejects.toMatchObject({
          cause: { code: "42501" },
        });
  });
});

describe("whoever owns the database is found out", () => {
  it.each<[string, string, unknown]>([
    ["alters a row", "update audit.events set object_id = 'x' where id = 7", [{ code: "row-altered", row: 7 }]],
    [
      "alters an instant by a microsecond",
      "update audit.events set at = at + interval '1 microsecond' where id = 2",
      [{ code: "row-altered", row: 2 }],
    ],
    [
      "alters a detail",
      `update audit.events set detail = '{"nested":{"index":9},"text":"分"}' where id = 13`,
      [{ code: "row-altered", row: 13 }],
    ],
    ["deletes a row", "delete from audit.events where id = 13", [{ code: "row-deleted", row: 13 }]],
    [
      "exchanges two rows",
      "update audit.events set id = -6 where id = 6; update audit.events set id = 6 where id = 9; update audit.events set id = 9 where id = -6",
      [{ code: "rows-exchanged", row: 6, other: 9 }],
    ],
    [
      "deletes a row and its seal",
      "delete from audit.events where id = 8; delete from audit.seals where event_id = 8",
      [{ code: "seals-altered", from: 6, to: 13 }],
    ],
    [
      "alters a row and its seal",
      "update audit.events set act = 'x' where id = 8; update audit.seals set leaf = repeat('0', 64) where event_id = 8",
      [
        { code: "row-altered", row: 8 },
        { code: "seals-altered", from: 6, to: 13 },
      ],
    ],
    [
      "alters a head",
      "update audit.heads set rows = 7 where number = 2",
      [{ code: "digest-wrong" }, { code: "signature-wrong" }, { code: "seals-altered", from: 6, to: 13 }],
    ],
    [
      "deletes a head from the middle",
      "delete from audit.seals where head = 2; delete from audit.heads where number = 2",
      [{ code: "chain-broken" }, ...[6, 7, 8, 9, 10, 11, 12, 13].map((row) => ({ code: "row-inserted", row }))],
    ],
  ])("who %s", async (_what, statements, expected) => {
    await at("04 06:00");
    await act("item.decide");
    await sealAudit();
    await superuser.unsafe(statements);
    expect(named((await checkSeals([])).findings)).toEqual(expected);
  });

  it("who inserts a row among old ones: it is never sealed, and named", async () => {
    await superuser`select nextval('audit.events_id_seq')`;
    for (const hour of ["06", "09"]) {
      await act("item.decide");
      await at(`04 ${hour}:00`);
      await sealAudit();
    }
    await superuser`insert into audit.events select (jsonb_populate_record(e, '{"id":17}')).* from audit.events e where id = 5`;
    await at("04 09:00");
    await act("item.decide");
    await sealAudit();
    await at("04 12:00");
    await act("item.decide");
    await sealAudit();
    expect(named((await checkSeals([])).findings)).toEqual([{ code: "row-inserted", row: 17 }]);
  });

  it("who cuts off the tail, or seals a changed history anew: by the heads that were exported", async () => {
    const exported = await heads();
    await superuser`delete from audit.seals where head = 3`;
    await superuser`delete from audit.heads where number = 3`;
    await superuser`delete from audit.events where id > 13`;
    expect((await checkSeals([])).findings).toEqual([]);
    expect((await checkSeals(exported)).findings).toEqual([{ code: "head-missing", head: 3 }]);
    await at("04 01:30");
    await act("item.decide");
    await sealAudit();
    expect((await checkSeals(exported)).findings).toEqual([{ code: "head-differs", head: 3 }]);
  });
});

describe("the figures of a day", () => {
  /** A receipt as a row; what it is a receipt of does not matter here. */
  const receipt = (submittedAt: string) =>
    superuser.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`insert into submissions (id, year, application_id, version, receipt, submitted_at, content_sealed, sha256, receipt_file, promise_version)
        values (gen_random_uuid(), 2020, gen_random_uuid(), 1, ${submittedAt}, ${submittedAt}::timestamptz, '', '', '', '1')`;
    });

  it("wait until every act of that day is over, and count who sent in its last second", async () => {
    await receipt("2020-08-02T09:00:00+08:00");
    await receipt("2020-08-03T09:00:00+08:00");
    await at("04 01:59");
    expect(await writeDailyFigures()).toBe(1);
    await receipt("2020-08-03T23:59:59+08:00");
    await at("04 02:00");
    expect(await writeDailyFigures()).toBe(1);
    expect(await writeDailyFigures()).toBe(0);
    expect(await db().select().from(dailyFigures).orderBy(dailyFigures.day)).toMatchObject([
      { day: "2020-08-02", receipts: 1, receiptsInAll: 1, sealedInAll: 16, headNumber: 3 },
      { day: "2020-08-03", receipts: 2, receiptsInAll: 3 },
    ]);
    await superuser`truncate submissions cascade`;
  });
});

describe("what is published", () => {
  const file = (path: string) => readFileSync(join(env().PUBLISHED_DIR, path), "utf8");
  it("the figures of each finished day, once, and the heads in a page and a file of each month", async () => {
    expect(await writeDailyFigures()).toBe(0);
    expect(await publishSeals()).toBe(1);
    expect(await publishSeals()).toBe(0);
    const lines = file("seals/2020-08.ndjson").trimEnd().split("\n");
    const published = lines.map((line) => JSON.parse(line) as SealedHead);
    expect(published).toEqual(await heads());
    expect(await checkSeals(published)).toMatchObject({ findings: [] });
    expect(file("seals.html")).toContain(published.at(-1)?.digest);
    expect(file("seals.html")).toContain('href="/seals/2020-08"');
    const month = file("seals/2020-08.html");
    const placed = published.map(({ digest }) => month.indexOf(digest));
    expect(placed).toEqual(placed.toSorted((a, b) => b - a));
    expect(placed.at(-1), "the newest stands first").toBeGreaterThan(0);
    await setOfficeTime("2020-09-01T00:10:00+08:00");
    await act("item.decide");
    await sealAudit();
    expect(await publishSeals()).toBe(1);
    expect(file("seals/2020-09.ndjson").trimEnd().split("\n")).toHaveLength(1);
    expect(await db().select().from(dailyFigures)).toEqual([]);
  });
});

import postgres from "postgres";
import { beforeAll, expect, it } from "vitest";
import { instantMicroseconds } from "../lib/domain/ranking/keys";
import type { LocalDate } from "../lib/domain/shared/local-date";
import { copyRow, inBulk } from "./bulk";
import type { BinaryRows } from "./copy-binary";
import { useDatabase } from "./testing/database";

const database = useDatabase();
beforeAll(async () => {
  const superuser = postgres(database.superuserUrl(), { max: 1, onnotice: () => {} });
  await superuser.unsafe(
    "create table bulk_test (id int primary key, value text); grant all on bulk_test to portal_app",
  );
  await superuser.unsafe(
    `create table binary_test (no serial, id uuid, number int, flag boolean, text text, at timestamptz, numbers bigint[], days date[]);
     grant all on binary_test to portal_app; grant all on sequence binary_test_no_seq to portal_app`,
  );
  await superuser.end();
});

const ODD = ["", "\\N", "\\", "a\tb\nc\rd\\", "积分\u{20BB7}", '{"a":"\\"\\n"}', null];
const read = () =>
  inBulk(async (bulk) => {
    const values: (string | null)[] = [];
    for (const rows = await bulk.read("select value from bulk_test order by id"); rows.next(); )
      values.push(rows.textOrNull());
    return values;
  });

it("what goes in comes out, whatever it holds", async () => {
  await inBulk((bulk) =>
    bulk.append(
      "bulk_test",
      ["id", "value"],
      ODD.map((value, id) => copyRow([id, value])),
    ),
  );
  expect(await read()).toEqual(ODD);
});

const ONE = {
  id: "0f8fad5b-d9cb-469f-a165-70867728950e",
  number: -7,
  flag: true,
  text: "积分\u{20BB7}\n\\",
  at: "1969-12-31T23:59:59.999999Z" as string | null,
  numbers: [1, -2_000_000_000_000, 100_000_000_000] as readonly number[],
  days: ["1900-01-01", null, "2100-12-31"] as readonly (LocalDate | null)[],
};
function write(to: BinaryRows, more: Partial<typeof ONE> = {}): void {
  const one = { ...ONE, ...more };
  to.row(Object.keys(ONE).length);
  to.uuid(one.id);
  to.int(one.number);
  to.boolean(one.flag);
  to.text(one.text);
  to.instant(one.at === null ? null : instantMicroseconds(one.at));
  to.bigints(one.numbers);
  to.days(one.days);
}

it("binary rows say what was written, in every type and beyond the pieces of the stream", async () => {
  const odd = [{}, { flag: false, at: null, text: "", numbers: [], days: [] }, { at: "2020-07-14T09:30:00.5+08:00" }];
  const many = [...odd, ...Array.from({ length: 3000 }, (_, number) => ({ number, text: "积".repeat(number % 300) }))];
  await inBulk((bulk) =>
    bulk.appendBinary("binary_test", Object.keys(ONE), function* (to) {
      for (const one of many) {
        write(to, one);
        yield;
      }
    }),
  );
  await inBulk(async (bulk) => {
    const rows = await bulk.read(
      `select id, number, flag, text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), numbers, days::text from binary_test order by no`,
    );
    for (const one of many) {
      const { at, days, ...same } = { ...ONE, ...one };
      expect(rows.next()).toBe(true);
      const [id, number, flag, text] = [rows.uuid(), rows.int(), rows.boolean(), rows.text()];
      expect(rows.textOrNull()).toBe(at === "2020-07-14T09:30:00.5+08:00" ? "2020-07-14T01:30:00.500000Z" : at);
      expect({ id, number, flag, text, numbers: rows.bigints() }).toEqual(same);
      expect(rows.text()).toBe(`{${days.map((day) => day ?? "NULL")}}`);
    }
    expect(rows.next()).toBe(false);
  });
});

it("a null is read as such, or refused where there must be none", async () => {
  await inBulk(async (bulk) => {
    const rows = await bulk.read("select null::int, null::text, null::bigint[], null::boolean, null::int, null::uuid");
    expect(rows.next()).toBe(true);
    expect([rows.int(3), rows.bytes(), rows.bigints(), rows.boolean(false)]).toEqual([3, null, [], false]);
    expect(() => rows.int()).toThrow("null");
    expect(() => rows.uuid()).toThrow("null");
  });
});

it("many rows cross the pieces of the stream", async () => {
  const many = Array.from({ length: 3000 }, (_, id) => `${id} ${"积".repeat(id % 300)}`);
  await inBulk(async (bulk) => {
    await bulk.run("delete from bulk_test");
    await bulk.append(
      "bulk_test",
      ["id", "value"],
      many.map((value, id) => copyRow([id, value])),
    );
  });
  expect(await read()).toEqual(many);
});

it("a refused row, a query that fails and work that throws leave nothing behind and hang nowhere", async () => {
  const before = await read();
  const twice = (bulk: Parameters<Parameters<typeof inBulk>[0]>[0]) =>
    bulk.append("bulk_test", ["id", "value"], [copyRow([90_000, "x"]), copyRow([90_000, "x"])]);
  await expect(inBulk(twice)).rejects.toThrow(/duplicate key/);
  function* failing(): Generator<string> {
    yield copyRow([90_001, "x"]);
    throw new Error("the engine failed");
  }
  await expect(inBulk((bulk) => bulk.append("bulk_test", ["id", "value"], failing()))).rejects.toThrow(
    "the engine failed",
  );
  function* failingBinary(to: BinaryRows): Generator<void> {
    write(to, { text: "x" });
    yield;
    throw new Error("the engine failed");
  }
  await expect(inBulk((bulk) => bulk.appendBinary("binary_test", Object.keys(ONE), failingBinary))).rejects.toThrow(
    "the engine failed",
  );
  const dividing = inBulk(async (bulk) => {
    await bulk.run("delete from bulk_test");
    await bulk.read("select 1 / (n - 100000) from generate_series(1, 100000) n");
  });
  await expect(dividing).rejects.toThrow("division by zero");
  expect(await read()).toEqual(before);
});

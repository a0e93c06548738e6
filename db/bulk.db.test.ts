import postgres from "postgres";
import { beforeAll, expect, it } from "vitest";
import { copyRow, inBulk } from "./bulk";
import { useDatabase } from "./testing/database";

const database = useDatabase();
beforeAll(async () => {
  const superuser = postgres(database.superuserUrl(), { max: 1, onnotice: () => {} });
  await superuser.unsafe(
    "create table bulk_test (id int primary key, value text); grant all on bulk_test to portal_app",
  );
  await superuser.end();
});

const ODD = ["", "\\N", "\\", "a\tb\nc\rd\\", "积分\u{20BB7}", '{"a":"\\"\\n"}', null];
const read = () =>
  inBulk(async (bulk) => {
    const rows: (string | null)[] = [];
    for await (const [, value = null] of bulk.rows("select id, value from bulk_test order by id")) rows.push(value);
    return rows;
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

it("a refused row, a reader that stops and work that throws leave nothing behind and hang nowhere", async () => {
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
  const stopping = inBulk(async (bulk) => {
    await bulk.run("delete from bulk_test");
    for await (const _ of bulk.rows("select id, value from bulk_test, generate_series(1, 100)")) break;
    throw new Error("stopped");
  });
  await expect(stopping).rejects.toThrow("stopped");
  expect(await read()).toEqual(before);
});

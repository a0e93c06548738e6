import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ndjsonLines } from "./ndjson";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "points-ndjson-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: string | Buffer): Promise<string[]> {
  const file = join(folder, "lines.ndjson");
  await writeFile(file, content);
  const found: string[] = [];
  for await (const batch of ndjsonLines(file))
    for (const one of batch)
      found.push(`${one.line} ${one.issue === null ? JSON.stringify(one.value) : one.issue.path}`);
  return found;
}

it("reads one object a line; blank lines are skipped and counted", async () => {
  expect(await read('{"a":1}\n\n \t\r\n{"b":2}\r\n{"c":3}')).toEqual(['1 {"a":1}', '4 {"b":2}', '5 {"c":3}']);
  expect(await read("")).toEqual([]);
  expect(await read("\n\n")).toEqual([]);
});

it("takes only the white space of JSON for blank, and no bytes that are not UTF-8", async () => {
  expect(await read("\u3000\n\ufeff\n\u00a0\n1")).toEqual(["1 $", "2 $", "3 $", "4 1"]);
  expect(await read(Buffer.concat([Buffer.from([0xff, 10]), Buffer.from("{}")]))).toEqual(["1 $", "2 {}"]);
});

it("refuses an endless line and goes on with the next", async () => {
  const endless = Buffer.alloc(17 * 1024 * 1024, "x");
  expect(await read(Buffer.concat([Buffer.from("1\n"), endless, Buffer.from("\n2\n")]))).toEqual(["1 1", "2 $", "3 2"]);
  expect(await read(endless)).toEqual(["1 $"]);
});

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT, runPoints } from "./testing/run-points";

const SEED = join(ROOT, "db/seed/2020");
const RULEBOOK = join(SEED, "rulebook.json");
const SCHOOLING = join(SEED, "services/schooling.json");
const SHANGHAI = { TZ: "Asia/Shanghai", LANG: "zh_CN.UTF-8", LC_ALL: "zh_CN.UTF-8" };
const FAR = { TZ: "America/St_Johns", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" };

let folder = "";
const file = (name: string) => join(folder, name);
const linesOf = (text: string) => text.split("\n").filter((line) => line !== "");
let examples: readonly string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "points-score-"));
  examples = linesOf(await readFile(join(SEED, "worked-examples.ndjson"), "utf8"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const score = (applications: string, env = {}, kind = "schooling") =>
  runPoints(["score", "--rulebook", RULEBOOK, "--applications", applications, "--kind", kind], env);
const rank = (scores: string, env = {}) => runPoints(["rank", "--service", SCHOOLING, "--scores", scores], env);

describe("the command line", () => {
  it("gives the same bytes in another time zone and language, and ranks the same whatever the order of the lines", async () => {
    const wanted = linesOf(await readFile(join(SEED, "worked-ranking.expected.ndjson"), "utf8"))
      .map((line) => JSON.parse(line) as { readonly service: string; readonly receipt: string })
      .filter((row) => row.service === "schooling-2020");
    const own = examples.filter((line) => wanted.some((row) => line.includes(`"${row.receipt}"`)));
    await writeFile(file("own.ndjson"), `${own.join("\n")}\n`);
    const [here, far] = await Promise.all([score(file("own.ndjson"), SHANGHAI), score(file("own.ndjson"), FAR)]);
    expect({ code: here.code, stderr: here.stderr }).toEqual({ code: 0, stderr: "" });
    expect(linesOf(here.stdout)).toHaveLength(own.length);
    expect(far.stdout).toBe(here.stdout);

    const rows = linesOf(here.stdout);
    const half = Math.floor(rows.length / 2);
    await writeFile(file("scores.ndjson"), here.stdout);
    await writeFile(file("turned.ndjson"), [...rows.slice(half).reverse(), ...rows.slice(0, half)].join("\r\n\r\n"));
    const [ranked, turned] = await Promise.all([
      rank(file("scores.ndjson"), SHANGHAI),
      rank(file("turned.ndjson"), FAR),
    ]);
    expect({ code: ranked.code, stderr: ranked.stderr }).toEqual({ code: 0, stderr: "" });
    expect(linesOf(ranked.stdout).map((line) => JSON.parse(line))).toEqual(wanted);
    expect(turned.stdout).toBe(ranked.stdout);
  });

  it("score goes on after a bad line; rank writes nothing at all", async () => {
    const [first = "", second = ""] = examples;
    const unknown = JSON.stringify({ ...JSON.parse(second), note: 1 });
    await writeFile(file("mixed.ndjson"), ["", unknown, first, "{", ` \t`, first, second].join("\n"));
    const mixed = await score(file("mixed.ndjson"));
    expect(mixed.code).toBe(1);
    expect(linesOf(mixed.stdout)).toHaveLength(2);
    const faults = linesOf(mixed.stderr);
    expect(faults.map((line) => line.split("：")[0])).toEqual([
      `${file("mixed.ndjson")}:2: $.note`,
      `${file("mixed.ndjson")}:4: $`,
      `${file("mixed.ndjson")}:6: $.receipt`,
    ]);
    await writeFile(file("hole.ndjson"), `${mixed.stdout}{}\n`);
    const hole = await rank(file("hole.ndjson"));
    expect({ code: hole.code, stdout: hole.stdout }).toEqual({ code: 1, stdout: "" });
    expect(hole.stderr).toContain(`${file("hole.ndjson")}:3: $.format`);
  });

  it("names file, line, path, what was found and what was expected in a rulebook", async () => {
    const rulebook = JSON.parse(await readFile(RULEBOOK, "utf8")) as Record<string, unknown>;
    const text = JSON.stringify({ ...rulebook, totalFloor: "0" }, null, 2);
    await writeFile(file("rulebook.json"), text);
    const line = text.split("\n").findIndex((one) => one.includes('"totalFloor"')) + 1;
    const { code, stdout, stderr } = await runPoints(["rulebook", "check", file("rulebook.json")]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`${file("rulebook.json")}:${line}: $.totalFloor：发现 "0"，应为`);
  });

  it("exits 2 where it is used wrongly, 0 where help is asked for", async () => {
    const foreign = ["rank", "--service", "a", "--scores", "b", "--kind", "c"];
    const twice = ["rank", "--service", "a", "--service", "b", "--scores", "c"];
    for (const { code, stdout, stderr } of await Promise.all([[], foreign, twice].map((args) => runPoints(args)))) {
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain("用法：");
    }
    const help = await runPoints(["--help"]);
    expect({ code: help.code, stderr: help.stderr }).toEqual({ code: 0, stderr: "" });
  });
});

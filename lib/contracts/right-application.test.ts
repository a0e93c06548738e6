import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { drawApplication } from "../cli/bench/draw-applications";
import { must } from "../cli/demo/seed/walk";
import { strictReader } from "./application";
import { rightReader } from "./right-application";
import { readRulebook } from "./rulebook";
import { EVERY_RULE } from "./testing/every-rule";

const SEED = readFileSync("db/seed/2020/rulebook.json", "utf8");
const BOOKS = [SEED, EVERY_RULE].map((file) => must(readRulebook(file), "rulebook").rulebook);

const ODD = [
  ...[undefined, null, "", "x", -0, 0, 1, 1.5, 0.00001, 12.34567, 1e-7, 9999, 10_000, 1e12, -1, 2 ** 40 + 0.12345],
  ...[true, [], [null], ["a b"], ["pool-1"], {}, "1/2", "2/1", "01/2", "10000/10000", "2016-02-29", "2015-02-29"],
  ...[
    "1899-12-31",
    "2100-12-31",
    "2016-2-29",
    "2016-02-29 ",
    "２016-02-29",
    "2020-07-14T09:30:00+08:00",
    "A",
    "points",
  ],
];

type Json = Record<string, unknown> | unknown[];
/** Every object and list in a value. */
function* holders(value: unknown): Generator<Json> {
  if (typeof value !== "object" || value === null) return;
  yield value as Json;
  for (const member of Object.values(value)) yield* holders(member);
}

/** The value with one thing another: a member replaced, taken away or added. */
function* changed(value: unknown): Generator<unknown> {
  const count = [...holders(value)].length;
  for (let place = 0; place < count; place++) {
    const keys = [...Object.keys([...holders(value)][place] ?? {}), "option", "count", "quantity", "share", "on", "to"];
    for (const key of new Set([...keys, "items", "__proto__", "more"]))
      for (const odd of [...ODD, "deleted"]) {
        const copy: unknown = JSON.parse(JSON.stringify(value));
        const holder = [...holders(copy)][place] as Record<string, unknown>;
        if (Array.isArray(holder)) holder.splice(Number(key) || 0, 1, ...(odd === "deleted" ? [] : [odd]));
        else if (odd === "deleted") delete holder[key];
        else Object.defineProperty(holder, key, { value: odd, enumerable: true, configurable: true, writable: true });
        yield copy;
      }
  }
}

it("what is read quickly is what the strict reader reads", () => {
  for (const rulebook of BOOKS) {
    const [right, strict] = [rightReader(rulebook), strictReader(rulebook)];
    for (let number = 0; number < 300; number++) {
      const value = drawApplication(rulebook, number, 30);
      expect(right(value)).toEqual(must(strict(value), "application"));
    }
  }
});

it("of what is changed in one place, neither takes what the other refuses", () => {
  for (const rulebook of BOOKS) {
    const [right, strict] = [rightReader(rulebook), strictReader(rulebook)];
    const seen = { taken: 0, refused: 0 };
    for (const number of [1, 2, 3])
      for (const value of changed({ ...drawApplication(rulebook, number, 4), choices: ["pool-1"] })) {
        const [quick, whole] = [right(value), strict(value)];
        // An own key without a value cannot come out of JSON: the strict reader has the word.
        if (quick === null && whole.ok) expect([...holders(value)].flatMap(Object.values)).toContain(undefined);
        else if (quick !== null || whole.ok) expect(quick).toEqual(whole.ok ? whole.value : null);
        if (quick === null) seen.refused++;
        else seen.taken++;
      }
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(100);
  }
});

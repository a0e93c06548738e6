import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { applicationReader } from "../../contracts/application";
import { rankingLine } from "../../contracts/ranking";
import { readRulebook, rulebookDigest } from "../../contracts/rulebook";
import { readScoreRow, scoreContent } from "../../contracts/score";
import { readService } from "../../contracts/service";
import { sha256Hex } from "../../platform/crypto/sha256";
import { rankCandidates } from "../ranking/rank-candidates";
import { canonicalJson } from "../shared/canonical-json";
import { compileRulebook, scoreApplication } from "./score-application";

const SEED = "db/seed/2020";
const file = (name: string) => readFileSync(`${SEED}/${name}`, "utf8");
const lines = (name: string) =>
  file(name)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

function load() {
  const read = readRulebook(file("rulebook.json"));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return { ...read.value, digest: rulebookDigest(read.value.raw, sha256Hex) };
}

describe("the worked examples of 2020", () => {
  const { rulebook, digest } = load();
  const expected = JSON.parse(file("worked-examples.expected.json")) as readonly {
    readonly receipt: string;
    readonly total: number;
    readonly vetoed: boolean;
    readonly deductions: number;
    readonly counted: Readonly<Record<string, number>>;
  }[];
  const score = (value: unknown, kind: string | null) => {
    const read = applicationReader(rulebook)(value);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const scored = scoreApplication(compileRulebook(rulebook, kind), read.value);
    if (!scored.ok) throw new Error(scored.error.indicator);
    return scoreContent(scored.value, rulebook.year, digest, kind);
  };

  it("give the points that the office expects, indicator by indicator", () => {
    const applications = lines("worked-examples.ndjson");
    expect(applications).toHaveLength(12);
    for (const { receipt, total, vetoed, deductions, counted } of expected) {
      const content = score(
        applications.find((one) => one.receipt === receipt),
        null,
      );
      expect({ receipt, total: content.total, vetoed: content.vetoed, deductions: content.deductions }).toEqual({
        receipt,
        total,
        vetoed,
        deductions,
      });
      expect(content.indicators, receipt).toMatchObject(counted);
    }
  });

  it("are byte-identical when scored again, items and claims turned round", () => {
    for (const application of lines("worked-examples.ndjson")) {
      const turned = {
        ...application,
        claims: (application.claims as { items: unknown[] }[])
          .map((claim) => ({ ...claim, items: [...claim.items].reverse() }))
          .reverse(),
      };
      expect(canonicalJson(score(turned, null))).toBe(canonicalJson(score(application, null)));
    }
  });

  it("rank as the office expects, each project apart", () => {
    const wanted = lines("worked-ranking.expected.ndjson");
    for (const code of new Set(wanted.map((row) => String(row.service)))) {
      const read = readService(file(`services/${code.replace("-2020", "")}.json`));
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      const { service } = read.value;
      const own = wanted.filter((row) => row.service === code);
      const candidates = lines("worked-examples.ndjson")
        .filter((one) => own.some((row) => row.receipt === one.receipt))
        .map((one) => {
          const row = readScoreRow({ ...score(one, service.kind), lines: [] }, service);
          if (!row.ok) throw new Error(JSON.stringify(row.error));
          return row.value;
        });
      const ranked = rankCandidates(service, candidates.reverse(), sha256Hex);
      expect(ranked.map((row) => JSON.parse(rankingLine(code, row)))).toEqual(own);
    }
  });
});

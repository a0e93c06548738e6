import { expect, it } from "vitest";
import { must } from "../../cli/demo/seed/walk";
import { readRulebook } from "../../contracts/rulebook";
import { indicator, rulebookFile } from "../../contracts/testing/small-rulebook";
import { withinLimit } from "./within-limit";

it("facts that would earn over 10⁹ can never be counted, unless a cap holds them", () => {
  const rule = { kind: "perUnit", unit: "yuan", points: 1000 };
  const file = rulebookFile([indicator("FREE", rule), indicator("CAPPED", { ...rule, cap: 60 })]);
  const { rulebook } = must(readRulebook(JSON.stringify(file)), "rulebook");
  const holds = (code: string, quantity: number) => withinLimit(rulebook, "A", code, [{ quantity }]);
  expect([holds("FREE", 1_000_000), holds("FREE", 1_000_001), holds("CAPPED", 999_999_999_999)]).toEqual([
    true,
    false,
    true,
  ]);
});

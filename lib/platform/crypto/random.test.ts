import { describe, expect, it } from "vitest";
import { randomPublicCode, randomReceipt } from "./random";

const COUNT = 10_000;
/** Signs of 10,000 codes, without the hyphen. Bounds are six standard deviations: a fair source fails once in a hundred million runs. */
const codes = Array.from({ length: COUNT }, randomPublicCode);
const signs = codes.map((code) => code.replace("-", ""));

describe("public codes", () => {
  it("have 40 random bits: 8 of 32 signs, each as frequent as the others at each place", () => {
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJ-NP-Z]{4}-[0-9A-HJ-NP-Z]{4}$/);
    const share = COUNT / 32;
    const bound = 6 * Math.sqrt(share * (1 - 1 / 32));
    for (let place = 0; place < 8; place++) {
      const counts = new Map<string, number>();
      for (const code of signs) counts.set(code.charAt(place), (counts.get(code.charAt(place)) ?? 0) + 1);
      expect(counts.size).toBe(32);
      for (const count of counts.values()) expect(Math.abs(count - share)).toBeLessThan(bound);
    }
  });

  it("differ from one another, and from those of another notice", () => {
    expect(new Set([...codes, ...Array.from({ length: COUNT }, randomPublicCode)]).size).toBe(2 * COUNT);
  });

  it("do not follow the order in which they were given", () => {
    const places = new Map([...signs].sort().map((code, place) => [code, place]));
    const mean = (COUNT - 1) / 2;
    const variance = (COUNT ** 2 - 1) / 12;
    const correlation = (lag: number) => {
      let sum = 0;
      for (let i = 0; i < COUNT - lag; i++) {
        const first = lag === 0 ? i : (places.get(signs[i] ?? "") ?? 0);
        sum += (first - mean) * ((places.get(signs[i + lag] ?? "") ?? 0) - mean);
      }
      return sum / (COUNT * variance);
    };
    for (const lag of [0, 1, 2]) expect(Math.abs(correlation(lag))).toBeLessThan(6 / Math.sqrt(COUNT));
  });
});

it("receipts have 80 random bits and match the contract", () => {
  const receipts = Array.from({ length: COUNT }, () => randomReceipt("S", 2020));
  expect(new Set(receipts).size).toBe(COUNT);
  for (const receipt of receipts) expect(receipt).toMatch(/^S2020-[0-9A-HJ-NP-Z]{16}$/);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { published } from "../../cli/testing/notice-kit";
import { randomPublicCode, randomReceipt } from "../../platform/crypto/random";
import { sha256Hex } from "../../platform/crypto/sha256";
import { sm3Hex } from "../../platform/crypto/sm3";
import { checkCharacter } from "../dossier/identity-number";
import { canonicalJson } from "../shared/canonical-json";
import { scanPublicBytes, scanPublicNumber, scanPublicText } from "./scan-public-text";
import { HOUSING, HOUSING_FACTS } from "./testing/facts";

const kinds = (text: string) => scanPublicText(text).map((one) => one.kind);
const identity = (first17: string) => first17 + checkCharacter(first17);

describe("found", () => {
  it("identity numbers of 18 and 15 digits, with x or X", () => {
    const numbers = Array.from({ length: 40 }, (_, index) =>
      identity(`990000198802290${String(index).padStart(2, "0")}`),
    );
    expect(numbers.some((one) => one.endsWith("X"))).toBe(true);
    for (const one of numbers)
      for (const text of [one, one.toLowerCase(), `证件号码${one}。`, `{"note":"${one}"}`])
        expect(kinds(text), text).toEqual(["identity-number"]);
    expect(kinds("旧号 350581880229001")).toEqual(["identity-number"]);
  });
  it("mobile phones", () => {
    expect(kinds("电话13800138000,或19912345678")).toEqual(["phone", "phone"]);
  });
  it("bank cards", () => {
    expect(kinds("卡号6222021234567894")).toEqual(["bank-card"]);
    expect(kinds("卡号 4111111111111111")).toEqual(["bank-card"]);
  });
  it("where they stand", () => {
    expect(scanPublicText("电话13800138000")).toEqual([{ kind: "phone", at: 2, masked: "138…00" }]);
  });
  it("as people write them: full width, in groups, with a country's code, with signs that nobody sees", () => {
    for (const text of [
      "１３８００１３８０００",
      "138-0013-8000",
      "138 0013 8000",
      "1380-013-8000",
      "138 00138000",
      "138－0013－8000",
      "138–0013–8000",
      "+86 138 0013 8000",
      "+8613800138000",
      "1 3 8 0 0 1 3 8 0 0 0",
      "138\u200b0013\u200b8000",
      "2020 年 12 人 138-0013-8000",
      "13800138000.00",
    ])
      expect(kinds(text), text).toEqual(["phone"]);
    expect(kinds("6222 0212 3456 7894")).toEqual(["bank-card"]);
    expect(kinds("622202 1234567894")).toEqual(["bank-card"]);
    const own = identity("99000019880229001");
    for (const text of [
      `${own.slice(0, 6)} ${own.slice(6, 14)} ${own.slice(14)}`,
      `${own.slice(0, 8)} ${own.slice(8, 14)}-${own.slice(14)}`,
      [...own].join(" "),
    ])
      expect(kinds(text), text).toEqual(["identity-number"]);
    expect(kinds("350581 880229 001")).toEqual(["identity-number"]);
  });
  it("what a spreadsheet keeps as a number, and bytes by whole runs alone", () => {
    const kindsOf = (value: number) => scanPublicNumber(value).map((one) => one.kind);
    expect(kindsOf(1.3800138e10)).toEqual(["phone"]);
    expect(kindsOf(3.5058119880229e17)).toEqual(["identity-number"]);
    expect(kindsOf(6.22202123456789e18)).toEqual(["bank-card"]);
    for (const value of [87.5, 44_057, 1e9, 1e12, 123_456_789_012, -1.3800138e10, 2e17, Number.POSITIVE_INFINITY])
      expect(kindsOf(value), String(value)).toEqual([]);
    expect(scanPublicBytes("(13800138000) Tj 138 0013 8000 re").map((one) => one.kind)).toEqual(["phone"]);
  });
});

describe("not found", () => {
  it.each([
    ["a wrong check character", "990000198802290011"],
    ["a birthday that does not exist", identity("99000019880230001")],
    ["a landline", "0595-88712345"],
    ["a card number that does not check", "6222021234567890"],
    ["an instant and points", "2020-08-03T09:00:00+08:00 87.5"],
    ["dates and counts in a row", "15 2020-08-14 2020-08-27 156 1234 56789 1988 0229 1234"],
    ["fractions", "0.13800138000 99.138001380001 33.333333333333336"],
    ["digits inside a longer run", "a13800138000 13800138000b 138001380001380013800013800"],
  ])("%s", (_, text) => {
    expect(scanPublicText(text)).toEqual([]);
  });
  it("digests, receipts, public codes and a whole notice", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(scanPublicText(`${sha256Hex(text)} ${sm3Hex(text)}`)).toEqual([]);
        expect(scanPublicText(`${randomReceipt("S", 2020)} ${randomPublicCode()}`)).toEqual([]);
      }),
    );
    expect(scanPublicText(canonicalJson(published(HOUSING, HOUSING_FACTS).notice))).toEqual([]);
  });
});

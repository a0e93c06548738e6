import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { published } from "../../cli/testing/notice-kit";
import { randomPublicCode, randomReceipt } from "../../platform/crypto/random";
import { sha256Hex } from "../../platform/crypto/sha256";
import { sm3Hex } from "../../platform/crypto/sm3";
import { checkCharacter } from "../dossier/identity-number";
import { canonicalJson } from "../shared/canonical-json";
import { scanPublicText } from "./scan-public-text";
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
    expect(scanPublicText("电话13800138000")).toEqual([{ kind: "phone", at: 2 }]);
  });
});

describe("not found", () => {
  it.each([
    ["a wrong check character", "990000198802290011"],
    ["a birthday that does not exist", identity("99000019880230001")],
    ["a landline", "0595-88712345"],
    ["a card number that does not check", "6222021234567890"],
    ["an instant and points", "2020-08-03T09:00:00+08:00 87.5"],
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

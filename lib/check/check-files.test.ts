import { describe, expect, it } from "vitest";
import { crypto, seed } from "../cli/testing/notice-kit";
import { workedNotice } from "../cli/testing/worked-notice";
import { FAILURE_TEXTS, findingTexts } from "../copy/notice-checks";
import { STAGES } from "../domain/notice/checks";
import { type CheckedFiles, sealedAgain, TAMPERING_NAMES, TAMPERINGS, tamper } from "../domain/notice/testing/tamper";
import { publicKeyOf, signText } from "../platform/crypto/ed25519";
import { sha256Hex } from "../platform/crypto/sha256";
import { type CheckInput, checkFiles } from "./check-files";

const { files: honest } = workedNotice();
const key = publicKeyOf(seed(7));

function check(files: CheckedFiles, change: Partial<CheckInput["texts"]> = {}, extra: Partial<CheckInput> = {}) {
  const text = (value: unknown) => JSON.stringify(value);
  const { notice, previous, rulebook, proof } = files;
  const texts = { notice: text(notice), previous: text(previous), rulebook: text(rulebook), proof: text(proof) };
  const checked = checkFiles({ texts: { ...texts, ...change }, key, ...extra });
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return checked.value;
}
const failures = (files: CheckedFiles) =>
  new Set(check(files).results.flatMap((one) => one.findings.map((finding) => finding.failure)));
const words = (files: CheckedFiles) =>
  check(files).results.flatMap((one) => findingTexts(one.findings).map(({ text }) => text));

const sealedBy = (byte: number) => sealedAgain({ crypto, sign: (text) => signText(text, seed(byte)) });

describe("honest files", () => {
  it("pass every check", () => {
    expect(check(honest).results.filter((one) => one.status !== "passed")).toEqual([]);
    expect(check(honest).row).toEqual(honest.notice.rows[0]);
  });

  it("never pass a check for which something was not given", () => {
    const none = { previous: undefined, rulebook: undefined, proof: undefined };
    const alone = check(honest, none, { key: undefined });
    expect(alone.results.filter((one) => one.status === "not-checked").map((one) => one.check)).toEqual([
      "key",
      "chain",
      "rulebook",
      "proof",
      "rescored",
    ]);
    expect(alone.row).toBeUndefined();
  });

  it("show the row of a public code, and that there is none", () => {
    const { rows } = honest.notice;
    expect(check(honest, { proof: undefined }, { code: rows[2]?.code }).row).toEqual(rows[2]);
    expect(check(honest, { proof: undefined }, { code: "ZZZZ-ZZZZ" }).row).toBeNull();
  });

  it("tell how far the check is", () => {
    const heard: string[] = [];
    checkFiles({ texts: { notice: JSON.stringify(honest.notice) } }, (stage) => heard.push(stage));
    expect(heard).toEqual(STAGES);
  });
});

describe("twelve tamperings", () => {
  it("are twelve", () => expect(TAMPERING_NAMES).toHaveLength(12));

  describe.each(TAMPERING_NAMES)("%s", (name) => {
    const { named } = TAMPERINGS[name];
    it("in the published file: named, and the digests and the signature do not fit", () => {
      const found = failures(tamper(honest, name, sha256Hex));
      expect(found).toContain(named);
      if (name === "rulebook" || name === "digest") return;
      for (const failure of ["sha256", "sm3", "signature"]) expect(found).toContain(failure);
    });

    it("by an insider who signs with the office's key: named still, in plain words", () => {
      const files = tamper(honest, name, sha256Hex, sealedBy(7));
      const found = failures(files);
      expect(found).toContain(named);
      expect(found).not.toContain("signature");
      expect(words(files).filter((text) => text.startsWith(FAILURE_TEXTS[named]))).toHaveLength(1);
    });

    it("by somebody who signs with another key: that key is named too", () => {
      const found = failures(tamper(honest, name, sha256Hex, sealedBy(8)));
      expect([...found]).toEqual(expect.arrayContaining([named, "key"]));
    });
  });
});

describe("a file that is not of its format", () => {
  it.each(["notice", "rulebook", "proof", "previous"] as const)("%s: named, with its line", (file) => {
    const texts = { notice: JSON.stringify(honest.notice), [file]: '{\n"format": "other"\n}' };
    const checked = checkFiles({ texts });
    if (checked.ok) throw new Error("read");
    expect(checked.error.file).toBe(file);
    expect(checked.error.issues[0]?.line).toBeGreaterThan(0);
  });

  it("with thousands of faults: the first places", () => {
    const rows = Array.from({ length: 3000 }, () => ({}));
    const checked = checkFiles({ texts: { notice: JSON.stringify({ ...honest.notice, rows }) } });
    if (checked.ok) throw new Error("read");
    expect(checked.error.issues).toHaveLength(50);
  });
});

it("words of a finding that many rows share are few", () => {
  const findings = ["A", "B", "C", "D", "D"].map((about) => ({ failure: "rank" as const, about }));
  expect(findingTexts(findings)).toEqual([{ failure: "rank", text: `${FAILURE_TEXTS.rank}（A、B、C 等 4 处）` }]);
});

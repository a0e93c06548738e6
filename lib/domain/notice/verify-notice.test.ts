import { describe, expect, it } from "vitest";
import {
  at,
  bent,
  crypto,
  type Draft,
  failures,
  proofOf,
  published,
  resealed,
  seed,
  swap,
} from "../../cli/testing/notice-kit";
import { signText } from "../../platform/crypto/ed25519";
import { NOTICE_FAILURES, type NoticeFailure } from "./findings";
import { sealNotice } from "./seal-notice";
import { HOUSING, HOUSING_FACTS, SCHOOLING, SCHOOLING_FACTS } from "./testing/facts";

const housing = published(HOUSING, HOUSING_FACTS);
const schooling = published(SCHOOLING, SCHOOLING_FACTS);

/** The row of a receipt of either notice. */
function rowOf(draft: Draft, receipt: string) {
  const code = housing.codes.get(receipt) ?? schooling.codes.get(receipt);
  return at(
    draft.rows.filter((row) => row.code === code),
    0,
  );
}

describe("an honest notice", () => {
  it("holds ties, a lot, a veto and township groups, and nothing is found", () => {
    const { notice } = housing;
    expect(notice.rows.map(({ rank, pool }) => `${pool} ${rank}`)).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7].map((rank) => `new-citizen ${rank}`),
      ...[1, 2, 3].map((rank) => `talent ${rank}`),
    ]);
    expect(notice.rows.map((row) => row.tie?.slice(0, 2))).toEqual(
      [null, null, [1, 2], [1, 2], [2, 1], [1, 1], [1, 2], null, [1, 1], [1, 1]].map((tie) => tie ?? undefined),
    );
    expect(notice.counts).toMatchObject({ applicants: 12, listed: 10, vetoed: 1, belowThreshold: 1 });
    expect(notice.counts.byTownship).toEqual({ 灵秀镇: 5, 其他: 5 });
    expect(failures(notice, { key: notice.signature.publicKey })).toEqual([]);
    expect(failures(schooling.notice)).toEqual([]);
  });

  it("fits every private proof", () => {
    for (const one of [housing, schooling])
      for (const receipt of one.proofs.keys())
        expect(failures(one.notice, { proof: proofOf(one, receipt) }), receipt).toEqual([]);
  });

  it("reads null on an optional key of a row as absent", () => {
    const draft = resealed(housing, ({ rows }) => Object.assign(at(rows, 0), { tie: null, name: null }));
    expect(failures(draft, { proof: proofOf(housing, "H01", { notice: draft.digests.sha256 }) })).toEqual([]);
    expect(failures(resealed(housing, ({ rows }) => Object.assign(at(rows, 3), { tie: null })))).toContain("tie");
  });
});

describe("a file changed after sealing", () => {
  const other = signText("another text", seed(8));
  it.each<[string, (draft: Draft) => void, NoticeFailure[]]>([
    ["a row's name", (d) => (rowOf(d, "H01").name = "李*"), ["sha256", "sm3", "signature"]],
    ["the program", (d) => (d.program = "other"), ["sha256", "sm3", "signature"]],
    ["the SHA-256 digest", (d) => (d.digests.sha256 = "0".repeat(64)), ["sha256"]],
    ["the SM3 digest", (d) => (d.digests.sm3 = "0".repeat(64)), ["sm3"]],
    ["the signature", (d) => (d.signature.value = other.value), ["signature"]],
    ["the public key", (d) => (d.signature.publicKey = other.publicKey), ["signature"]],
    ["a public key that is no key", (d) => (d.signature.publicKey = seed(0xff)), ["signature"]],
  ])("%s", (_, bend, expected) => {
    expect(failures(bent(housing, bend))).toEqual(expected);
  });

  it("signed again with a key that is not the office's", () => {
    const forged = sealNotice(housing.notice, crypto, (text) => signText(text, seed(8)));
    expect(failures(forged)).toEqual([]);
    expect(failures(forged, { key: housing.notice.signature.publicKey })).toEqual(["key"]);
  });
});

describe("a notice bent before it was sealed", () => {
  it.each<[string, (draft: Draft) => void, NoticeFailure[]]>([
    ["a total raised", (d) => (rowOf(d, "H07").total = 99), ["rank-order", "tie"]],
    ["a row dropped", (d) => d.rows.splice(0, 1), ["rank", "outcome", "counts"]],
    ["a row added", (d) => d.rows.push({ ...at(d.rows, 9), code: "NEW-1", rank: 4 }), ["tie", "rank", "counts"]],
    ["a row twice", (d) => d.rows.push(at(d.rows, 9)), ["codes", "tie", "counts"]],
    [
      "two rows in each other's place",
      (d) => d.rows.splice(0, 2, at(d.rows, 1), at(d.rows, 0)),
      ["row-order", "rank-order", "rank"],
    ],
    ["two people swapped", (d) => swap(at(d.rows, 0), at(d.rows, 1), "total"), ["rank-order"]],
    ["a rank left out", (d) => (at(d.rows, 6).rank = 8), ["rank"]],
    ["the quota raised", (d) => (at(d.service.pools as { quota: number }[], 0).quota = 5), ["outcome"]],
    ["the quota lowered", (d) => (at(d.service.pools as { quota: number }[], 0).quota = 3), ["quota"]],
    ["beyond the quota, yet within", (d) => (rowOf(d, "H05").outcome = "within-quota"), ["quota"]],
    ["within the quota, yet not", (d) => (rowOf(d, "H01").outcome = "waitlisted"), ["outcome"]],
    ["a tie tuple missing", (d) => delete rowOf(d, "H07").tie, ["tie"]],
    ["a tie tuple where nothing is tied", (d) => (rowOf(d, "H01").tie = [1, 1, "0".repeat(64)]), ["tie"]],
    ["a tie place skipped", (d) => (rowOf(d, "H05").tie = [3, 1, "0".repeat(64)]), ["tie"]],
    ["a lot that is no digest", (d) => (rowOf(d, "H05").tie = [2, 1, 5]), ["tie"]],
    ["one lot for two people", (d) => (at(d.rows, 9).tie = at(d.rows, 8).tie), ["rank", "tie", "outcome"]],
    ["lots exchanged", (d) => swap(at(d.rows, 8), at(d.rows, 9), "tie"), ["rank-order"]],
    ["no announced lot number", (d) => (d.service.lotSeed = null), ["tie"]],
    ["a pool that does not exist", (d) => (at(d.rows, 9).pool = "moon"), ["row-order", "tie", "pool"]],
    ["a pool that does not hold the class", (d) => (at(d.rows, 9).class = "A"), ["class", "counts"]],
    ["somebody below the higher threshold", (d) => (at(d.rows, 6).total = 29.99), ["tie", "threshold"]],
    ["people left out of the counts", (d) => (d.counts.vetoed = 0), ["counts"]],
    ["classes counted otherwise", (d) => (d.counts.byClass = { A: 4, B: 3, C: 3 }), ["counts"]],
    ["a township of three shown", (d) => (d.counts.byTownship = { 灵秀镇: 7, 宝盖镇: 3 }), ["counts"]],
    ["others of two beside a township", (d) => (d.counts.byTownship = { 灵秀镇: 8, 其他: 2 }), ["counts"]],
    ["objections closed before publication", (d) => (d.objectionsUntil = "2020-08-02"), ["dates"]],
    ["a first publication with version 2", (d) => (d.version = 2), ["version"]],
  ])("%s", (_, bend, expected) => {
    const found = failures(resealed(housing, bend));
    expect(found).toEqual(NOTICE_FAILURES.filter((name) => expected.includes(name)));
  });

  it.each<[string, (draft: Draft) => void, NoticeFailure[]]>([
    ["more people in a pool than places", (d) => (rowOf(d, "S05").pool = "school-1"), ["row-order", "quota"]],
    ["waitlisted in a pool", (d) => (rowOf(d, "S01").outcome = "waitlisted"), ["pool"]],
    ["admitted to no pool", (d) => (rowOf(d, "S06").outcome = "within-quota"), ["pool"]],
    ["ranks exchanged", (d) => swap(rowOf(d, "S04"), rowOf(d, "S05"), "rank"), ["rank-order"]],
  ])("by preference: %s", (_, bend, expected) => {
    expect(failures(resealed(schooling, bend))).toEqual(expect.arrayContaining(expected));
  });
});

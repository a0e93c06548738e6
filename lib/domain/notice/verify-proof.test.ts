import { describe, expect, it } from "vitest";
import { at, crypto, type Draft, failures, proofOf, published, resealed, swap } from "../../cli/testing/notice-kit";
import type { NoticeFailure } from "./findings";
import type { NoticeBody, NoticeChange } from "./notice";
import { commitmentOf } from "./seal-notice";
import { HOUSING, HOUSING_FACTS, RULEBOOK_DIGEST, SCHOOLING, SCHOOLING_FACTS, scoreOf } from "./testing/facts";

const housing = published(HOUSING, HOUSING_FACTS);
const schooling = published(SCHOOLING, SCHOOLING_FACTS);
const byReceipt = new Map([...HOUSING_FACTS, ...SCHOOLING_FACTS].map((one) => [one.receipt, one]));

/** The detail that the proof of a receipt would carry had the office bent it. */
function detailOf(kind: string, receipt: string, change: object): unknown {
  const facts = byReceipt.get(receipt);
  if (facts === undefined) throw new RangeError(receipt);
  const score = { ...scoreOf(kind, facts), ...change };
  return { name: `张小${receipt}`, identityNumber: `99000019880229${receipt}`, application: {}, score };
}

describe("a private proof", () => {
  it.each<[string, object, NoticeFailure[]]>([
    ["of another notice", { notice: schooling.notice.digests.sha256 }, ["proof-notice"]],
    ["with a code that is not listed", { code: "NOBODY" }, ["proof-code"]],
    ["with another salt", { salt: housing.proofs.get("H02")?.salt }, ["commitment"]],
    ["with a detail changed", { detail: detailOf("housing", "H01", { deductions: 1 }) }, ["commitment"]],
    ["of another person", { detail: housing.proofs.get("H02")?.detail }, ["commitment", "proof-row"]],
  ])("%s", (_, change, expected) => {
    expect(failures(housing.notice, { proof: proofOf(housing, "H01", change) })).toEqual(expected);
  });

  /** The office commits to a bent detail, so that the commitment itself fits. */
  function committed(of: typeof housing, kind: string, receipt: string, change: object, bend?: (draft: Draft) => void) {
    const detail = detailOf(kind, receipt, change);
    const salt = of.proofs.get(receipt)?.salt ?? "";
    const notice = resealed(of, (draft) => {
      const code = of.codes.get(receipt);
      for (const row of draft.rows)
        if (row.code === code) row.commitment = commitmentOf(Buffer.from(salt, "base64"), detail, crypto.sha256);
      bend?.(draft);
    });
    return failures(notice, { proof: proofOf(of, receipt, { detail, notice: notice.digests.sha256 }) });
  }

  it.each<[string, object, NoticeFailure[]]>([
    ["another total than the row's", { total: 94 }, ["proof-row"]],
    ["another class than the row's", { class: "B" }, ["proof-row"]],
    ["a veto, yet listed", { vetoed: true }, ["proof-row"]],
    ["a choice of another pool", { choices: ["talent"] }, ["proof-row"]],
    ["another rulebook", { rulebook: "cd".repeat(32) }, ["proof-score"]],
    ["another kind of project", { kind: "schooling" }, ["proof-score"]],
  ])("committed to %s", (_, change, expected) => {
    expect(committed(housing, "housing", "H01", change)).toEqual(expected);
  });

  it("shows a lot that was not drawn for this receipt", () => {
    const exchanged = (draft: Draft) => {
      swap(at(draft.rows, 8), at(draft.rows, 9), "code");
      swap(at(draft.rows, 8), at(draft.rows, 9), "name");
      swap(at(draft.rows, 8), at(draft.rows, 9), "commitment");
    };
    expect(committed(housing, "housing", "H09", {}, exchanged)).toEqual(["proof-row"]);
  });

  it("shows a preferred choice that was not filled by people ranked before", () => {
    const passedOver = schooling.notice.rows.find((row) => row.pool === "school-2");
    const seized = (draft: Draft) => {
      for (const row of draft.rows) if (row.code === passedOver?.code) row.pool = "school-3";
    };
    const found = committed(schooling, "schooling", "S05", { choices: ["school-2", "school-1", "school-3"] }, seized);
    expect(found).toContain("proof-choices");
    expect(committed(schooling, "schooling", "S05", { choices: ["school-2", "school-1"] })).toEqual(["proof-choices"]);
    expect(committed(schooling, "schooling", "S06", { choices: ["school-3", "school-1"] })).toEqual([]);
  });

  it("is recomputed with the rulebook", () => {
    const proof = proofOf(housing, "H01");
    const rulebook = { digest: RULEBOOK_DIGEST, cutoffDate: "2020-03-31", year: 2020 };
    const { score } = detailOf("housing", "H01", {}) as { score: object };
    expect(failures(housing.notice, { proof, rulebook: { ...rulebook, rescored: score } })).toEqual([]);
    const lower = { ...score, total: 90 };
    expect(failures(housing.notice, { proof, rulebook: { ...rulebook, rescored: lower } })).toEqual(["proof-total"]);
    expect(failures(housing.notice, { proof, rulebook: { ...rulebook, rescored: null } })).toEqual(["proof-total"]);
  });
});

describe("a rulebook given", () => {
  const rulebook = { digest: RULEBOOK_DIGEST, cutoffDate: "2020-03-31", year: 2020, rescored: null };
  it.each<[string, object, NoticeFailure[]]>([
    ["the same", {}, []],
    ["another", { digest: "cd".repeat(32) }, ["rulebook-digest"]],
    ["with another cut-off date", { cutoffDate: "2020-06-30" }, ["rulebook-facts"]],
    ["of another year", { year: 2019 }, ["rulebook-facts"]],
  ])("%s", (_, change, expected) => {
    expect(failures(housing.notice, { rulebook: { ...rulebook, ...change } })).toEqual(expected);
  });
});

describe("the chain", () => {
  const previous = housing.notice;
  const total = HOUSING_FACTS.map((one) => (one.receipt === "H02" ? { ...one, total: 96 } : one));
  const codes = { H01: housing.codes.get("H01") ?? "", H02: housing.codes.get("H02") ?? "" };
  const change = (code: string, field: NoticeChange["field"], old: number, now: number): NoticeChange => {
    return { code, field, old, new: now, reason: "objection" };
  };
  const changes = [
    change(codes.H02, "total", 88.5, 96),
    change(codes.H02, "rank", 2, 1),
    change(codes.H01, "rank", 1, 2),
  ];
  const sha256 = previous.digests.sha256;
  const honest: Partial<NoticeBody> = {
    number: "石积分公示〔2020〕4号",
    version: 2,
    previous: sha256,
    corrects: sha256,
  };
  const correction = (facts: Partial<NoticeBody>, list = total) =>
    failures(published(HOUSING, list, { ...honest, changes, ...facts }).notice, { previous });

  it("a correction fits the notice that it corrects, also where others were published in between; another project's then fits the chain alone", () => {
    expect(correction({ previous: "0".repeat(64) })).toEqual([]);
    const between = published(SCHOOLING, SCHOOLING_FACTS, { previous: sha256, number: "石积分公示〔2020〕5号" });
    const later = { ...honest, changes, previous: between.notice.digests.sha256 };
    expect(failures(published(HOUSING, total, later).notice, { previous: between.notice })).toEqual([]);
    expect(
      failures(
        published(HOUSING, total, { ...honest, changes, corrects: "1".repeat(64), previous: "0".repeat(64) }).notice,
        { previous },
      ),
    ).toEqual(["previous"]);
  });

  it("an honest correction fits, and so does the next project's notice", () => {
    expect(correction({})).toEqual([]);
    const next = published(SCHOOLING, SCHOOLING_FACTS, { previous: sha256, number: "石积分公示〔2020〕4号" });
    expect(failures(next.notice, { previous })).toEqual([]);
  });

  it.each<[string, Partial<NoticeBody>, NoticeFailure[]]>([
    ["no notice before", { previous: null }, ["previous"]],
    ["a version skipped", { version: 3 }, ["version"]],
    ["the number of the notice replaced", { number: previous.number }, ["version"]],
    ["a correction called version 1", { version: 1 }, ["version"]],
    ["a change not told", { changes: changes.slice(1) }, ["changes"]],
    [
      "a change told with another old value",
      { changes: [change(codes.H02, "total", 88, 96), ...changes] },
      ["changes"],
    ],
    ["a change told twice", { changes: [...changes, ...changes.slice(0, 1)] }, ["changes"]],
    ["a change told that is none", { changes: [...changes, change("GHOST", "total", 1, 2)] }, ["changes"]],
  ])("%s", (_, facts, expected) => {
    expect(correction(facts)).toEqual(expected);
  });

  it("a row that went is told as a row", () => {
    const gone = HOUSING_FACTS.filter((one) => one.receipt !== "H10");
    const code = housing.codes.get("H10") ?? "";
    const ranks = published(HOUSING, gone).notice.rows.flatMap((row): NoticeChange[] => {
      const before = previous.rows.find((one) => one.code === row.code);
      return before === undefined || before.rank === row.rank ? [] : [change(row.code, "rank", before.rank, row.rank)];
    });
    const left: NoticeChange = { code, field: "row", old: code, new: null, reason: "withdrawal" };
    const outcome = published(HOUSING, gone).notice.rows.flatMap((row): NoticeChange[] => {
      const old = previous.rows.find((one) => one.code === row.code)?.outcome ?? null;
      return old === row.outcome
        ? []
        : [{ code: row.code, field: "outcome", old, new: row.outcome, reason: "withdrawal" }];
    });
    expect(correction({ changes: [left, ...ranks, ...outcome] }, gone)).toEqual([]);
    expect(correction({ changes: [...ranks, ...outcome] }, gone)).toEqual(["changes"]);
    expect(correction({ changes: [{ ...left, new: code }, ...ranks, ...outcome] }, gone)).toEqual(["changes"]);
  });

  it("codes are new in each first publication", () => {
    const again = published(HOUSING, HOUSING_FACTS, { previous: sha256, number: "石积分公示〔2020〕4号" });
    expect(failures(again.notice, { previous })).toEqual(["codes"]);
  });

  it("a notice before that was changed, its digest kept", () => {
    const forged = { ...previous, program: "other" };
    expect(failures(published(SCHOOLING, SCHOOLING_FACTS, { previous: sha256 }).notice, { previous: forged })).toEqual([
      "previous",
    ]);
  });
});

/** What can be wrong with a notice, its chain or a proof; words in `lib/copy/notice-checks.ts`. */
export const NOTICE_FAILURES = [
  "sha256",
  "sm3",
  "signature",
  "key",
  "previous",
  "version",
  "changes",
  "codes",
  "row-order",
  "rank-order",
  "rank",
  "tie",
  "quota",
  "outcome",
  "pool",
  "class",
  "threshold",
  "counts",
  "dates",
  "rulebook-digest",
  "rulebook-facts",
  "proof-notice",
  "proof-code",
  "commitment",
  "proof-row",
  "proof-score",
  "proof-total",
  "proof-choices",
] as const;
export type NoticeFailure = (typeof NOTICE_FAILURES)[number];
export type Finding = { readonly failure: NoticeFailure; readonly about: string };

/** The checks as a person reads them, in this order. */
export const CHECKS = [
  "content",
  "signature",
  "key",
  "order",
  "ties",
  "quota",
  "pools",
  "counts",
  "dates",
  "chain",
  "rulebook",
  "proof",
  "rescored",
] as const;
export type Check = (typeof CHECKS)[number];

/** The check that finds a failure. */
const CHECK_OF: Record<NoticeFailure, Check> = {
  sha256: "content",
  sm3: "content",
  signature: "signature",
  key: "key",
  previous: "chain",
  version: "chain",
  changes: "chain",
  codes: "order",
  "row-order": "order",
  "rank-order": "order",
  rank: "order",
  tie: "ties",
  quota: "quota",
  outcome: "quota",
  pool: "pools",
  class: "pools",
  threshold: "pools",
  counts: "counts",
  dates: "dates",
  "rulebook-digest": "rulebook",
  "rulebook-facts": "rulebook",
  "proof-notice": "proof",
  "proof-code": "proof",
  commitment: "proof",
  "proof-row": "proof",
  "proof-score": "proof",
  "proof-total": "rescored",
  "proof-choices": "proof",
};

/** What a check needs beside the notice itself. */
export type Given = { readonly [part in "key" | "previous" | "rulebook" | "proof"]: boolean };
const NEEDS: { readonly [check in Check]?: readonly (keyof Given)[] } = {
  key: ["key"],
  chain: ["previous"],
  rulebook: ["rulebook"],
  proof: ["proof"],
  rescored: ["rulebook", "proof"],
};

export type CheckResult = {
  readonly check: Check;
  readonly status: "passed" | "failed" | "not-checked";
  readonly findings: readonly Finding[];
};

/** Each check with what it found; one that lacks what it needs is not checked, and never passed. */
export function resultsOf(findings: readonly Finding[], given: Given): readonly CheckResult[] {
  return CHECKS.map((check) => {
    const found = findings.filter((one) => CHECK_OF[one.failure] === check);
    const possible = (NEEDS[check] ?? []).every((part) => given[part]);
    return { check, status: found.length > 0 ? "failed" : possible ? "passed" : "not-checked", findings: found };
  });
}

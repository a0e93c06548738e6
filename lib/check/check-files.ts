import type { Issue } from "../contracts/issue";
import { readNotice, readProof } from "../contracts/notice";
import { readRulebook, rulebookDigest } from "../contracts/rulebook";
import { scoreContent } from "../contracts/score";
import { lineFinder } from "../contracts/strict-json";
import type { Stage } from "../domain/notice/checks";
import { type CheckResult, type Given, resultsOf } from "../domain/notice/findings";
import type { NoticeRow } from "../domain/notice/notice";
import { verifyNotice } from "../domain/notice/verify-notice";
import type { Service } from "../domain/ranking/service";
import { compileRulebook, scoreApplication } from "../domain/scoring/score-application";
import { fail, ok, type Result } from "../domain/shared/result";
import { CHECK_CRYPTO } from "./hashes";

/** The files of a check in the order in which they are read. */
export const CHECK_FILES = ["notice", "rulebook", "proof", "previous"] as const;
export type CheckFile = (typeof CHECK_FILES)[number];

/** The texts of the given files; the office's public key and a public code to look up, where known. */
export type CheckInput = {
  readonly texts: { readonly notice: string } & { readonly [file in CheckFile]?: string | undefined };
  readonly key?: string | undefined;
  readonly code?: string | undefined;
};
export type Checked = {
  readonly number: string;
  readonly rows: number;
  /** The project as the notice states it: its pools and quotas are what a person compares with what was announced. */
  readonly service: Service;
  readonly results: readonly CheckResult[];
  readonly given: Given;
  /** The row of the proof or of the public code looked up; undefined where neither was given. */
  readonly row?: NoticeRow | null | undefined;
};
/** A file that is not of its format: where, the first places of perhaps thousands. */
export type Unreadable = {
  readonly file: CheckFile;
  readonly issues: readonly { readonly line: number; readonly issue: Issue }[];
};

/** The text of a file, null where its bytes are no UTF-8. */
export function decodeText(bytes: ArrayBuffer | Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const PLACES = 50;

function located(file: CheckFile, text: string, issues: readonly Issue[]): Result<never, Unreadable> {
  const line = lineFinder(text);
  return fail({ file, issues: issues.slice(0, PLACES).map((issue) => ({ line: line(issue.path), issue })) });
}

/** The whole check of a notice: what the command line runs, and the browser. Pure; `onStage` hears how far it is. */
export function checkFiles(
  { texts, key, code }: CheckInput,
  onStage?: (stage: Stage) => void,
): Result<Checked, Unreadable> {
  const read = readNotice(texts.notice);
  if (!read.ok) return located("notice", texts.notice, read.error);
  const { notice, service } = read.value;
  const rulebook = texts.rulebook === undefined ? undefined : readRulebook(texts.rulebook);
  if (rulebook?.ok === false) return located("rulebook", texts.rulebook ?? "", rulebook.error);
  const rules = rulebook?.value;
  const proof = texts.proof === undefined ? undefined : readProof(texts.proof, rules?.rulebook);
  if (proof?.ok === false) return located("proof", texts.proof ?? "", proof.error);
  const previous = texts.previous === undefined ? undefined : readNotice(texts.previous);
  if (previous?.ok === false) return located("previous", texts.previous ?? "", previous.error);

  const digest = rules === undefined ? "" : rulebookDigest(rules.raw, CHECK_CRYPTO.sha256);
  let rescored: unknown = null;
  const application = proof?.value.application ?? null;
  if (rules !== undefined && application !== null) {
    const scored = scoreApplication(compileRulebook(rules.rulebook, service.kind), application);
    if (scored.ok) rescored = scoreContent(scored.value, rules.rulebook.year, digest, service.kind);
  }
  const findings = verifyNotice(
    {
      notice,
      service,
      crypto: CHECK_CRYPTO,
      rulebook: rules === undefined ? undefined : { digest, ...rules.rulebook, rescored },
      proof: proof?.value.proof,
      previous: previous?.value.notice,
      key,
    },
    onStage,
  );
  const given = {
    key: key !== undefined,
    previous: previous !== undefined,
    rulebook: rules !== undefined,
    proof: proof !== undefined,
  };
  const own = proof?.value.proof.code ?? code;
  return ok({
    number: notice.number,
    rows: notice.rows.length,
    service,
    results: resultsOf(findings, given),
    given,
    row: own === undefined ? undefined : (notice.rows.find((row) => row.code === own) ?? null),
  });
}

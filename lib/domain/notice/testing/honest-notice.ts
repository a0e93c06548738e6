import { sortKeyOf } from "../../ranking/keys";
import { rankCandidates } from "../../ranking/rank-candidates";
import type { Candidate, Service } from "../../ranking/service";
import type { Sha256 } from "../../shared/sha256";
import { countClasses, countTownships } from "../count-groups";
import { maskName } from "../mask-name";
import type { Notice, NoticeBody, NoticeRow, NoticeSignature } from "../notice";
import { commitmentOf, type NoticeCrypto, sealNotice } from "../seal-notice";
import { tiePlaces } from "../tie-places";

/** One candidacy of a test notice: `application` and `score` are the raw contract values, `candidate` what ranking reads of the score. */
export type Applicant = {
  readonly name: string;
  readonly identityNumber: string;
  readonly township: string;
  readonly application: unknown;
  readonly score: unknown;
  readonly candidate: Candidate;
};
/** Hashes and the signing key of a test office. */
export type Office = { readonly crypto: NoticeCrypto; readonly sign: (text: string) => NoticeSignature };
export type ProofFile = {
  readonly format: "points-proof/1";
  readonly notice: string;
  readonly code: string;
  readonly salt: string;
  readonly detail: unknown;
};
export type Published = {
  readonly notice: Notice;
  /** Proof files and public codes by receipt, of the listed alone. */
  readonly proofs: ReadonlyMap<string, ProofFile>;
  readonly codes: ReadonlyMap<string, string>;
};

/** Receipts give codes and salts, so that a test can repeat a notice; in the portal both are random. */
function codeOf(receipt: string, sha256: Sha256): string {
  const text = sha256(`code:${receipt}`).toUpperCase();
  return `${text.slice(0, 6)}-${text.slice(6, 12)}`;
}

function outcomeOf(outcome: string): NoticeRow["outcome"] {
  if (outcome === "within-quota" || outcome === "waitlisted") return outcome;
  throw new Error(`ranked, but ${outcome}`);
}

/** Composes and seals a notice as an honest office does. `facts` replaces single members of the body. */
export function publish(
  service: { readonly service: Service; readonly raw: unknown },
  applicants: readonly Applicant[],
  { crypto, sign }: Office,
  facts: Partial<NoticeBody> & Pick<NoticeBody, "rulebookDigest">,
): Published {
  const byReceipt = new Map(applicants.map((one) => [one.candidate.receipt, one]));
  const ranking = rankCandidates(
    service.service,
    applicants.map((one) => one.candidate),
    crypto.sha256,
  );
  const ranked = ranking.flatMap(({ rank, ...row }) => {
    const applicant = byReceipt.get(row.receipt);
    return rank === null || applicant === undefined ? [] : [{ ...row, rank, applicant }];
  });
  const ties = tiePlaces(
    service.service,
    ranked.map((row) => ({ ...row, keys: sortKeyOf(service.service, row.applicant.candidate, crypto.sha256) })),
  );
  const codes = new Map<string, string>();
  const secrets = new Map<string, Pick<ProofFile, "salt" | "detail">>();
  const rows = ranked.map((row): NoticeRow => {
    const { name, identityNumber, application, score } = row.applicant;
    const detail = { name, identityNumber, application, score };
    const salt = Buffer.from(crypto.sha256(`salt:${row.receipt}`), "hex");
    const code = codeOf(row.receipt, crypto.sha256);
    codes.set(row.receipt, code);
    secrets.set(row.receipt, { salt: salt.toString("base64"), detail });
    const tie = ties.get(row.receipt);
    return {
      code,
      name: maskName(name),
      class: row.applicant.candidate.class,
      pool: row.pool,
      rank: row.rank,
      total: row.total / 100,
      ...(tie === undefined ? {} : { tie }),
      outcome: outcomeOf(row.outcome),
      commitment: commitmentOf(salt, detail, crypto.sha256),
    };
  });
  const count = (outcome: string) => ranking.filter((row) => row.outcome === outcome).length;
  const notice = sealNotice(
    {
      format: "points-notice/1",
      number: "石积分公示〔2020〕3号",
      version: 1,
      previous: null,
      corrects: null,
      changes: [],
      service: service.raw,
      program: "points-portal 0.1.0",
      cutoffDate: "2020-03-31",
      publishedAt: "2020-08-03T09:00:00+08:00",
      objectionsUntil: "2020-08-07",
      counts: {
        applicants: applicants.length,
        listed: rows.length,
        vetoed: count("vetoed"),
        belowThreshold: count("below-threshold"),
        byTownship: countTownships(ranked.map((row) => row.applicant.township)),
        byClass: countClasses(rows.map((row) => row.class)),
      },
      rows,
      ...facts,
    },
    crypto,
    sign,
  );
  const proofs = new Map(
    [...secrets].map(([receipt, secret]) => [
      receipt,
      { format: "points-proof/1" as const, notice: notice.digests.sha256, code: codes.get(receipt) ?? "", ...secret },
    ]),
  );
  return { notice, proofs, codes };
}

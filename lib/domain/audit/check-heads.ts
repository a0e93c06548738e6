import type { Sha256 } from "../shared/sha256";
import { type AuditRow, headText, leafOf, type SealedHead } from "./heads";
import { addLeaf, EMPTY_TREE, rootOf } from "./merkle";

/** What was found to be wrong. `row` is the id of a row of the audit, `head` the number of a head. */
export type SealFinding =
  | { readonly code: "row-altered" | "row-deleted" | "row-inserted"; readonly head: number; readonly row: number }
  | { readonly code: "rows-exchanged"; readonly head: number; readonly row: number; readonly other: number }
  | { readonly code: "seals-altered"; readonly head: number; readonly from: number; readonly to: number }
  | {
      readonly code: "digest-wrong" | "signature-wrong" | "chain-broken" | "head-missing" | "head-differs";
      readonly head: number;
    };

/** A seal with the row that it is of, as it stands now; null where the row is gone. */
export type SealedRow = { readonly id: number; readonly leaf: string; readonly row: AuditRow | null };

/** Rows whose places are compared with each other, so that an exchange is called one. */
const MOST_COMPARED = 200;

/** Rows that fit the place of another: an exchange of two. What remains is altered. */
function namedRows(head: number, wrong: readonly SealedRow[], sha256: Sha256): readonly SealFinding[] {
  const findings: SealFinding[] = [];
  const done = new Set<number>();
  for (const one of wrong) {
    if (done.has(one.id)) continue;
    done.add(one.id);
    const fits = (here: SealedRow, there: SealedRow) =>
      there.row !== null && leafOf({ ...there.row, id: here.id }, sha256) === here.leaf;
    const other =
      wrong.length > MOST_COMPARED
        ? undefined
        : wrong.find((there) => !done.has(there.id) && fits(one, there) && fits(there, one));
    if (other === undefined)
      findings.push({ code: one.row === null ? "row-deleted" : "row-altered", head, row: one.id });
    else {
      done.add(other.id);
      findings.push({ code: "rows-exchanged", head, row: one.id, other: other.id });
    }
  }
  return findings;
}

/** Does a head hold what it says? `sealed`: its seals in order of id, with their rows. */
export function checkSealedRows(
  { number, root, rows, lastId }: SealedHead,
  sealed: readonly SealedRow[],
  sha256: Sha256,
): readonly SealFinding[] {
  const wrong = sealed.filter(({ row, leaf }) => row === null || leafOf(row, sha256) !== leaf);
  const tree = sealed.reduce((grown, { leaf }) => addLeaf(grown, leaf, sha256), EMPTY_TREE);
  const last = sealed.at(-1)?.id ?? 0;
  const whole = sealed.length === rows && last === lastId && rootOf(tree, sha256) === root;
  const named = namedRows(number, wrong, sha256);
  return whole ? named : [...named, { code: "seals-altered", head: number, from: sealed[0]?.id ?? 0, to: last }];
}

/** Does a head follow the one before, and is it whole in itself? `exported`: the same head as it was published, where it is at hand. */
export function checkHead(
  head: SealedHead,
  before: { readonly number: number; readonly digest: string } | null,
  exported: SealedHead | undefined,
  crypto: { readonly sha256: Sha256; readonly verify: (text: string, signature: string) => boolean },
): readonly SealFinding[] {
  const text = headText(head);
  const findings: SealFinding[] = [];
  const find = (code: "digest-wrong" | "signature-wrong" | "chain-broken" | "head-differs") =>
    findings.push({ code, head: head.number });
  if (crypto.sha256(text) !== head.digest) find("digest-wrong");
  if (!crypto.verify(text, head.signature)) find("signature-wrong");
  if (head.previous !== (before?.digest ?? null) || head.number !== (before?.number ?? 0) + 1) find("chain-broken");
  if (exported !== undefined && exported.digest !== head.digest) find("head-differs");
  return findings;
}

import { canonicalJson } from "../shared/canonical-json";
import type { Sha256 } from "../shared/sha256";

/**
 * One row of the audit as it is sealed: every column as text, null where empty, instants to the microsecond in UTC. `detail` is what it says.
 */
export type AuditRow = Readonly<Record<string, unknown>> & { readonly id: number };

/** The leaf of a row: SHA-256 over `leaf:` and its canonical JSON. */
export const leafOf = (row: AuditRow, sha256: Sha256): string => sha256(`leaf:${canonicalJson(row)}`);

/** What a sealed head says: `rows` audit rows, the last of them `lastId`, under one Merkle root, chained to the head before. */
export type HeadBody = {
  readonly format: "points-sealed-head/1";
  readonly number: number;
  /** `digest` of the head before, null for the first. */
  readonly previous: string | null;
  readonly root: string;
  readonly rows: number;
  readonly lastId: number;
  /** RFC 3339, +08:00, office time. */
  readonly sealedAt: string;
};
export type SealedHead = HeadBody & {
  readonly digest: string;
  /** Ed25519 over the same bytes as the digest, base64. */
  readonly signature: string;
};

/** The bytes that digest and signature are over. */
export function headText(head: HeadBody): string {
  const { format, number, previous, root, rows, lastId, sealedAt } = head;
  return canonicalJson({ format, number, previous, root, rows, lastId, sealedAt });
}

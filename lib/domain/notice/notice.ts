import type { Outcome } from "./outcome";

/** A published row. `total` in decimals of 分; `tie` ascends in the order of ranking and stands only inside tied groups. Source: contract 7. */
export type NoticeRow = {
  readonly code: string;
  readonly name?: string;
  readonly class: string;
  readonly pool: string | null;
  readonly rank: number;
  readonly total: number;
  readonly tie?: readonly (number | string)[];
  readonly outcome: Outcome;
  readonly commitment: string;
};
export type NoticeCounts = {
  readonly applicants: number;
  readonly listed: number;
  readonly vetoed: number;
  readonly belowThreshold: number;
  readonly byTownship: Readonly<Record<string, number>>;
  readonly byClass: Readonly<Record<string, number>>;
};
export type NoticeChange = {
  readonly code: string;
  readonly field: "row" | "total" | "pool" | "rank" | "outcome";
  readonly old: string | number | null;
  readonly new: string | number | null;
  readonly reason: "objection" | "recheck" | "sanction" | "withdrawal" | "error";
};
export type NoticeSignature = { readonly algorithm: "Ed25519"; readonly publicKey: string; readonly value: string };

/** A notice before it is sealed. `service` is the raw points-service/1 file with its lotSeed. */
export type NoticeBody = {
  readonly format: "points-notice/1";
  readonly number: string;
  readonly version: number;
  readonly previous: string | null;
  readonly corrects: string | null;
  readonly changes: readonly NoticeChange[];
  readonly service: unknown;
  readonly rulebookDigest: string;
  readonly program: string;
  readonly cutoffDate: string;
  readonly publishedAt: string;
  readonly objectionsUntil: string;
  readonly counts: NoticeCounts;
  readonly rows: readonly NoticeRow[];
};
export type Notice = NoticeBody & {
  readonly digests: { readonly sha256: string; readonly sm3: string };
  readonly signature: NoticeSignature;
};

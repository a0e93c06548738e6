import type { Service } from "../ranking/service";
import type { NoticeFailure } from "./findings";
import type { Notice } from "./notice";
import type { NoticeCrypto } from "./seal-notice";

/** A person's private proof as its contract reader gives it; `detail` raw, for its bytes decide. */
export type Proof = {
  readonly notice: string;
  readonly code: string;
  readonly salt: Uint8Array;
  readonly detail: unknown;
  readonly name: string;
  readonly beneficiaryName: string | null;
  readonly score: {
    readonly receipt: string;
    readonly total: number;
    readonly class: string;
    readonly rulebook: string;
    readonly kind?: string;
    readonly vetoed: boolean;
  };
  readonly choices: readonly string[];
};

export type Checks = {
  readonly notice: Notice;
  readonly service: Service;
  readonly crypto: NoticeCrypto;
  /** The digest and facts of a given rulebook, and the score that it gives for the proof's application (null without proof). */
  readonly rulebook?:
    | { readonly digest: string; readonly cutoffDate: string; readonly year: number; readonly rescored: unknown }
    | undefined;
  readonly proof?: Proof | undefined;
  readonly previous?: Notice | undefined;
  readonly key?: string | undefined;
};

/** Notes a failed check and what it is about. */
export type Add = (failure: NoticeFailure, about: string) => void;

/** The steps of verifying, so that a person who waits sees how far it is. */
export const STAGES = ["seal", "chain", "order", "counts", "proof"] as const;
export type Stage = (typeof STAGES)[number];

import { checkCharacter } from "../../domain/dossier/identity-number";
import type { Place, Unreadable } from "../../domain/notice/attachment";
import type { FindingKind } from "../../domain/notice/scan-public-text";

/** Numbers of nobody that check: a document of the demonstration's own district, a phone, a card. */
export const IDENTITY = `99000019880229001${checkCharacter("99000019880229001")}`;
export const PHONE = "13800138000";
export const CARD = "6222021234567894";
export const wide = (text: string) =>
  [...text].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join("");

export type Crafted = {
  readonly what: string;
  readonly name: string;
  readonly file: Buffer | Promise<Buffer>;
  readonly expect: readonly [FindingKind, Place] | Unreadable;
};

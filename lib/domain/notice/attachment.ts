import type { FindingKind } from "./scan-public-text";

/** Files that can stand beside a notice. */
export const ATTACHMENT_KINDS = [
  { extension: "xlsx", mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  { extension: "docx", mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
  { extension: "pdf", mediaType: "application/pdf" },
] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number]["extension"];

export const MOST_ATTACHMENTS = 10;

/** Where something stands in a file, as its writer would look for it. Pages, paragraphs and notes count from 1. */
export type Place =
  | { readonly in: "name" | "properties" | "outline" | "bytes" }
  | { readonly in: "cell"; readonly sheet: string; readonly cell: string; readonly hidden: boolean }
  | { readonly in: "sheet"; readonly sheet: string }
  | { readonly in: "paragraph" | "header" | "footer" | "comment" | "footnote"; readonly number: number }
  | { readonly in: "page" | "annotation"; readonly page: number }
  | { readonly in: "part"; readonly part: string };

/** A piece of a file that is read as one text. `numeric`: a spreadsheet keeps it as a number, of at most 15 digits. */
export type Passage = { readonly place: Place; readonly text: string; readonly numeric?: true };

/** Why a file cannot be looked into whole, and so is not published. */
export const UNREADABLE = [
  "empty",
  "not-its-kind",
  "encrypted",
  "broken",
  "too-large",
  "macros",
  "nested",
  "picture",
  "script",
  "versions",
  "no-text",
  "font",
  "unknown-part",
] as const;
export type Unreadable = (typeof UNREADABLE)[number];

export type AttachmentFinding = { readonly kind: FindingKind; readonly masked: string; readonly place: Place };
/** Why a file is not published: it cannot be looked into (there, where known), or it shows what nobody may publish. */
export type AttachmentRefusal =
  | { readonly why: Unreadable; readonly place: Place | null }
  | { readonly why: "found"; readonly findings: readonly AttachmentFinding[] };

/** The kind that a file's name says, or null. */
export function attachmentKind(name: string): AttachmentKind | null {
  const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase();
  return ATTACHMENT_KINDS.find((one) => one.extension === extension)?.extension ?? null;
}

export function attachmentMediaType(kind: AttachmentKind): string {
  return ATTACHMENT_KINDS.find((one) => one.extension === kind)?.mediaType ?? "";
}

/** What everybody may know of a file beside a notice: bytes, and the SHA-256 of them. */
export type AttachmentFacts = {
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly bytes: number;
  readonly sha256: string;
};

/** The name under which it lies beside the notice: stable, and its own name stands in no address. `at` counts from 0. */
export const attachmentFile = (at: number, { kind }: Pick<AttachmentFacts, "kind">) => `attachment-${at + 1}.${kind}`;

import type { AttachmentKind, Passage, Place, Unreadable } from "../domain/notice/attachment";
import { passagesOf } from "./passages";
import { isSheet, passagesOfWorkbook, placeInWorkbook } from "./workbook";
import { openZip } from "./zip";

export type Opened =
  | { readonly passages: readonly Passage[] }
  | { readonly why: Unreadable; readonly place: Place | null };

/** What [Content_Types].xml calls the main part of each kind. */
const MAIN = { xlsx: "spreadsheetml.sheet.main+xml", docx: "wordprocessingml.document.main+xml" } as const;
const PICTURE = /\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|wdp|ico)$/i;
const PRINTER = /^(xl|word)\/printerSettings\/[^/]+\.bin$/i;
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const ZIP = Buffer.from("PK\u0003\u0004");

/** Why a part cannot be looked into, or null. */
function refusalOf(part: string, bytes: Buffer): Unreadable | null {
  if (/vba|macrosheets\//i.test(part)) return "macros";
  if (PICTURE.test(part)) return "picture";
  const head = bytes.subarray(0, 4);
  if (/embeddings\/|activeX\/|afchunk/i.test(part) || head.equals(OLE) || head.equals(ZIP)) return "nested";
  return /\.(xml|rels|vml)$/i.test(part) || PRINTER.test(part) ? null : "unknown-part";
}

const WORD_PLACES: readonly (readonly [RegExp, "paragraph" | "header" | "footer" | "comment" | "footnote"])[] = [
  [/^word\/document\d*\.xml$/, "paragraph"],
  [/^word\/header\d*\.xml$/, "header"],
  [/^word\/footer\d*\.xml$/, "footer"],
  [/^word\/comments[^/]*\.xml$/, "comment"],
  [/^word\/(?:foot|end)notes\.xml$/, "footnote"],
];
function placeInWord(part: string): (block: number | null) => Place {
  if (part.startsWith("docProps/")) return () => ({ in: "properties" });
  const known = WORD_PLACES.find(([name]) => name.test(part))?.[1];
  return (block) => (known === undefined || block === null ? { in: "part", part } : { in: known, number: block });
}

/** The texts of a printer's settings, which are of no open format: read once as bytes and once as wide letters. */
const passagesOfPrinter = (part: string, bytes: Buffer): readonly Passage[] =>
  (["latin1", "utf16le"] as const).map((encoding) => ({ place: { in: "part", part }, text: bytes.toString(encoding) }));

/** Every text of a workbook or document: cells, paragraphs, notes, properties, leftovers, names of parts. Refused where a part stays unseen. */
export function openOffice(kind: Exclude<AttachmentKind, "pdf">, bytes: Uint8Array): Opened {
  if (Buffer.from(bytes.subarray(0, 4)).equals(OLE)) return { why: "encrypted", place: null };
  const opened = openZip(bytes);
  if (!opened.ok) return { why: opened.error, place: null };
  const parts = opened.value;
  for (const [part, content] of parts) {
    const why = refusalOf(part, content);
    if (why !== null) return { why, place: { in: "part", part } };
  }
  const types = parts.get("[Content_Types].xml")?.toString("utf8") ?? "";
  if (/macroEnabled|vbaProject/.test(types)) return { why: "macros", place: null };
  if (!types.includes(MAIN[kind])) return { why: "not-its-kind", place: null };
  const workbook = kind === "xlsx" ? passagesOfWorkbook(parts) : { passages: [], broken: null };
  if (workbook.broken !== null) return { why: "broken", place: { in: "part", part: workbook.broken } };
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const passages: Passage[] = [...workbook.passages, { place: { in: "bytes" }, text: latin }];
  for (const [part, content] of parts) {
    passages.push({ place: { in: "part", part }, text: part });
    if (kind === "xlsx" && isSheet(part)) continue;
    const placeOf = kind === "xlsx" ? placeInWorkbook(part, parts) : placeInWord(part);
    const found = PRINTER.test(part) ? passagesOfPrinter(part, content) : passagesOf(content, placeOf);
    if (found === null) return { why: "broken", place: { in: "part", part } };
    for (const one of found) passages.push(one);
  }
  return { passages };
}

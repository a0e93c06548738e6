import { inflateSync } from "node:zlib";
import { getDocument, OPS } from "unpdf/pdfjs";
import type { Passage, Place, Unreadable } from "../domain/notice/attachment";
import type { Opened } from "./office";
import { MOST_INFLATED } from "./zip";

const MOST_PAGES = 300;
/** An honest file of so many pages has a tenth of them; looking into each costs a tenth of a millisecond. */
const MOST_STREAMS = 10_000;
const SCRIPT = /\/(JavaScript|JS|Launch|RichMedia|XFA|SubmitForm|ImportData|3D|Movie|Sound)\b/;
const NESTED = /\/(EmbeddedFiles?|FileAttachment|Collection)\b/;
/** Filters that pdf writers of today do not use, and that swell without bound. */
const SWELLING = /\/(LZWDecode|LZW|RunLengthDecode|RL)\b|\/Fl(?:ateDecode)?\s*\/Fl(?:ateDecode)?\b/;
/** Letters without a meaning of their own: the file does not say which signs it shows. */
const MEANINGLESS = /[\uE000-\uF8FF\uFFFD\0-\x08]{4,}/;
const DRAWN = new Set<number>([OPS.constructPath, OPS.shadingFill, OPS.paintFormXObjectBegin, OPS.showText]);
const PICTURES = new Set<number>([
  OPS.paintImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintInlineImageXObject,
  OPS.paintSolidColorImageMask,
]);

/** Names of a PDF may be written with the codes of their letters. */
const plainNames = (text: string) =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

type Inside = { readonly names: string; readonly text: string };

/** The file's own bytes and every stream in it inflated, bounded. `names`: where the file's objects stand. */
function openStreams(file: Buffer): Inside | Unreadable {
  const raw = plainNames(file.toString("latin1"));
  if (/\/Encrypt\b/.test(raw)) return "encrypted";
  if (SWELLING.test(raw)) return "unknown-part";
  let left = MOST_INFLATED;
  const bytes = file.toString("latin1");
  const texts: string[] = [];
  let names = raw;
  let [streams, end] = [0, 0];
  for (const match of bytes.matchAll(/stream\r?\n/g)) {
    if (bytes.slice(match.index - 3, match.index) === "end") continue;
    const start = match.index + match[0].length;
    if (++streams > MOST_STREAMS) return "too-large";
    if (end < start) end = bytes.indexOf("endstream", start);
    if (end < 0) return "broken";
    const head = plainNames(bytes.slice(Math.max(0, match.index - 1000), match.index));
    const about = head.slice(head.lastIndexOf(" obj"));
    if (!/\/Fl(?:ateDecode)?\b/.test(about)) continue;
    try {
      const inflated = inflateSync(file.subarray(start, end), { maxOutputLength: Math.max(1, left) });
      left -= inflated.length;
      const text = inflated.toString("latin1");
      if (/\/(ObjStm|XRef)\b/.test(about)) names += plainNames(text);
      texts.push(text);
    } catch (error) {
      return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE"
        ? "too-large"
        : "broken";
    }
  }
  return { names, text: [bytes, ...texts].join("\n") };
}

/** Why the objects of a file keep it from being looked into, or null. */
function refusalOf({ names }: Inside, file: Buffer): Unreadable | null {
  if (NESTED.test(names)) return "nested";
  if (SCRIPT.test(names)) return "script";
  if (/\/Subtype\s*\/Image\b/.test(names)) return "picture";
  // What was changed afterwards stands behind the end of what was there before, which stays in the file.
  const ends = file.toString("latin1").match(/startxref\s/g)?.length ?? 0;
  return ends > (/\/Linearized\b/.test(names) ? 2 : 1) ? "versions" : null;
}

/** Every text within a value of the file, however deep. */
function textsIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || depth > 8 || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap((one) => textsIn(one, depth + 1));
}

type Item = { readonly str: string; readonly hasEOL: boolean; readonly width: number; readonly height: number };

/** A page's text by lines; what stands far apart in one line is parted by a tab. A number broken by the end of a line is put together after it. */
function pageText(items: readonly Item[]): string {
  let text = "";
  for (const { str, hasEOL, width, height } of items) {
    text += str.trim() === "" && str !== "" && width > Math.max(height, 8) * 0.8 ? "\t" : str;
    if (hasEOL) text += "\n";
  }
  const broken = [...text.matchAll(/([0-9-]+)\n([0-9-]+[Xx]?)/g)].map(([, before, after]) => `${before}${after}`);
  return [text, ...broken].join("\n");
}

const MOVES = new Set<number>([OPS.beginText, OPS.moveText, OPS.setLeadingMoveText, OPS.setTextMatrix, OPS.nextLine]);
/** Of the em, in thousandths: a gap as wide as a space, and one between columns. */
const SPACE = -200;
const GAP = -800;

type Operators = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };

/** The signs of one showing of text; what stands apart in it is parted. */
function shownText(args: unknown): string {
  const [glyphs] = Array.isArray(args) ? (args as readonly unknown[]) : [];
  if (!Array.isArray(glyphs)) return "";
  return glyphs
    .map((glyph: unknown) => {
      if (typeof glyph === "number") return glyph < GAP ? "\t" : glyph < SPACE ? " " : "";
      const unicode: unknown = typeof glyph === "object" && glyph !== null && "unicode" in glyph ? glyph.unicode : "";
      return typeof unicode === "string" ? unicode : "";
    })
    .join("");
}

/** All that a page draws as text, in the order in which it does: also what lies beside the page or is drawn by a note, which its text leaves out. */
function drawnText({ fnArray, argsArray }: Operators): string {
  let text = "";
  let moved = false;
  let single = false;
  fnArray.forEach((operator, at) => {
    if (MOVES.has(operator)) moved = true;
    if (operator !== OPS.showText) return;
    const shown = shownText(argsArray[at]);
    const sign = [...shown].length === 1;
    // Letters placed one by one are one text.
    text += moved && !(sign && single) ? `\n${shown}` : shown;
    moved = false;
    single = sign;
  });
  return text;
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>["promise"]>["getPage"]>>;

/** One page's texts; refused where it shows a picture, draws without a word, or shows signs without a meaning. */
async function openPage(page: Page, number: number): Promise<Opened> {
  const place: Place = { in: "page", page: number };
  const { items } = await page.getTextContent();
  const text = pageText(items.filter((one): one is Extract<typeof one, { str: string }> => "str" in one));
  const operators = await page.getOperatorList();
  const { fnArray } = operators;
  if (fnArray.some((one) => PICTURES.has(one))) return { why: "picture", place };
  if (MEANINGLESS.test(text)) return { why: "font", place };
  if (text.trim() === "" && fnArray.some((one) => DRAWN.has(one))) return { why: "no-text", place };
  const notes: readonly unknown[] = await page.getAnnotations();
  const annotations = textsIn(notes).map((one): Passage => ({ place: { in: "annotation", page: number }, text: one }));
  return { passages: [{ place, text }, { place, text: drawnText(operators) }, ...annotations] };
}

async function openDocument(bytes: Uint8Array): Promise<Opened> {
  // Its own copy: the reader takes the bytes away.
  const task = getDocument({
    data: new Uint8Array(bytes),
    stopAtErrors: true,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  });
  try {
    const file = await task.promise;
    if (file.numPages > MOST_PAGES) return { why: "too-large", place: null };
    if ((await file.getAttachments()) !== null) return { why: "nested", place: null };
    const passages: Passage[] = [];
    const add = (place: Place, value: unknown) => {
      for (const text of textsIn(value)) passages.push({ place, text });
    };
    const { info, metadata } = await file.getMetadata();
    add({ in: "properties" }, [info, metadata === null ? null : [...metadata]]);
    add({ in: "outline" }, await file.getOutline());
    add({ in: "properties" }, await file.getFieldObjects());
    let words = false;
    for (let number = 1; number <= file.numPages; number++) {
      const opened = await openPage(await file.getPage(number), number);
      if ("why" in opened) return opened;
      words ||= (opened.passages[0]?.text.trim() ?? "") !== "";
      for (const one of opened.passages) passages.push(one);
    }
    return words ? { passages } : { why: "no-text", place: null };
  } catch (error) {
    const locked = error instanceof Error && error.name === "PasswordException";
    return { why: locked ? "encrypted" : "broken", place: null };
  } finally {
    await task.destroy();
  }
}

/**
 * Every text of a PDF: pages, notes, form fields, links, outline, properties, and what stands on no page in its bytes and streams. Refused where anything could stay unseen: passwords, pictures, scripts, attached files, earlier versions.
 */
export async function openPdf(bytes: Uint8Array): Promise<Opened> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString("latin1", 0, 5) !== "%PDF-") return { why: "not-its-kind", place: null };
  if (!/%%EOF\s*$/.test(file.toString("latin1", Math.max(0, file.length - 64)))) return { why: "broken", place: null };
  const inside = openStreams(file);
  if (typeof inside === "string") return { why: inside, place: null };
  const why = refusalOf(inside, file);
  if (why !== null) return { why, place: null };
  const opened = await openDocument(bytes);
  if ("why" in opened) return opened;
  // Letters given by their codes are read on the pages that show them.
  const text = inside.text.replace(/<[0-9A-Fa-f\s]+>/g, "<>").replaceAll("\0", "");
  return { passages: [...opened.passages, { place: { in: "bytes" }, text }] };
}

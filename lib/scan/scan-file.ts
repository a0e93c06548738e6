import {
  type AttachmentFinding,
  type AttachmentRefusal,
  attachmentKind,
  type Passage,
  type Place,
} from "../domain/notice/attachment";
import {
  type PublicFinding,
  scanPublicBytes,
  scanPublicNumber,
  scanPublicText,
} from "../domain/notice/scan-public-text";
import { openOffice } from "./office";
import { openPdf } from "./pdf";

const DECIMAL = /^[+-]?\d+(?:\.\d*)?(?:[Ee][+-]?\d+)?$/;

/** A number as a spreadsheet stores it may be written in whole, with a point or with an exponent. */
function findingsIn({ place, text, numeric }: Passage): readonly PublicFinding[] {
  if (place.in === "bytes") return scanPublicBytes(text);
  const found = scanPublicText(text);
  if (found.length > 0 || !DECIMAL.test(text)) return found;
  return numeric === true || /[.Ee]/.test(text) ? scanPublicNumber(Number(text)) : [];
}

/** The name of a sheet or part may itself be such a number; then it is not told either. */
function safePlace(place: Place): Place {
  if ("sheet" in place && scanPublicText(place.sheet).length > 0) return { ...place, sheet: "…" };
  return "part" in place && scanPublicText(place.part).length > 0 ? { ...place, part: "…" } : place;
}

/** A place that nobody can look up; another place of the same number is told instead, where there is one. */
const isVague = (place: Place) => place.in === "bytes" || place.in === "part";

/** Each number once in each place. */
function distinct(findings: readonly AttachmentFinding[]): readonly AttachmentFinding[] {
  const known = new Set<string>();
  const placed = new Set(findings.filter((one) => !isVague(one.place)).map((one) => `${one.kind} ${one.masked}`));
  return findings.filter((one) => {
    const number = `${one.kind} ${one.masked}`;
    const key = `${number} ${JSON.stringify(one.place)}`;
    if (known.has(key) || (isVague(one.place) && placed.has(number))) return false;
    known.add(key);
    return true;
  });
}

/**
 * Looks into a file that other people made before it is published: null where it was read whole and shows no identity number, phone or bank card
 * anywhere, else why it is refused, and where. Checklist PV-02.
 */
export async function scanFile(name: string, bytes: Uint8Array): Promise<AttachmentRefusal | null> {
  const kind = attachmentKind(name);
  if (bytes.length === 0) return { why: "empty", place: null };
  if (kind === null) return { why: "not-its-kind", place: null };
  const opened = kind === "pdf" ? await openPdf(bytes) : openOffice(kind, bytes);
  if ("why" in opened) return { why: opened.why, place: opened.place };
  const passages: readonly Passage[] = [{ place: { in: "name" }, text: name }, ...opened.passages];
  const findings = passages.flatMap((passage) =>
    findingsIn(passage).map(({ kind, masked }) => ({ kind, masked, place: safePlace(passage.place) })),
  );
  return findings.length === 0 ? null : { why: "found", findings: distinct(findings) };
}

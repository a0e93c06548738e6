/** Files that can be evidence: extension, declared type and bytes at both ends must agree. Checklist UP-01. */
export const EVIDENCE_KINDS = [
  { mediaType: "image/jpeg", extensions: ["jpg", "jpeg"] },
  { mediaType: "image/png", extensions: ["png"] },
  { mediaType: "application/pdf", extensions: ["pdf"] },
] as const;
export type EvidenceType = (typeof EVIDENCE_KINDS)[number]["mediaType"];

export const LARGEST_EVIDENCE = 10 * 1024 * 1024;
export const MOST_FILES = 40;
export const MOST_BYTES = 200 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0) =>
  signature.every((byte, index) => bytes[at + index] === byte);
const latin = (bytes: Uint8Array) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
};

/** A JPEG whose segments lead from the first byte over a frame to a scan, and whose last bytes are its end mark. */
function isJpeg(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, [0xff, 0xd8]) || !startsWith(bytes, [0xff, 0xd9], bytes.length - 2)) return false;
  let frame = false;
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker < 0xc0) return false;
    if (marker === 0xda) return frame;
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) frame = true;
    const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (length < 2) return false;
    at += 2 + length;
  }
  return false;
}

/** A PNG whose chunks lead from its header over image data to its end, which is the last byte of the file. */
function isPng(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let seen = "";
  for (let at = 8; at + 12 <= bytes.length; ) {
    const name = latin(bytes.subarray(at + 4, at + 8));
    if (seen === "" && name !== "IHDR") return false;
    seen = name === "IDAT" ? "data" : seen === "" ? "header" : seen;
    at += 12 + view.getUint32(at);
    if (name === "IEND") return seen === "data" && at === bytes.length;
  }
  return false;
}

/** A PDF that begins at its first byte, ends with its end mark, and carries no script, launch action, attached file or password. */
function isPlainPdf(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return false;
  const text = latin(bytes).replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return (
    /%%EOF\s*$/.test(text.slice(-64)) &&
    !/\/(JavaScript|JS|Launch|EmbeddedFiles?|Encrypt|RichMedia|XFA|SubmitForm)\b/.test(text)
  );
}

/** A second file hidden behind the first: the end record of a zip, or markup where none belongs. */
function hidesAnother(bytes: Uint8Array): boolean {
  const tail = latin(bytes.subarray(Math.max(0, bytes.length - 66_000)));
  const head = latin(bytes.subarray(0, 1024)).toLowerCase();
  return tail.includes("PK\u0005\u0006") || /<(html|script|svg|!doctype|\?php)/.test(head);
}

/** The kind of a file if its name, declared type and bytes agree, else null. */
export function evidenceKind(name: string, declared: string, bytes: Uint8Array): EvidenceType | null {
  const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const kind = EVIDENCE_KINDS.find((one) => one.mediaType === declared);
  if (kind === undefined || !(kind.extensions as readonly string[]).includes(extension) || hidesAnother(bytes))
    return null;
  const fits = { "image/jpeg": isJpeg, "image/png": isPng, "application/pdf": isPlainPdf }[kind.mediaType](bytes);
  return fits ? kind.mediaType : null;
}

/** A file's name as a label: the last part of a path, without control or direction characters, at most 80 long, its extension kept. */
export function evidenceLabel(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = [...last]
    .filter((letter) => !/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/u.test(letter))
    .join("")
    .trim();
  const letters = [...(clean === "" || clean.startsWith(".") ? `文件${clean}` : clean)];
  return letters.length <= 80 ? letters.join("") : `${letters.slice(0, 70).join("")}…${letters.slice(-8).join("")}`;
}

import { inflateRawSync } from "node:zlib";
import type { Unreadable } from "../domain/notice/attachment";
import { fail, ok, type Result } from "../domain/shared/result";

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_PARTS = 2000;
/** All parts together, inflated: an honest file of 10 MB stays below, a zip bomb does not. */
export const MOST_INFLATED = 64 * 1024 * 1024;

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly described: boolean;
  readonly packed: number;
  readonly size: number;
  readonly local: number;
};
class Refused extends Error {
  constructor(readonly why: Unreadable) {
    super(why);
  }
}

/** The list at the end of the file, which must be its last bytes: nothing is hidden behind. */
function listEntries(file: Buffer): readonly Entry[] {
  const end = file.length - 22;
  if (end < 0 || file.readUInt32LE(0) !== LOCAL) throw new Refused("not-its-kind");
  if (file.readUInt32LE(end) !== END) throw new Refused("broken");
  const count = file.readUInt16LE(end + 10);
  const first = file.readUInt32LE(end + 16);
  if (count > MOST_PARTS) throw new Refused("too-large");
  if (first + file.readUInt32LE(end + 12) !== end) throw new Refused("broken");
  const entries: Entry[] = [];
  for (let at = first; at < end; ) {
    if (file.readUInt32LE(at) !== CENTRAL) throw new Refused("broken");
    const flags = file.readUInt16LE(at + 8);
    if ((flags & 0x2041) !== 0) throw new Refused("encrypted");
    const [nameLength, extra, comment] = [28, 30, 32].map((one) => file.readUInt16LE(at + one)) as [
      number,
      number,
      number,
    ];
    if (comment > 0) throw new Refused("broken");
    entries.push({
      name: file.toString("utf8", at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      described: (flags & 8) !== 0,
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      local: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extra;
  }
  if (entries.length !== count) throw new Refused("broken");
  if (new Set(entries.map((one) => one.name.toLowerCase())).size !== count) throw new Refused("broken");
  return entries.sort((a, b) => a.local - b.local);
}

/** Where the packed bytes of an entry begin; `before`: where the entry before ended. Between two of them nothing else lies. */
function startOf(file: Buffer, { local, name }: Entry, before: { at: number; described: boolean }): number {
  const gap = local - before.at;
  if (gap !== 0 && !(before.described && (gap === 12 || gap === 16))) throw new Refused("broken");
  if (file.readUInt32LE(local) !== LOCAL) throw new Refused("broken");
  const length = file.readUInt16LE(local + 26);
  if (file.toString("utf8", local + 30, local + 30 + length) !== name) throw new Refused("broken");
  return local + 30 + length + file.readUInt16LE(local + 28);
}

function unpack(packed: Buffer, { method, size }: Entry, left: number): Buffer {
  if (size > left) throw new Refused("too-large");
  if (method === 0) return packed;
  if (method !== 8) throw new Refused("broken");
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    const tooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw new Refused(tooLarge ? "too-large" : "broken");
  }
}

/** The parts of a zip file by name, whole and bounded; refused where anything in it would stay unseen. */
export function openZip(bytes: Uint8Array): Result<ReadonlyMap<string, Buffer>, Unreadable> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = new Map<string, Buffer>();
  let left = MOST_INFLATED;
  let before = { at: 0, described: false };
  try {
    for (const entry of listEntries(file)) {
      const start = startOf(file, entry, before);
      const part = unpack(file.subarray(start, start + entry.packed), entry, left);
      if (part.length !== entry.size) throw new Refused("broken");
      left -= part.length;
      before = { at: start + entry.packed, described: entry.described };
      if (!entry.name.endsWith("/")) parts.set(entry.name, part);
    }
    return ok(parts);
  } catch (error) {
    if (error instanceof Refused) return fail(error.why);
    if (error instanceof RangeError) return fail("broken");
    throw error;
  }
}

import { createReadStream } from "node:fs";
import type { Issue } from "./issue";
import { parseStrictJson } from "./strict-json";

const LONGEST = 16 * 1024 * 1024;

/** One line of an NDJSON file: its number from 1, and its value or what is wrong. Blank lines are skipped. */
export type NdjsonLine =
  | { readonly line: number; readonly value: unknown; readonly issue: null }
  | { readonly line: number; readonly issue: Issue };

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Only the white space of JSON: anything else on a line is content. */
const BLANK = /^[ \t\r]*$/;

function readLine(bytes: Uint8Array, line: number): NdjsonLine | null {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { line, issue: { path: "$", found: "不是 UTF-8 的字节", expected: "UTF-8 编码" } };
  }
  if (BLANK.test(text)) return null;
  const parsed = parseStrictJson(text);
  return parsed.ok ? { line, value: parsed.value, issue: null } : { line, issue: parsed.error };
}

function tooLong(line: number): NdjsonLine {
  return { line, issue: { path: "$", found: `超过 ${LONGEST} 字节的一行`, expected: `最多 ${LONGEST} 字节` } };
}

/** Streams a file line by line in bounded memory. Throws what the file system throws. */
export async function* ndjsonLines(file: string): AsyncGenerator<NdjsonLine[]> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let line = 0;
  const lineOf = (end: Buffer): NdjsonLine | null => {
    const long = restBytes + end.length > LONGEST;
    const bytes = rest.length === 0 || long ? end : Buffer.concat([...rest, end]);
    rest = [];
    restBytes = 0;
    line++;
    return long ? tooLong(line) : readLine(bytes, line);
  };
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    const batch: NdjsonLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      const read = lineOf(chunk.subarray(start, end));
      if (read !== null) batch.push(read);
      start = end + 1;
    }
    if (start < chunk.length) {
      restBytes += chunk.length - start;
      if (restBytes > LONGEST) rest = [];
      else rest.push(chunk.subarray(start));
    }
    yield batch;
  }
  if (restBytes > 0) {
    const read = lineOf(Buffer.alloc(0));
    if (read !== null) yield [read];
  }
}

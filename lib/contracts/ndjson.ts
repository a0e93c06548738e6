import { createReadStream } from "node:fs";
import type { Issue } from "./issue";
import { parseStrictJson } from "./strict-json";

const LONGEST = 16 * 1024 * 1024;

/** One line of an NDJSON file: its number from 1, and its value or what is wrong. Blank lines are skipped. */
export type NdjsonLine =
  | { readonly line: number; readonly value: unknown; readonly issue: null }
  | { readonly line: number; readonly issue: Issue };

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function readLine(bytes: Uint8Array, line: number): NdjsonLine | null {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { line, issue: { path: "$", found: "不是 UTF-8 的字节", expected: "UTF-8 编码" } };
  }
  if (text.trim() === "") return null;
  const parsed = parseStrictJson(text);
  return parsed.ok ? { line, value: parsed.value, issue: null } : { line, issue: parsed.error };
}

/** Streams a file line by line in bounded memory. Throws what the file system throws. */
export async function* ndjsonLines(file: string): AsyncGenerator<NdjsonLine[]> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let line = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    const batch: NdjsonLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      const part = chunk.subarray(start, end);
      const bytes = rest.length === 0 ? part : Buffer.concat([...rest, part]);
      rest = [];
      restBytes = 0;
      line++;
      const read = readLine(bytes, line);
      if (read !== null) batch.push(read);
      start = end + 1;
    }
    if (start < chunk.length) {
      rest.push(chunk.subarray(start));
      restBytes += chunk.length - start;
      if (restBytes > LONGEST) throw new RangeError(`第 ${line + 1} 行超过 ${LONGEST} 字节`);
    }
    yield batch;
  }
  if (restBytes > 0) {
    const read = readLine(Buffer.concat(rest), line + 1);
    if (read !== null) yield [read];
  }
}

import { readdirSync } from "node:fs";
import type { APIRequestContext, APIResponse } from "@playwright/test";

/** A connection that the server closes while it is idle may be used once more in that very moment. */
export const PATIENT = { maxRetries: 3 } as const;

const OF_ONE_SHAPE = 2;
/** The address without what differs between records of one kind: every page is read, not every record. */
const shapeOf = (link: string) => link.replace(/\?.*$/, "").replace(/[0-9a-f-]{36}|\d{4}-\d+|[PNVC]\d\d|\d{4,}/g, "*");

/** Reads every page that links lead to from these, two of each shape; the answer names the addresses. */
export async function crawl(
  request: APIRequestContext,
  from: readonly string[],
  see: (address: string, answer: APIResponse, text: string) => void,
): Promise<ReadonlySet<string>> {
  const seen = new Set(from);
  const waiting = [...seen];
  const shapes = new Map<string, number>();
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const answer = await request.get(address, { ...PATIENT, maxRedirects: 3 });
    const text = await answer.text();
    see(address, answer, text);
    for (const [, found = ""] of text.matchAll(/<a [^>]*href="(\/[^"#]*)/g)) {
      const link = found.replaceAll("&amp;", "&");
      const shape = shapeOf(link);
      if (seen.has(link) || (shapes.get(shape) ?? 0) >= OF_ONE_SHAPE) continue;
      seen.add(link);
      shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
      waiting.push(link);
    }
  }
  return seen;
}

/** Every address of the app's pages and handlers; each part in brackets is filled with each of its values. */
export function everyRoute(valuesOf: (part: string) => readonly string[]): readonly string[] {
  const files = readdirSync("app", { recursive: true }).map(String);
  return files
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => file.replace(/\([a-z]+\)\//g, "").replace(/\/?(page\.tsx|route\.ts)$/, ""))
    .flatMap((path) =>
      path
        .split("/")
        .reduce<readonly string[]>(
          (addresses, part) =>
            addresses.flatMap((one) =>
              (part.startsWith("[") ? valuesOf(part.slice(1, -1)) : [part]).map((value) => `${one}/${value}`),
            ),
          [""],
        ),
    );
}

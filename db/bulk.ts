import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import { Client } from "pg";
import { from, to } from "pg-copy-streams";
import { env } from "../lib/platform/env";
import type { Tx } from "./client";
import * as schema from "./schema";

/** How long one statement may take; a slice takes seconds. */
const STATEMENT_TIMEOUT = "5min";
/** Written to the server in pieces of about so many characters. */
const PIECE = 1 << 16;

/** One transaction on a connection of its own that can COPY; postgres.js hangs where a COPY fails. */
export type Bulk = {
  /** Without `execute`, which answers in another shape on this driver. */
  readonly tx: Pick<Tx, "select" | "insert" | "update">;
  /** The rows of a query in COPY's text form, as columns; null = SQL null. The text is sent as it is: nothing in it may come from outside. */
  rows(query: string): AsyncGenerator<readonly (string | null)[]>;
  /** Adds rows to a table; each row is the text of `copyRow`. */
  append(table: string, columns: readonly string[], rows: Iterable<string>): Promise<void>;
  run(query: string, values?: readonly unknown[]): Promise<number>;
};

/** Text as COPY's text form writes it. */
export function copyText(text: string): string {
  return /[\\\t\n\r]/.test(text)
    ? text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r")
    : text;
}

/** One line of COPY's text form. */
export function copyRow(values: readonly (string | number | boolean | null)[]): string {
  let line = "";
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? null;
    line += (at === 0 ? "" : "\t") + (value === null ? "\\N" : typeof value === "string" ? copyText(value) : value);
  }
  return `${line}\n`;
}

const ESCAPES: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f", v: "\v" };

function column(text: string): string | null {
  if (text === "\\N") return null;
  return text.includes("\\") ? text.replaceAll(/\\(.)/g, (_, sign: string) => ESCAPES[sign] ?? sign) : text;
}

async function* lines(stream: Readable): AsyncGenerator<string> {
  let rest = "";
  stream.setEncoding("utf8");
  for await (const chunk of stream as AsyncIterable<string>) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    yield* parts;
  }
  if (rest !== "") throw new Error("COPY ended within a row");
}

function* pieces(rows: Iterable<string>): Generator<string> {
  let piece = "";
  for (const row of rows) {
    piece += row;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

/** Runs work in one transaction that is left whole or not at all. Closes the connection, whatever happens. */
export async function inBulk<T>(work: (bulk: Bulk) => Promise<T>, url = env().DATABASE_URL): Promise<T> {
  const client = new Client({ connectionString: url, application_name: "points-bulk" });
  await client.connect();
  let lost: Error | null = null;
  client.on("error", (error) => {
    lost = error;
  });
  try {
    await client.query("begin");
    await client.query(`set local statement_timeout = '${STATEMENT_TIMEOUT}'`);
    const result = await work({
      tx: drizzle(client, { schema }) as unknown as Tx,
      async *rows(query) {
        for await (const line of lines(client.query(to(`copy (${query}) to stdout`))))
          yield line.split("\t").map(column);
      },
      append: (table, columns, rows) =>
        pipeline(Readable.from(pieces(rows)), client.query(from(`copy ${table} (${columns.join(", ")}) from stdin`))),
      run: async (query, values = []) => (await client.query(query, [...values])).rowCount ?? 0,
    });
    await client.query("commit");
    return result;
  } catch (error) {
    throw lost ?? error;
  } finally {
    await client.end().catch(() => {});
  }
}

import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import { Client } from "pg";
import { from, to } from "pg-copy-streams";
import { env } from "../lib/platform/env";
import type { Tx } from "./client";
import { BinaryReader, BinaryRows } from "./copy-binary";
import * as schema from "./schema";

/** How long one statement may take; a slice takes seconds. */
const STATEMENT_TIMEOUT = "5min";
/** Written to the server in pieces of about so many characters or bytes. */
const PIECE = 1 << 18;

/** One transaction on a connection of its own that can COPY; postgres.js hangs where a COPY fails. */
export type Bulk = {
  /** Without `execute`, which answers in another shape on this driver. */
  readonly tx: Pick<Tx, "select" | "insert" | "update">;
  /** The rows of a query, all of them in memory. The text is sent as it is: nothing in it may come from outside. */
  read(query: string): Promise<BinaryReader>;
  /** Adds rows to a table; each row is the text of `copyRow`. */
  append(table: string, columns: readonly string[], rows: Iterable<string>): Promise<void>;
  /** Adds rows to a table in binary form, which the server takes in half the time; `write` yields whenever a row is whole. */
  appendBinary(table: string, columns: readonly string[], write: (to: BinaryRows) => Iterable<void>): Promise<void>;
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

function* binaryPieces(write: (to: BinaryRows) => Iterable<void>): Generator<Buffer> {
  const rows = new BinaryRows(2 * PIECE);
  for (const _ of write(rows)) if (rows.length >= PIECE) yield rows.take();
  rows.end();
  yield rows.take();
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
      async read(query) {
        const chunks: Buffer[] = [];
        for await (const chunk of client.query(to(`copy (${query}) to stdout (format binary)`))) chunks.push(chunk);
        return new BinaryReader(Buffer.concat(chunks));
      },
      append: (table, columns, rows) =>
        pipeline(Readable.from(pieces(rows)), client.query(from(`copy ${table} (${columns.join(", ")}) from stdin`))),
      appendBinary: (table, columns, write) =>
        pipeline(
          Readable.from(binaryPieces(write)),
          client.query(from(`copy ${table} (${columns.join(", ")}) from stdin (format binary)`)),
        ),
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

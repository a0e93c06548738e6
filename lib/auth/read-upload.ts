import { Readable } from "node:stream";
import type { ReadableStream as NodeReadable } from "node:stream/web";
import busboy from "busboy";
import { LARGEST_EVIDENCE } from "../domain/evidence/file-kind";
import { fail, ok, type Result } from "../domain/shared/result";
import { BEHALF } from "../forms/form-data";

export type ReadUpload = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly indicator: string | null;
  /** The request for material on whose page the form stood. */
  readonly material: string | null;
  /** The visit at a township's counter in which the file is handed in. */
  readonly behalf: string | null;
  /** The candidacy on whose objection's page the form stood. */
  readonly objection: string | null;
  /** The case of false evidence on whose page the form stood. */
  readonly sanction: string | null;
};

/** A bounded parser, or null where the type names no boundary. */
function parserOf(type: string) {
  try {
    return busboy({
      headers: { "content-type": type },
      defParamCharset: "utf8",
      limits: { fileSize: LARGEST_EVIDENCE + 1, files: 1, fields: 4, fieldSize: 200, parts: 8 },
    });
  } catch {
    return null;
  }
}

/**
 * Reads one file and the fields `indicator`, `material`, `objection`, `sanction` and `behalf` of a multipart form, bounded while it arrives: nothing beyond the limit is kept, the rest is drained.
 * Errors: `evidence-too-large`, `evidence-empty` (none chosen, or not a form with a file).
 */
export function readUpload(request: Request): Promise<Result<ReadUpload, "evidence-too-large" | "evidence-empty">> {
  const type = request.headers.get("content-type") ?? "";
  const { body } = request;
  if (!type.startsWith("multipart/form-data") || body === null) return Promise.resolve(fail("evidence-empty"));
  return new Promise((done) => {
    let file: { name: string; mediaType: string; chunks: Buffer[] } | null = null;
    let indicator: string | null = null;
    let material: string | null = null;
    let behalf: string | null = null;
    let objection: string | null = null;
    let sanction: string | null = null;
    let truncated = false;
    const parser = parserOf(type);
    if (parser === null) return done(fail("evidence-empty"));
    parser.on("field", (name, value) => {
      if (name === "indicator" && value !== "") indicator = value;
      if (name === "material" && value !== "") material = value;
      if (name === BEHALF) behalf = value;
      if (name === "objection" && value !== "") objection = value;
      if (name === "sanction" && value !== "") sanction = value;
    });
    parser.on("file", (_name, stream, { filename, mimeType }) => {
      const chunks: Buffer[] = [];
      file = { name: filename ?? "", mediaType: mimeType, chunks };
      // A form cut off in the middle of a file fails this stream too; without a listener that would end the process.
      stream.on("error", () => done(fail("evidence-empty")));
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("limit", () => {
        truncated = true;
        chunks.length = 0;
      });
    });
    parser.on("error", () => done(fail("evidence-empty")));
    parser.on("close", () => {
      if (truncated) return done(fail("evidence-too-large"));
      if (file === null || file.name === "") return done(fail("evidence-empty"));
      done(
        ok({
          name: file.name,
          mediaType: file.mediaType,
          bytes: Buffer.concat(file.chunks),
          indicator,
          material,
          behalf,
          objection,
          sanction,
        }),
      );
    });
    const source = Readable.fromWeb(body as unknown as NodeReadable);
    source.on("error", () => done(fail("evidence-empty")));
    source.pipe(parser);
  });
}

import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  ndjson: "application/x-ndjson; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};
const extensionOf = (path: string) => path.split(".").at(-1) ?? "";
/** Stored as they are: they are compressed already. */
const isWhole = (path: string) => ["pdf", "xlsx", "docx"].includes(extensionOf(path));
const NOTICE = /^\/notices\/(\d{4}-\d+)$/;
const NOTICE_PAGE = /^\/notices\/(\d{4}-\d+)\/page\/(\d{1,6})$/;
const NOTICE_FILE =
  /^\/notices\/(\d{4}-\d+)\/(notice\.(?:json|csv|xlsx|pdf)|board\.pdf|attachment-\d{1,2}\.(?:xlsx|docx|pdf))$/;
const NOTICE_FIND = /^\/notices\/(\d{4}-\d+)\/find$/;
const SEALS_MONTH = /^\/(seals\/\d{4}-\d{2})$/;
const SEALS_FILE = /^\/(seals\/(?:\d{4}-\d{2}\.ndjson|days\.csv))$/;
const ASSET = /^\/(assets\/style-[0-9a-f]{12}\.css)$/;
const CODE = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/;

/** The file of a public address below the published folder, or null where the address is none of ours. nginx serves the same. */
export function publishedPath(pathname: string): string | null {
  if (pathname === "/notices") return "notices.html";
  const notice = NOTICE.exec(pathname);
  if (notice !== null) return `notices/${notice[1]}/index.html`;
  const page = NOTICE_PAGE.exec(pathname);
  if (page !== null) return `notices/${page[1]}/page/${page[2]}.html`;
  const file = NOTICE_FILE.exec(pathname);
  if (file !== null) return `notices/${file[1]}/${file[2]}`;
  if (pathname === "/seals") return "seals.html";
  const month = SEALS_MONTH.exec(pathname);
  if (month !== null) return `${month[1]}.html`;
  return SEALS_FILE.exec(pathname)?.[1] ?? ASSET.exec(pathname)?.[1] ?? null;
}

type Encoding = { readonly suffix: string; readonly name: string | null };
function encodingOf(accepted: string): Encoding {
  if (/\bbr\b/.test(accepted)) return { suffix: ".br", name: "br" };
  if (/\bgzip\b/.test(accepted)) return { suffix: ".gz", name: "gzip" };
  return { suffix: "", name: null };
}

/** Read whole: a stream costs more than it saves. */
const SMALL = 64 * 1024;

/** A browser that closed the connection has what it wants; anything else is a failure. */
function hasLeft(error: NodeJS.ErrnoException): void {
  if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
}

/** Answers from the published folder, compressed as it lies there; false where there is no such file. */
export async function servePublished(
  folder: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  status: 200 | 404 = 200,
): Promise<boolean> {
  const encoding = encodingOf(isWhole(path) ? "" : String(request.headers["accept-encoding"] ?? ""));
  const file = join(folder, `${path}${encoding.suffix}`);
  const facts = await stat(file).catch(() => null);
  if (facts === null || !facts.isFile()) return false;
  const etag = `"${facts.mtimeMs.toString(36)}-${facts.size.toString(36)}${encoding.suffix}"`;
  response.setHeader("content-type", TYPES[extensionOf(path)] ?? "application/octet-stream");
  if (!isWhole(path)) response.setHeader("vary", "Accept-Encoding");
  response.setHeader("etag", etag);
  response.setHeader(
    "cache-control",
    path.startsWith("assets/") ? "public, max-age=31536000, immutable" : "public, no-cache",
  );
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304).end();
    return true;
  }
  if (encoding.name !== null) response.setHeader("content-encoding", encoding.name);
  response.setHeader("content-length", facts.size);
  if (/^(notices|seals)\//.test(path) && extensionOf(path) !== "html") {
    const how = extensionOf(path) === "pdf" ? "inline" : "attachment";
    response.setHeader("content-disposition", `${how}; filename="${path.split("/").slice(-2).join("-")}"`);
  }
  response.writeHead(status);
  if (request.method === "HEAD") response.end();
  else if (facts.size <= SMALL) response.end(await readFile(file));
  else await pipeline(createReadStream(file), response).catch(hasLeft);
  return true;
}

/** Where a public code stands: the address of its page with the code as anchor, null where it is not in the notice, undefined where the address is none of ours. */
export async function findCode(folder: string, url: URL): Promise<string | null | undefined> {
  const match = NOTICE_FIND.exec(url.pathname);
  if (match === null) return undefined;
  const typed = (url.searchParams.get("code") ?? "")
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  const code = `${typed.slice(0, 4)}-${typed.slice(4)}`;
  if (!CODE.test(code)) return null;
  const shard = await readFile(
    join(folder, "notices", match[1] ?? "", "find", `${code.slice(0, 2)}.json`),
    "utf8",
  ).catch(() => null);
  const page = shard === null ? undefined : (JSON.parse(shard) as Record<string, number>)[code];
  if (page === undefined) return null;
  return `/notices/${match[1]}${page === 1 ? "" : `/page/${page}`}#${code}`;
}

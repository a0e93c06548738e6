import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { sql } from "drizzle-orm";
import next from "next";
import { closeDatabases, db } from "../../../db/client";
import { isSameOrigin } from "../../auth/same-origin";
import { env } from "../../platform/env";
import { log } from "../../platform/log";
import { bodyRefusal } from "./body";
import { answerUnreadable, quietConsole, surviveUncaught } from "./last-resort";
import { answerFailure, answerPage, hideFailures, readyPlainPages } from "./plain-page";
import { findCode, publishedPath, servePublished } from "./published-files";
import { FILE_POLICY, pagePolicy, setHeaders } from "./security-headers";
import { answerSizeCss, answerSizeForm, cameFrom } from "./size";

export type Serving = { readonly port: number; close(): Promise<void> };
type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Headers that only this server may set: what comes from outside under these names is dropped. */
const OURS = [
  "x-points-address",
  "x-points-path",
  "x-request-id",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "x-middleware-subrequest",
];

/** The address of the client; behind a proxy on this machine, in production, the last one that the proxy names. */
function addressOf(request: IncomingMessage): string {
  const peer = request.socket.remoteAddress ?? "";
  const behindProxy = env().POINTS_MODE === "production" && /^(::1|127\.|::ffff:127\.)/.test(peer);
  const named = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  return behindProxy && named ? named : peer;
}

/** Is every % of a path the start of a byte, and are the bytes UTF-8? Next answers 500 or guesses where not. */
function isWellEncoded(pathname: string): boolean {
  try {
    return !decodeURIComponent(pathname).includes("\0");
  } catch {
    return false;
  }
}

const plain = (response: ServerResponse, status: number, text: string) => {
  response.setHeader("content-type", "text/plain; charset=utf-8");
  response.setHeader("cache-control", "no-store");
  response.writeHead(status).end(text);
};

async function answerHealth(response: ServerResponse): Promise<void> {
  try {
    await db().execute(sql`select 1`);
    plain(response, 200, "ok");
  } catch {
    plain(response, 503, "database unreachable");
  }
}

const KEPT = "保存过的内容都在。刚才填写而没有保存的，用浏览器的“后退”通常还能看到。";
const METHODS = ["GET", "HEAD", "POST"];

/** One request: published files first, then the size switch, then Next. Every answer carries the headers of `setHeaders`. */
async function answer(request: IncomingMessage, response: ServerResponse, toNext: Handler): Promise<void> {
  const requestId = randomUUID();
  for (const name of OURS) delete request.headers[name];
  const url = URL.parse(request.url ?? "/", "http://localhost");
  setHeaders(response, FILE_POLICY, requestId);
  if (url === null || request.url?.startsWith("/") !== true || !isWellEncoded(url.pathname))
    return plain(response, 400, "address not understood");
  if (!METHODS.includes(request.method ?? "")) {
    response.setHeader("allow", METHODS.join(", "));
    return plain(response, 405, "method not allowed");
  }
  const reads = request.method === "GET" || request.method === "HEAD";
  const headers = { get: (name: string) => request.headers[name]?.toString() ?? null };
  if (!reads && !isSameOrigin(headers)) return plain(response, 403, "request from another site");
  const body = await bodyRefusal(request, url.pathname);
  if (body !== null) {
    response.setHeader("connection", "close");
    const from = cameFrom(request);
    return answerPage(response, body.status, {
      title: "没有收到",
      lines: [body.line, KEPT],
      back: from === null ? ["/", "回到首页"] : [from, "返回刚才的页面"],
    });
  }
  if (url.pathname === "/size" && request.method === "POST") return answerSizeForm(request, response);
  if (reads) {
    if (url.pathname === "/healthz") return answerHealth(response);
    if (url.pathname === "/size.css") return answerSizeCss(request, response);
    const found = await findCode(env().PUBLISHED_DIR, url);
    if (found === null) {
      const missing = `${url.pathname.slice(1, -"find".length)}missing.html`;
      if (await servePublished(env().PUBLISHED_DIR, missing, request, response, 404)) return;
    }
    if (found != null) {
      response.writeHead(303, { location: found, "cache-control": "no-store" }).end();
      return;
    }
    const path = publishedPath(url.pathname);
    if (path !== null && (await servePublished(env().PUBLISHED_DIR, path, request, response))) return;
  }
  const policy = pagePolicy(randomBytes(16).toString("base64"));
  setHeaders(response, policy, requestId);
  request.headers["content-security-policy"] = policy;
  request.headers["x-request-id"] = requestId;
  request.headers["x-points-address"] = addressOf(request);
  if (reads) request.headers["x-points-path"] = url.pathname + url.search;
  request.headers["x-forwarded-host"] = request.headers.host ?? "";
  request.headers["x-forwarded-proto"] = env().PUBLIC_ORIGIN.split(":")[0] ?? "http";
  hideFailures(response, requestId);
  await toNext(request, response);
}

function startWorker(): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", "lib/jobs/worker.ts"], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: process.env,
  });
  return child;
}

/** Serves the portal with its worker. The worker is started anew if it ends; `close` ends both and the pools. */
export async function serve(options: { readonly host: string; readonly port: number }): Promise<Serving> {
  const app = next({ dev: false, dir: process.cwd(), hostname: options.host, port: options.port });
  let closing = false;
  // It loads while Next does: a start waits for the longer of the two.
  let worker = startWorker();
  const watch = (child: ChildProcess) =>
    child.once("exit", () => {
      if (closing) return;
      log().error({}, "worker ended; starting it again");
      setTimeout(() => {
        if (!closing) {
          worker = startWorker();
          watch(worker);
        }
      }, 1000);
    });
  watch(worker);
  const ready = new Promise<void>((done) => {
    worker.once("message", () => done()).once("exit", () => done());
  });
  await readyPlainPages();
  await app.prepare();
  quietConsole();
  const handle = app.getRequestHandler();
  const server: Server = createServer((request, response) => {
    answer(request, response, (req, res) => handle(req, res)).catch((error: unknown) => {
      const requestId = String(response.getHeader("x-request-id") ?? "");
      log().error({ name: error instanceof Error ? error.name : "unknown", requestId }, "request failed");
      if (response.headersSent) response.destroy();
      else answerFailure(response, requestId);
    });
  });
  answerUnreadable(server);
  // Nothing here speaks another protocol; without an answer the connection would stay open for ever.
  server.on("upgrade", (_request, socket) => socket.destroy());
  surviveUncaught();
  server.requestTimeout = 60_000;
  server.headersTimeout = 15_000;
  await new Promise<void>((done, refuse) => {
    server.once("error", refuse);
    server.listen(options.port, options.host, done);
  }).catch((error: unknown) => {
    closing = true;
    worker.kill("SIGTERM");
    throw error;
  });
  await ready;
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : options.port,
    async close() {
      closing = true;
      const ended = new Promise((done) => worker.once("exit", done));
      worker.kill("SIGTERM");
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await ended;
      await closeDatabases();
    },
  };
}

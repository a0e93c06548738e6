import { type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { log } from "../../platform/log";
import { COMMON_HEADERS, FILE_POLICY } from "./security-headers";

/** What cannot be read as a request (HPE_…, header too large, too slow) is answered with the same headers as everything else. */
export function answerUnreadable(server: Server): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === "ECONNRESET" || !socket.writable) return socket.destroy();
    const status = error.code === "HPE_HEADER_OVERFLOW" ? 431 : error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
    const headers = Object.entries({
      ...COMMON_HEADERS,
      "content-security-policy": FILE_POLICY,
      "cache-control": "no-store",
      "content-length": "0",
      connection: "close",
    });
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`,
    );
  });
}

let installed = false;

/** An error that nobody caught is logged by its place, never its text, and the process goes on serving the others. */
export function surviveUncaught(): void {
  if (installed) return;
  installed = true;
  const note = (kind: string) => (error: unknown) => {
    const where = error instanceof Error ? error.stack?.split("\n")[1]?.trim() : undefined;
    log().error({ name: error instanceof Error ? error.name : "unknown", where }, kind);
  };
  process.on("uncaughtException", note("uncaught"));
  process.on("unhandledRejection", note("unhandled"));
}

/**
 * What libraries print about an error holds query texts and their parameters, which are people's data. It is reduced to name and digest;
 * `instrumentation.ts` notes where it happened and for which request.
 */
export function quietConsole(): void {
  const reduced =
    (kind: string) =>
    (...printed: readonly unknown[]) => {
      const errors = printed.filter((one) => one instanceof Error);
      const digest = errors.map((one) => ("digest" in one ? String(one.digest) : "")).find((one) => one !== "");
      log().error({ kind, names: errors.map((one) => one.name), digest }, "printed by a library");
    };
  console.error = reduced("error");
  console.warn = reduced("warning");
}

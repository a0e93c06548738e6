import type { IncomingMessage, ServerResponse } from "node:http";
import { SIZES, type Size } from "../../documents/site-frame";
import { sizeCss } from "../../documents/size-css";

const COOKIE = "size";

/** The size that the cookie names; standard without one. */
export function sizeOf(request: IncomingMessage): Size {
  const match = /(?:^|;\s*)size=([a-z]+)/.exec(request.headers.cookie ?? "");
  return SIZES.find((one) => one.code === match?.[1])?.code ?? "standard";
}

export function answerSizeCss(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("vary", "Cookie");
  response.setHeader("cache-control", "private, no-cache");
  response.setHeader("content-type", "text/css; charset=utf-8");
  response.end(sizeCss(sizeOf(request)));
}

async function readSmallBody(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 1024) return "";
  }
  return text;
}

/** The page of ours that a form was sent from, as the browser names it; null where it names none. */
export function cameFrom(request: IncomingMessage): string | null {
  const from = URL.parse(request.headers.referer ?? "");
  return from === null || !/^\/(?!\/)/.test(from.pathname) ? null : `${from.pathname}${from.search}`;
}

/** The plain form of the size switch: keeps the choice for a year and goes back to the page it came from. */
export async function answerSizeForm(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chosen = new URLSearchParams(await readSmallBody(request)).get("size");
  const size = SIZES.find((one) => one.code === chosen)?.code ?? "standard";
  response.setHeader("set-cookie", `${COOKIE}=${size}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`);
  response.writeHead(303, { location: cameFrom(request) ?? "/", "cache-control": "no-store" }).end();
}

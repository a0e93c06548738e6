import type { ServerResponse } from "node:http";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Frame } from "../../documents/page";
import { PlainPage, type PlainText } from "../../documents/plain-page";
import { readStylesheet } from "../../documents/stylesheet";
import { siteIdentity } from "../../platform/site";

let frame: Frame | null = null;

/** Makes ready what every page of this server's own wears, so that nothing has to be read when something fails. */
export async function readyPlainPages(): Promise<void> {
  frame = { site: siteIdentity(), style: `/${(await readStylesheet()).path}` };
}

/** A page of this server's own, for what never reaches the app. Throws before `readyPlainPages`. */
export function answerPage(response: ServerResponse, status: number, text: PlainText): void {
  if (frame === null) throw new Error("plain pages are not ready");
  const page = `<!DOCTYPE html>${renderToStaticMarkup(createElement(PlainPage, { frame, text }))}`;
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("cache-control", "no-store");
  response.writeHead(status).end(page);
}

/** What a person sees when the portal itself fails: no detail, the number under which it was logged, and what to do. */
export function answerFailure(response: ServerResponse, requestId: string, status = 500): void {
  answerPage(response, status, {
    title: "暂时不能办理",
    lines: [
      "系统出了问题，已经记录。您保存过的内容没有丢失。请过几分钟再试；仍然不行的，请联系积分办，并告知下面的编号。",
      `编号：${requestId}`,
    ],
    back: ["/", "回到首页"],
  });
}

const OURS = /^(strict-transport|x-|referrer|cross-origin|permissions|content-security)/;

/**
 * Puts the page above in the place of whatever the app would send with a status of 500 or more: its own error page needs script, and may be
 * empty without. Answers to server actions stay, since the page that waits for them shows the failure itself.
 */
export function hideFailures(response: ServerResponse, requestId: string): void {
  const { writeHead, write, end } = response;
  let replaced = false;
  const replace = (): boolean => {
    if (replaced) return true;
    if (response.headersSent || response.statusCode < 500) return false;
    if (String(response.getHeader("content-type") ?? "").startsWith("text/x-component")) return false;
    replaced = true;
    Object.assign(response, { writeHead, write, end });
    for (const name of response.getHeaderNames()) if (!OURS.test(name)) response.removeHeader(name);
    answerFailure(response, requestId);
    Object.assign(response, guards);
    return true;
  };
  const guards = {
    writeHead(...given: Parameters<typeof writeHead>) {
      const [status] = given;
      response.statusCode = status;
      return replace() ? response : writeHead.apply(response, given);
    },
    write: (...given: Parameters<typeof write>) => replace() || write.apply(response, given),
    end: (...given: Parameters<typeof end>) => (replace() ? response : end.apply(response, given)),
  };
  Object.assign(response, guards);
}

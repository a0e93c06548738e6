import { headers } from "next/headers";
import { ERROR_TEXTS } from "../copy/errors";
import type { DomainErrorCode } from "../domain/errors";
import { currentActor, type SignedIn } from "./current-actor";
import { isSameOrigin } from "./same-origin";

const STATUS: Partial<Record<DomainErrorCode, number>> = { "not-found": 404, forbidden: 403 };
const PRIVATE = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** A refusal as plain text, with the status that fits. */
export function refuse(code: DomainErrorCode): Response {
  return new Response(ERROR_TEXTS[code], {
    status: STATUS[code] ?? 422,
    headers: { ...PRIVATE, "content-type": "text/plain; charset=utf-8" },
  });
}

/** A route handler for signed-in people: an actor, and for everything but reading the proof of the same origin. */
export function protectedHandler<P>(
  act: (actor: SignedIn, request: Request, params: P) => Promise<Response>,
): (request: Request, context: { params: Promise<P> }) => Promise<Response> {
  return async (request, context) => {
    if (request.method !== "GET" && request.method !== "HEAD" && !isSameOrigin(await headers()))
      return refuse("forbidden");
    const actor = await currentActor();
    if (actor === null) return new Response(null, { status: 303, headers: { ...PRIVATE, location: "/login?ended=1" } });
    return act(actor, request, await context.params);
  };
}

/** Texts one after another as they are read; nobody waits for the whole. */
function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await texts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}
const bodyOf = (body: string | Uint8Array | AsyncGenerator<string>) =>
  typeof body === "string" ? body : body instanceof Uint8Array ? new Uint8Array(body) : streamOf(body);

/** A file for its person alone: never shown in the page, never kept, its name in RFC 6266 form. A long one comes as texts that are made while it is read. */
export function fileResponse(
  body: string | Uint8Array | AsyncGenerator<string>,
  file: { readonly name: string; readonly mediaType: string; readonly inline?: boolean },
): Response {
  const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const extended = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const disposition = `${file.inline === true ? "inline" : "attachment"}; filename="${plain}"; filename*=UTF-8''${extended}`;
  return new Response(bodyOf(body), {
    headers: {
      ...PRIVATE,
      "content-type": file.mediaType,
      "content-disposition": disposition,
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    },
  });
}

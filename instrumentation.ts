import type { Instrumentation } from "next";

/** Start-up: the environment is checked once more where Next starts, so that a wrong setting never serves a page. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("./lib/platform/env");
  env();
}

/** What a page threw: the digest that the person sees, and the request; never the message, which may hold what people typed. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("./lib/platform/log");
  const digest = typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : null;
  const name = error instanceof Error ? error.name : "unknown";
  const cause =
    error instanceof Error && error.cause instanceof Error && "code" in error.cause ? error.cause.code : null;
  const where = error instanceof Error ? error.stack?.split("\n")[1]?.trim() : undefined;
  log().error(
    { digest, name, cause, where, route: context.routePath, requestId: request.headers["x-request-id"] },
    "page failed",
  );
};

import postgres from "postgres";
import { closeDatabases } from "../../db/client";
import { env } from "../platform/env";
import { log } from "../platform/log";
import { publishFiles } from "./publish-files";
import { publishSeals } from "./publish-seals";
import { attempt, sweep } from "./sweep";

const MINUTE = 60_000;

/** The background process: a sweep each minute, and at once when a transaction says that something is due. Ends with its parent. */
async function work(): Promise<void> {
  let running = Promise.resolve();
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    running = running.then(() => {
      waiting = false;
      return sweep();
    });
  };
  const listener = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {} });
  await attempt("publish-files", () => publishFiles(true));
  await attempt("publish-seals", () => publishSeals(true));
  await listener.listen("due", soon, soon);
  const timer = setInterval(soon, MINUTE);
  process.send?.("ready");
  const stop = async () => {
    clearInterval(timer);
    await running;
    await listener.end({ timeout: 2 });
    await closeDatabases();
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", () => {});
  process.once("disconnect", stop);
}

work().catch((error: unknown) => {
  log().fatal({ error: error instanceof Error ? error.message : "unknown" }, "worker");
  process.exit(1);
});

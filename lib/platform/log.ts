import pino, { type Logger } from "pino";
import { env } from "./env";

let logger: Logger | undefined;

/** Structured lines on standard error: request ids, acts, codes and counts; never names, numbers or what people typed. */
export function log(): Logger {
  logger ??= pino(
    {
      base: null,
      level: env().POINTS_MODE === "production" ? "info" : "warn",
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    pino.destination({ dest: 2, sync: true }),
  );
  return logger;
}

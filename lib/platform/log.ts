import pino, { type Logger } from "pino";

let logger: Logger | undefined;

/** Structured lines on standard error: request ids, acts, codes and counts; never names, numbers or what people typed. */
export function log(): Logger {
  logger ??= pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));
  return logger;
}

import { randomUUID } from "node:crypto";

/** A random id without order (architecture.md 11). */
export function newId(): string {
  return randomUUID();
}

/** What the person at the keyboard can put right. Commands print the sentence alone, without a stack; it names the way out. */
export class PlainError extends Error {
  override readonly name = "PlainError";
}

/** The words for anything thrown: a `PlainError` speaks for itself, the rest keeps its stack. */
export function describeThrown(error: unknown): string {
  if (error instanceof PlainError) return error.message;
  if (error instanceof Error && "code" in error && error.code === "ENOSPC")
    return `There is no space left on the disk (${error.message}). Free some space and start again.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** What went wrong, in one line for standard error: of a failed query its cause, of several attempts the first. */
export function failureLine(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return failureLine(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  if (error.message.startsWith("Failed query") && error.cause !== undefined) return failureLine(error.cause);
  return error.message;
}

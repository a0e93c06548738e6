/** A FormData as an object: one value as text, several under one name as a list. Next's own keys and files are left out. */
export function formObject(data: FormData): Record<string, string | string[]> {
  const object: Record<string, string | string[]> = {};
  for (const key of new Set(data.keys())) {
    if (key.startsWith("$") || key === "__proto__") continue;
    const values = data.getAll(key).filter((value) => typeof value === "string");
    const [first, second] = values;
    if (first !== undefined) object[key] = second === undefined ? first : values;
  }
  return object;
}

/** What was typed, for showing again: never passwords or codes. */
export function keptValues(object: Record<string, string | string[]>): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(object)
      .filter(([key]) => !/password|code|current/i.test(key))
      .map(([key, value]) => [key, Array.isArray(value) ? value : [value]]),
  );
}

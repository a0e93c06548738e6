/** What is wrong with an input: where (JSON path from `$`), what was found, what was expected. */
export type Issue = { readonly path: string; readonly found: string; readonly expected: string };

/** A place in a JSON document; turned into text only where an issue is made. */
export type Place = { readonly parent: Place | null; readonly key: string | number };
export const ROOT: Place | null = null;

export function pathOf(place: Place | null): string {
  const parts: string[] = [];
  for (let at = place; at !== null; at = at.parent) {
    parts.push(
      typeof at.key === "number"
        ? `[${at.key}]`
        : /^[A-Za-z_][\w-]*$/.test(at.key)
          ? `.${at.key}`
          : `[${JSON.stringify(at.key)}]`,
    );
  }
  return `$${parts.reverse().join("")}`;
}

/** A found value in at most 60 characters. */
export function show(value: unknown): string {
  if (value === undefined) return "没有内容";
  const text = Array.isArray(value) ? `${value.length} 项的列表` : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

import type { FormName } from "./forms";

/** The field by which a form names the visit at a township's counter; it belongs to the desk, not to what is filled in. */
export const BEHALF = "behalf";

/** The sign 0, which no browser types and no text of the database holds. */
const NOTHING = String.fromCharCode(0);

/** A FormData as an object: one value as text, several under one name as a list. Next's own keys, files and the desk are left out. */
export function formObject(data: FormData): Record<string, string | string[]> {
  const object: Record<string, string | string[]> = {};
  for (const key of new Set(data.keys())) {
    if (key.startsWith("$") || key === "__proto__" || key === BEHALF) continue;
    const values = data
      .getAll(key)
      .flatMap((value) => (typeof value === "string" ? [value.replaceAll(NOTHING, "")] : []));
    const [first, second] = values;
    if (first !== undefined) object[key] = second === undefined ? first : values;
  }
  return object;
}

/** Forms whose `code` opens an account; elsewhere it is what something is called by. */
const WITH_SECRET_CODE: ReadonlySet<FormName> = new Set<FormName>(["phoneCode", "secondStep", "newPassword"]);

/** What was typed, for showing again: never passwords, nor codes that open an account. `form` is null for what stands beside a file. */
export function keptValues(
  form: FormName | null,
  object: Record<string, string | string[]>,
): Record<string, readonly string[]> {
  const isSecret = (key: string) =>
    /password|current/i.test(key) || (key === "code" && form !== null && WITH_SECRET_CODE.has(form));
  return Object.fromEntries(
    Object.entries(object)
      .filter(([key]) => !isSecret(key))
      .map(([key, value]) => [key, Array.isArray(value) ? value : [value]]),
  );
}

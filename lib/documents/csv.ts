type Cell = string | number | null;

/** A cell that no spreadsheet program reads as a formula. Checklist UP-08. */
function cell(value: Cell): string {
  const text = value === null ? "" : String(value);
  const safe = typeof value === "string" && /^[=+\-@\r]|^\t(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A long number that a spreadsheet program keeps whole: a tab in front makes it text. */
export const numberAsText = (digits: string) => `\t${digits}`;

/** Lines that follow others in a CSV file. */
export function csvLines(lines: readonly (readonly Cell[])[]): string {
  return lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}

/** Lines as CSV in UTF-8 with a byte-order mark. */
export function csvText(lines: readonly (readonly Cell[])[]): string {
  return `\ufeff${csvLines(lines)}`;
}

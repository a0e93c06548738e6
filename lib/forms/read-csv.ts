/** A line of a CSV file that is not empty. `line`: its number in the file as a spreadsheet program counts rows, from 1. */
export type CsvLine = { readonly line: number; readonly cells: readonly string[] };

/**
 * The lines of a CSV text: cells between commas, quoted where they hold one, with spaces and tabs around them left out. Null where a quote is never
 * closed. RFC 4180; a row with line ends inside a cell counts as one.
 */
export function readCsv(text: string): readonly CsvLine[] | null {
  const rows: string[][] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  const source = text.replace(/^\ufeff/, "");
  const endRow = () => {
    rows.push([...cells, cell.trim()]);
    cells = [];
    cell = "";
  };
  for (let at = 0; at < source.length; at++) {
    const sign = source[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (source[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === "") {
      cell = "";
      quoted = true;
    } else if (sign === ",") {
      cells.push(cell.trim());
      cell = "";
    } else if (sign === "\n") endRow();
    else if (sign !== "\r") cell += sign;
  }
  if (quoted) return null;
  if (cell !== "" || cells.length > 0) endRow();
  return rows.flatMap((row, index) => (row.every((one) => one === "") ? [] : [{ line: index + 1, cells: row }]));
}

import writeExcelFile from "write-excel-file/node";

/** A text is written as text, whatever sign it begins with: no spreadsheet program computes it. Checklist UP-08. */
export type WorkbookCell = {
  readonly value: string | number;
  readonly fontWeight?: "bold";
  readonly wrap?: boolean;
};
/** `widths` in characters; `frozenRows` stay in sight. */
export type WorkbookSheet = {
  readonly name: string;
  readonly widths: readonly number[];
  readonly frozenRows?: number;
  readonly rows: readonly (readonly WorkbookCell[])[];
};

/** An XLSX file as bytes. */
export function makeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  return writeExcelFile(
    sheets.map(({ name, widths, frozenRows, rows }) => ({
      sheet: name,
      columns: widths.map((width) => ({ width })),
      ...(frozenRows === undefined ? {} : { stickyRowsCount: frozenRows }),
      data: rows.map((row) =>
        row.map((cell) =>
          typeof cell.value === "number" ? { ...cell, value: cell.value } : { ...cell, type: String },
        ),
      ),
    })),
    { fontFamily: "Microsoft YaHei", fontSize: 11 },
  ).toBuffer();
}

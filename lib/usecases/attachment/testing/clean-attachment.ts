import { row, sheetOf, workbook } from "../../../scan/testing/office-files";

/** A file that may be published; `note` stands in its one cell. */
export const cleanAttachment = (note = "指标 40 名") => ({
  name: "指标说明.xlsx",
  bytes: workbook(sheetOf(row(1, { A: note }))),
});

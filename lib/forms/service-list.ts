import { STEP_FIELDS, type StepField } from "../copy/fulfilment";
import type { ServiceStep } from "../domain/fulfilment/steps";
import { type CsvLine, readCsv } from "./read-csv";

/** Where something in the list is wrong, what stands there and what should. */
export type ListIssue = { readonly path: string; readonly found: string; readonly expected: string };
/** A line that was filled in. `fields` by the names of the step's form. */
export type ListLine = {
  readonly line: number;
  readonly receipt: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
};
export type ReadList =
  | { readonly ok: true; readonly lines: readonly ListLine[] }
  | { readonly ok: false; readonly issues: readonly ListIssue[] };

/** The columns by which a line is known to its person. */
export const LIST_KEYS = { receipt: "申报编号", name: "姓名" } as const;
/** How a cell is named in an issue: 第 3 行“金额（元）”. */
export const cellName = (line: number, head: string) => `第 ${line} 行“${head}”`;
export const labelOf = (step: ServiceStep, field: string) =>
  STEP_FIELDS[step].find((one) => one.name === field)?.label ?? field;

/** 2020-08-24 for 2020/8/24 and 2020年8月24日, as spreadsheet programs rewrite days; everything else stays as it is. */
function plainCell({ type }: StepField, text: string): string {
  const [, year, month, date] =
    (type === "date" ? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) : null) ?? [];
  return year === undefined ? text : `${year}-${month?.padStart(2, "0")}-${date?.padStart(2, "0")}`;
}

/** How a workbook begins that was not saved as CSV. */
const WORKBOOK = "PK\u0003\u0004";

/**
 * The exported list with the columns of a step filled in: which lines were, and with what. Lines of which no such column is filled are left out; columns
 * of others are not looked at. Cells are checked by who records them.
 */
export function readServiceList(text: string, step: ServiceStep): ReadList {
  const refuse = (path: string, found: string, expected: string): ReadList => ({
    ok: false,
    issues: [{ path, found, expected }],
  });
  if (text.startsWith(WORKBOOK)) return refuse("文件", "工作簿（XLSX）", "另存为 CSV 的名单");
  const [head, ...rest] = readCsv(text) ?? [];
  if (head === undefined) return refuse("文件", "不能读出的内容", "下载的名单（CSV），填好后另存");
  const heads = [LIST_KEYS.receipt, LIST_KEYS.name, ...STEP_FIELDS[step].map((one) => one.label)];
  for (const name of heads) {
    const times = head.cells.filter((cell) => cell === name).length;
    if (times !== 1) return refuse(`第 ${head.line} 行`, `${times} 列“${name}”`, `表头中有一列“${name}”`);
  }
  const cellOf = ({ cells }: CsvLine, name: string) => cells[head.cells.indexOf(name)] ?? "";
  const lines = rest
    .map((line) => ({
      line: line.line,
      receipt: cellOf(line, LIST_KEYS.receipt),
      name: cellOf(line, LIST_KEYS.name),
      fields: Object.fromEntries(
        STEP_FIELDS[step].map((field) => [field.name, plainCell(field, cellOf(line, field.label))]),
      ),
    }))
    .filter(({ fields }) => Object.values(fields).some((value) => value !== ""));
  return lines.length === 0 ? refuse("文件", "没有填好的行", "至少一行填了这一步的各列") : { ok: true, lines };
}

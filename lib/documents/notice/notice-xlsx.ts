import { instantInWords, plainDay } from "../../copy/dates";
import { noticeParagraphs, noticeTitle, OUTCOME_NAMES, poolName } from "../../copy/notice";
import { makeWorkbook, type WorkbookCell } from "../../platform/spreadsheet";
import type { NoticeView } from "./notice-page";

const HEAD = ["名次", "公示代码", "姓名", "类别", "分类排名", "总分", "同分顺序", "结果", "承诺值"];
const WIDTHS = [8, 14, 12, 22, 26, 10, 24, 10, 70];

const strong = (value: string): WorkbookCell => ({ value, fontWeight: "bold" });

/** A notice as a workbook: the rows, and on a sheet of their own what was published when, with the same digests as every other form. */
export function noticeXlsx(view: NoticeView): Promise<Buffer> {
  const { notice, service, classNames } = view;
  const rows = notice.rows.map((row): readonly WorkbookCell[] => [
    { value: row.rank },
    { value: row.code },
    { value: row.name ?? "" },
    { value: classNames.get(row.class) ?? row.class },
    { value: poolName(service, row.pool) },
    { value: row.total },
    { value: row.tie?.join(" ") ?? "" },
    { value: OUTCOME_NAMES[row.outcome] },
    { value: row.commitment },
  ]);
  const about: readonly (readonly [string, string])[] = [
    ["文号", notice.number],
    ["名称", noticeTitle(service)],
    ["发布时间", instantInWords(notice.publishedAt)],
    ["公示至", plainDay(notice.objectionsUntil)],
    ["摘要（SHA-256）", notice.digests.sha256],
    ["摘要（SM3）", notice.digests.sm3],
    ["前一份公示", notice.previous ?? "没有，这是第一份"],
  ];
  return makeWorkbook([
    { name: "名单", widths: WIDTHS, frozenRows: 1, rows: [HEAD.map(strong), ...rows] },
    {
      name: "说明与摘要",
      widths: [20, 90],
      rows: [
        ...about.map(([name, value]) => [strong(name), { value }]),
        ...noticeParagraphs(view).map((value) => [{ value: "" }, { value, wrap: true }]),
      ],
    },
  ]);
}

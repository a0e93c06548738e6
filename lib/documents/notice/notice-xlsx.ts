import { attachmentName } from "../../copy/attachment";
import { instantInWords, plainDay } from "../../copy/dates";
import { noticeParagraphs, noticeTitle, OUTCOME_NAMES, poolName } from "../../copy/notice";
import { changedRows, correctionText } from "../../copy/notice-changes";
import { makeWorkbook, type WorkbookCell, type WorkbookSheet } from "../../platform/spreadsheet";
import type { NoticeView } from "./notice-page";

const HEAD = ["名次", "公示代码", "姓名", "类别", "分类排名", "总分", "同分顺序", "结果", "承诺值"];
const WIDTHS = [8, 14, 12, 22, 26, 10, 24, 10, 70];

const strong = (value: string): WorkbookCell => ({ value, fontWeight: "bold" });

/** A notice as a workbook: the rows, and on a sheet of their own what was published when, with the same digests as every other form; of a correction, what it changed. */
export function noticeXlsx(view: NoticeView): Promise<Buffer> {
  const { notice, service, classNames, corrected, attachments } = view;
  const rows = notice.rows.map((row): readonly WorkbookCell[] => [
    { value: row.rank },
    { value: row.code },
    { value: row.name ?? "" },
    { value: classNames.get(row.class) ?? row.class },
    { value: poolName(service, row.pool) },
    { value: row.total },
    { value: row.tie?.join(";") ?? "" },
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
    ...attachments.map((file, at) => [attachmentName(at, file), `SHA-256 ${file.sha256}`] as const),
  ];
  const changes = corrected === null ? [] : changedRows(notice, service);
  const correction =
    corrected === null ? [] : [correctionSheet(correctionText(notice, corrected, changes.length), changes)];
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
    ...correction,
  ]);
}

function correctionSheet(said: string, changes: ReturnType<typeof changedRows>): WorkbookSheet {
  return {
    name: "更正的内容",
    widths: [14, 90],
    rows: [
      [{ value: "" }, { value: said, wrap: true }],
      [strong("公示代码"), strong("变动")],
      ...changes.map(([code, texts]) => [{ value: code }, { value: texts, wrap: true as const }]),
    ],
  };
}

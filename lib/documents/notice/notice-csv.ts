import { OUTCOME_NAMES } from "../../copy/notice";
import type { Notice } from "../../domain/notice/notice";
import { csvText } from "../csv";

/** The rows of a notice as CSV in UTF-8 with a byte-order mark; the last line states the digest of the file it was made from. */
export function noticeCsv(notice: Notice): string {
  const head = ["名次", "公示代码", "姓名", "类别", "分类排名", "总分", "同分顺序", "结果", "承诺值"];
  const lines = notice.rows.map((row) => [
    row.rank,
    row.code,
    row.name ?? null,
    row.class,
    row.pool,
    row.total,
    row.tie?.join(" ") ?? null,
    OUTCOME_NAMES[row.outcome],
    row.commitment,
  ]);
  const foot = ["SHA-256", notice.digests.sha256, notice.number];
  return csvText([head, ...lines, foot]);
}

import { OUTCOME_NAMES } from "../../copy/notice";
import { changedRows, correctionText } from "../../copy/notice-changes";
import { csvText } from "../csv";
import type { NoticeView } from "./notice-page";

/**
 * The rows of a notice as CSV in UTF-8 with a byte-order mark; of a correction, lines that begin with 更正 follow with what it changed. The last line
 * states the digest of the file it was made from.
 */
export function noticeCsv({
  notice,
  service,
  corrected,
}: Pick<NoticeView, "notice" | "service" | "corrected">): string {
  const head = ["名次", "公示代码", "姓名", "类别", "分类排名", "总分", "同分顺序", "结果", "承诺值"];
  const lines = notice.rows.map((row) => [
    row.rank,
    row.code,
    row.name ?? null,
    row.class,
    row.pool,
    row.total,
    row.tie?.join(";") ?? null,
    OUTCOME_NAMES[row.outcome],
    row.commitment,
  ]);
  const changes = corrected === null ? [] : changedRows(notice, service);
  const correction = corrected === null ? [] : [["更正", "", correctionText(notice, corrected, changes.length)]];
  const changed = changes.map(([code, texts]) => ["更正", code, texts]);
  const foot = ["SHA-256", notice.digests.sha256, notice.number];
  return csvText([head, ...lines, ...correction, ...changed, foot]);
}

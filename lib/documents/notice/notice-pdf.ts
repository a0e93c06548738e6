import { attachmentName } from "../../copy/attachment";
import { plainDay } from "../../copy/dates";
import { noticeParagraphs, noticeSlug, noticeTitle, OUTCOME_NAMES, poolHeading, tieText } from "../../copy/notice";
import { changedRows, correctionText } from "../../copy/notice-changes";
import type { Notice, NoticeRow } from "../../domain/notice/notice";
import { makePdf, type Paper } from "../../platform/pdf";
import type { NoticeView } from "./notice-page";
import {
  type Column,
  drawFeet,
  drawHead,
  drawParagraph,
  drawQr,
  drawSignature,
  drawTable,
  inGroups,
  MARGINS,
  needs,
  plain,
  quiet,
  WIDTH,
} from "./official-paper";

const COLUMNS: readonly Column[] = [
  { name: "名次", width: 40 },
  { name: "公示代码", width: 80 },
  { name: "姓名", width: 64 },
  { name: "类别", width: 104 },
  { name: "总分", width: 44, align: "right" },
  { name: "同分顺序", width: 106 },
  { name: "结果", width: WIDTH - 438 },
];

const CHANGE_COLUMNS: readonly Column[] = [
  { name: "公示代码", width: 80 },
  { name: "变动", width: WIDTH - 80 },
];

/** The cells of a row as its page shows them. */
function noticeCells({ service, classNames }: NoticeView, row: NoticeRow): readonly string[] {
  const className = classNames.get(row.class) ?? row.class;
  const tie = tieText(row, service);
  return [String(row.rank), row.code, row.name ?? "", className, String(row.total), tie, OUTCOME_NAMES[row.outcome]];
}

/** Both digests in groups and, beside them, the QR code of the notice's address. */
function drawDigests(paper: Paper, notice: Notice, address: string): void {
  const side = 104;
  needs(paper, side + 20);
  paper.moveDown(1);
  const top = paper.y;
  const width = WIDTH - side - 12;
  for (const [name, digest] of [
    ["SHA-256", notice.digests.sha256],
    ["SM3", notice.digests.sm3],
  ] as const) {
    quiet(paper).text(`摘要（${name}）`, MARGINS.left, paper.y, { width });
    plain(paper).text(inGroups(digest), { width, lineGap: 1 });
    paper.moveDown(0.3);
  }
  quiet(paper).text(`在 ${address} 可以看到这份公示，核对摘要和名次。`, { width });
  drawQr(paper, address, MARGINS.left + WIDTH - side, top, side);
  paper.y = Math.max(paper.y, top + side);
}

/** A notice on paper, headed like an official document; the same rows and digests as its page, JSON and CSV, the changes of a correction, and its attachments by name and digest. `origin` is the portal's address. */
export function noticePdf(view: NoticeView, office: string, origin: string): Promise<Buffer> {
  const { notice, service, corrected, attachments } = view;
  const title = noticeTitle(service);
  const day = plainDay(notice.publishedAt.slice(0, 10));
  const about = { title: `${title}（${notice.number}）`, author: office, at: new Date(notice.publishedAt) };
  return makePdf(about, MARGINS, (paper) => {
    drawHead(paper, { office, number: notice.number, title });
    for (const text of noticeParagraphs(view)) drawParagraph(paper, text);
    if (corrected !== null) {
      const changes = changedRows(notice, service);
      drawParagraph(paper, correctionText(notice, corrected, changes.length));
      paper.moveDown(0.4);
      if (changes.length > 0) drawTable(paper, "更正的内容", CHANGE_COLUMNS, changes);
    }
    paper.moveDown(0.8);
    for (const pool of new Set(notice.rows.map((row) => row.pool)))
      drawTable(
        paper,
        poolHeading(service, pool),
        COLUMNS,
        notice.rows.filter((row) => row.pool === pool).map((row) => noticeCells(view, row)),
      );
    attachments.forEach((file, at) => {
      drawParagraph(paper, attachmentName(at, file));
      drawParagraph(paper, `SHA-256 ${file.sha256}`, 9);
    });
    drawSignature(paper, office, day);
    drawDigests(paper, notice, `${origin}/notices/${noticeSlug(notice.number)}`);
    drawFeet(paper, notice.number);
  });
}

import { instantInWords, plainDay } from "../../copy/dates";
import { noticeParagraphs, noticeSlug, noticeTitle } from "../../copy/notice";
import { makePdf } from "../../platform/pdf";
import type { NoticeView } from "./notice-page";
import {
  drawHead,
  drawParagraph,
  drawQr,
  drawSignature,
  inGroups,
  MARGINS,
  plain,
  quiet,
  WIDTH,
} from "./official-paper";

const QR = 150;

/**
 * One sheet for a township's board: what is published until when, and both digests in print, so that who changes the list later is found out. It holds no row.
 * Source: verifiable-notice.md 4.
 */
export function boardSheet(view: NoticeView, office: string, origin: string): Promise<Buffer> {
  const { notice, service } = view;
  const title = noticeTitle(service);
  const address = `${origin}/notices/${noticeSlug(notice.number)}`;
  const about = { title: `${title}张贴单（${notice.number}）`, author: office, at: new Date(notice.publishedAt) };
  return makePdf(about, MARGINS, (paper) => {
    drawHead(paper, { office, number: notice.number, title });
    for (const text of noticeParagraphs(view)) drawParagraph(paper, text, 12);
    paper.moveDown(0.6);
    drawQr(paper, address, MARGINS.left + (WIDTH - QR) / 2, paper.y, QR);
    paper.y += QR;
    plain(paper, 12).text(`扫码查看完整名单：${address}`, MARGINS.left, paper.y, { width: WIDTH, align: "center" });
    paper.moveDown(1);
    for (const [name, digest] of [
      ["SHA-256", notice.digests.sha256],
      ["SM3", notice.digests.sm3],
    ] as const) {
      quiet(paper, 10).text(`公示文件摘要（${name}）`, { width: WIDTH, align: "center" });
      plain(paper, 11).text(inGroups(digest), { width: WIDTH, align: "center" });
      paper.moveDown(0.4);
    }
    const published = instantInWords(notice.publishedAt);
    quiet(paper, 10).text(
      `发布时间 ${published}。本张所印摘要与网上公示页不一致的，说明名单被改动过，请向积分办或镇（街道）窗口提出；不会上网的，窗口可以代为查看和核对。`,
      { width: WIDTH, lineGap: 3 },
    );
    drawSignature(paper, office, plainDay(notice.publishedAt.slice(0, 10)));
  });
}

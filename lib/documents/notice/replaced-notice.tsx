import { plainDay } from "../../copy/dates";
import { noticeSlug } from "../../copy/notice";
import type { Notice } from "../../domain/notice/notice";
import { type Frame, PublishedPage } from "../page";

/** A notice that a correction took the place of: its digests stay for whoever has the file, its rows have left the site. */
export function ReplacedNotice({
  frame,
  title,
  notice,
  replacedBy,
}: {
  readonly frame: Frame;
  readonly title: string;
  readonly notice: Notice;
  readonly replacedBy: string;
}) {
  return (
    <PublishedPage frame={frame} title={`${title}（已更正）`} current="/notices">
      <header className="notice-head">
        <p className="org">{frame.site.operator}</p>
        <p className="number">{notice.number}</p>
      </header>
      <h1 className="notice-title">{title}</h1>
      <p className="note">
        这份公示已更正，由<a href={`/notices/${noticeSlug(replacedBy)}`}>{replacedBy}</a>
        代替，各行已撤下。公示代码不变，请在新的公示中查找。
      </p>
      <dl className="summary">
        <div>
          <dt>发布</dt>
          <dd>{plainDay(notice.publishedAt.slice(0, 10))}</dd>
        </div>
        <div>
          <dt>SHA-256</dt>
          <dd className="digest">{notice.digests.sha256}</dd>
        </div>
        <div>
          <dt>SM3</dt>
          <dd className="digest">{notice.digests.sm3}</dd>
        </div>
      </dl>
      <p>保存过原公示文件的，可以用摘要核对文件，并与新的公示比较有哪些变动。</p>
      <p className="links">
        <a href="/check">怎样核对</a> <a href="/notices">全部公示</a>
      </p>
    </PublishedPage>
  );
}

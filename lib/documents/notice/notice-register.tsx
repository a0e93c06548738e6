import { plainDay } from "../../copy/dates";
import { noticeSlug } from "../../copy/notice";
import { type Frame, PublishedPage } from "../page";

export type RegisteredNotice = {
  readonly number: string;
  readonly projectName: string;
  readonly publishedOn: string;
  readonly objectionsUntil: string;
  readonly over: boolean;
  /** The number of the correction that took its place, and of the notice that it corrects itself. */
  readonly replacedBy: string | null;
  readonly corrects: string | null;
  readonly sha256: string;
};

/** The register of all notices, newest first, with their digests: one chain. */
export function NoticeRegister({
  frame,
  notices,
}: {
  readonly frame: Frame;
  readonly notices: readonly RegisteredNotice[];
}) {
  return (
    <PublishedPage frame={frame} title="公示" current="/notices">
      <h1>公示</h1>
      <p>每份公示都记有前一份的摘要，连成一条链。名次、总分和同分顺序可以由任何人重新计算。</p>
      {notices.length === 0 ? (
        <p className="note">还没有公示。项目申报结束、评分和确认完成后，排名会在这里公布。</p>
      ) : (
        <table className="stack">
          <caption>全部公示，共 {notices.length} 份</caption>
          <thead>
            <tr>
              <th scope="col">文号</th>
              <th scope="col">项目</th>
              <th scope="col">发布</th>
              <th scope="col">公示至</th>
              <th scope="col">摘要（SHA-256）</th>
            </tr>
          </thead>
          <tbody>
            {notices.map((notice) => (
              <tr key={notice.number}>
                <th scope="row" className="code">
                  <a href={`/notices/${noticeSlug(notice.number)}`}>{notice.number}</a>
                </th>
                <td data-label="项目">
                  <span className="code">{notice.projectName}</span>
                  {notice.corrects !== null && <span className="quiet small">{`（更正${notice.corrects}）`}</span>}
                </td>
                <td className="code" data-label="发布">
                  {plainDay(notice.publishedOn)}
                </td>
                <td data-label="公示至">
                  {notice.replacedBy === null ? (
                    <>
                      <span className="code">{plainDay(notice.objectionsUntil)}</span>
                      {notice.over && "，已结束"}
                    </>
                  ) : (
                    `已由${notice.replacedBy}代替`
                  )}
                </td>
                <td className="digest" data-label="SHA-256">
                  <span>{notice.sha256}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PublishedPage>
  );
}

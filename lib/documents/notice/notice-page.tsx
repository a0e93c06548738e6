import type { ReactNode } from "react";
import { instantInWords, plainDay } from "../../copy/dates";
import {
  noticeParagraphs,
  noticeSlug,
  noticeTitle,
  OUTCOME_NAMES,
  poolHeading,
  poolName,
  tieText,
} from "../../copy/notice";
import type { AttachmentFacts } from "../../domain/notice/attachment";
import type { Notice, NoticeRow } from "../../domain/notice/notice";
import type { Service } from "../../domain/ranking/service";
import { type Frame, PublishedPage } from "../page";
import { RankStrip } from "../rank-strip";
import { Scroll } from "../scroll";
import { FindForm } from "./find-form";
import { NoticeAttachments } from "./notice-attachments";
import { NoticeChanges } from "./notice-changes";

export const ROWS_PER_PAGE = 50;
export const pagesOf = (notice: Notice) => Math.max(1, Math.ceil(notice.rows.length / ROWS_PER_PAGE));

/** What all pages of a notice share, worked out once: page n costs what page 1 costs. */
export type NoticeView = {
  readonly notice: Notice;
  readonly service: Service;
  readonly classNames: ReadonlyMap<string, string>;
  /** Once the notice period is over the rows have left the site and the digests stay; `open` while an objection still is. */
  readonly over: "open" | "final" | null;
  /** The number of the notice that this one corrects, else null. */
  readonly corrected: string | null;
  /** The files that are published beside it. */
  readonly attachments: readonly AttachmentFacts[];
  /** The names of the pools that the run behind it holds back: the file itself has no key for them, and no row of theirs. */
  readonly heldBack: readonly string[];
  /** Where the rows of each pool begin. */
  readonly begins: ReadonlyMap<number, string | null>;
};

/** Rows stand by pool, so that a pool begins where its name changes. */
export function poolBegins(notice: Notice): ReadonlyMap<number, string | null> {
  const begins = new Map<number, string | null>();
  notice.rows.forEach((row, at) => {
    if (at === 0 || row.pool !== notice.rows[at - 1]?.pool) begins.set(at, row.pool);
  });
  return begins;
}

const pageHref = (slug: string, page: number) => (page === 1 ? `/notices/${slug}` : `/notices/${slug}/page/${page}`);

function Rows({
  rows,
  service,
  classNames,
  caption,
}: Pick<NoticeView, "service" | "classNames"> & { readonly rows: readonly NoticeRow[]; readonly caption: string }) {
  const tied = rows.some((row) => row.tie !== undefined);
  return (
    <Scroll>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              名次
            </th>
            <th scope="col">公示代码</th>
            <th scope="col">姓名</th>
            <th scope="col">类别</th>
            <th scope="col" className="num">
              总分
            </th>
            {tied && <th scope="col">同分顺序</th>}
            <th scope="col">结果</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code} id={row.code}>
              <td className="num">{row.rank}</td>
              <th scope="row" className="code">
                {row.code}
              </th>
              <td className="code">{row.name}</td>
              <td className="code">{classNames.get(row.class) ?? row.class}</td>
              <td className="num">{row.total}</td>
              {tied && <td className="small code">{tieText(row, service)}</td>}
              <td className="code">{OUTCOME_NAMES[row.outcome]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** What all pages of a notice begin and end with. */
function Sheet({
  frame,
  view,
  page,
  children,
}: {
  readonly frame: Frame;
  readonly view: NoticeView;
  readonly page: number;
  readonly children: ReactNode;
}) {
  const { notice, service } = view;
  const title = noticeTitle(service);
  return (
    <PublishedPage frame={frame} title={page === 1 ? title : `${title}（第 ${page} 页）`} current="/notices">
      <article>
        <header className="notice-head">
          <p className="org">{frame.site.operator}</p>
          <p className="number">{notice.number}</p>
        </header>
        <h1 className="notice-title">{title}</h1>
        {children}
        {page === 1 && (
          <NoticeAttachments number={notice.number} attachments={view.attachments} over={view.over !== null} />
        )}
        <p className="notice-sign">
          {frame.site.operator}
          <br />
          {plainDay(notice.publishedAt.slice(0, 10))}
        </p>
        <Digests view={view} />
      </article>
    </PublishedPage>
  );
}

/** Page `page` (from 1) of a notice. */
export function NoticePage({
  frame,
  view,
  page,
}: {
  readonly frame: Frame;
  readonly view: NoticeView;
  readonly page: number;
}) {
  const { notice, service, classNames } = view;
  const slug = noticeSlug(notice.number);
  const pages = pagesOf(notice);
  const first = (page - 1) * ROWS_PER_PAGE;
  const rows = notice.rows.slice(first, first + ROWS_PER_PAGE);
  const pools = [...new Set(rows.map((row) => row.pool))];
  return (
    <Sheet frame={frame} view={view} page={page}>
      {page === 1 && <Preamble view={view} />}
      <FindForm slug={slug} />
      <p className="links no-print">
        <a href={`/objections/new?notice=${slug}`}>对公示的某一行提出异议</a>
      </p>
      {page === 1 && view.corrected !== null && (
        <NoticeChanges notice={notice} service={service} corrected={view.corrected} />
      )}
      {pools.map((pool) => (
        <section key={pool ?? ""}>
          <h2>{poolHeading(service, pool)}</h2>
          <Strip view={view} pool={pool} from={first + rows.findIndex((row) => row.pool === pool)} />
          <Rows
            rows={rows.filter((row) => row.pool === pool)}
            service={service}
            classNames={classNames}
            caption={`${poolName(service, pool)}排名`}
          />
        </section>
      ))}
      {pages > 1 && (
        <nav className="pager" aria-label="分页">
          {page > 1 && <a href={pageHref(slug, page - 1)}>上一页</a>}
          <span>{`第 ${page} 页，共 ${pages} 页`}</span>
          {page < pages && <a href={pageHref(slug, page + 1)}>下一页</a>}
        </nav>
      )}
    </Sheet>
  );
}

/** What stays of a notice after its last day: what was published, and the digests that tell whether a kept copy is the true one. */
export function EndedNoticePage({ frame, view }: { readonly frame: Frame; readonly view: NoticeView }) {
  const { notice } = view;
  return (
    <Sheet frame={frame} view={view} page={1}>
      <p className="note">
        {`公示期已于${plainDay(notice.objectionsUntil)}结束，${view.over === "final" ? "结果已确定，" : view.heldBack.length > 0 ? "还有分类正在核对，补充公示后确定结果；" : "还有异议正在办理，办结后确定结果；"}名单已从网站撤下。摘要继续公布：保存了公示文件的，随时可以核对。本人的名次和证明，登录后在“我的公示”查看。`}
      </p>
      <Preamble view={view} />
    </Sheet>
  );
}

function Preamble({ view }: { readonly view: NoticeView }) {
  return (
    <div className="notice-body">
      {noticeParagraphs(view).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}

/** The strip of a pool, where its first row stands. */
function Strip({
  view,
  pool,
  from,
}: {
  readonly view: NoticeView;
  readonly pool: string | null;
  readonly from: number;
}) {
  const { notice, service, begins } = view;
  if (service.allocation !== "pool" || !begins.has(from)) return null;
  const next = [...begins.keys()].find((at) => at > from) ?? notice.rows.length;
  if (next - from < 2) return null;
  const quota = service.pools.find((one) => one.code === pool)?.quota ?? null;
  return <RankStrip totals={notice.rows.slice(from, next).map((row) => row.total)} quota={quota} />;
}

function Digests({ view: { notice, over } }: { readonly view: NoticeView }) {
  const at = `/notices/${noticeSlug(notice.number)}`;
  return (
    <section className="notice-foot" aria-labelledby="digests">
      <h2 id="digests">摘要与核对</h2>
      <dl className="summary">
        <div>
          <dt>SHA-256</dt>
          <dd className="digest">{notice.digests.sha256}</dd>
        </div>
        <div>
          <dt>SM3</dt>
          <dd className="digest">{notice.digests.sm3}</dd>
        </div>
        <div>
          <dt>前一份公示</dt>
          <dd className="digest">{notice.previous ?? "没有，这是第一份"}</dd>
        </div>
        <div>
          <dt>发布时间</dt>
          <dd>{instantInWords(notice.publishedAt)}</dd>
        </div>
      </dl>
      <p className="links no-print">
        {over === null && (
          <>
            <a href={`${at}/notice.pdf`}>打印版（PDF）</a> <a href={`${at}/notice.xlsx`}>表格（XLSX）</a>{" "}
            <a href={`${at}/notice.csv`}>表格（CSV）</a> <a href={`${at}/notice.json`}>公示文件（JSON）</a>{" "}
          </>
        )}
        <a href={`${at}/board.pdf`}>张贴单（PDF）</a>{" "}
        <a href={over !== null ? "/check" : `/check?notice=${noticeSlug(notice.number)}`}>核对这份公示</a>
      </p>
    </section>
  );
}

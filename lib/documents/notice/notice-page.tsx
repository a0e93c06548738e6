import { instantInWords, plainDay } from "../../copy/dates";
import { noticeSlug, noticeTitle, OUTCOME_NAMES } from "../../copy/notice";
import { OTHERS } from "../../domain/notice/count-groups";
import type { Notice, NoticeRow } from "../../domain/notice/notice";
import type { Service } from "../../domain/ranking/service";
import { type Frame, PublishedPage } from "../page";
import { RankStrip } from "../rank-strip";
import { Scroll } from "../scroll";
import { FindForm } from "./find-form";

export const ROWS_PER_PAGE = 50;
export const pagesOf = (notice: Notice) => Math.max(1, Math.ceil(notice.rows.length / ROWS_PER_PAGE));

/** What all pages of a notice share, worked out once: page n costs what page 1 costs. */
export type NoticeView = {
  readonly notice: Notice;
  readonly service: Service;
  readonly classNames: ReadonlyMap<string, string>;
  /** Is the notice period over? */
  readonly over: boolean;
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

function poolName(service: Service, code: string | null): string {
  return code === null ? "未录取到志愿" : (service.pools.find((pool) => pool.code === code)?.name ?? code);
}

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

/** The tie tuple up to the lot, whose value is shortened: the file has it whole. */
function tieText(row: NoticeRow, service: Service): string {
  if (row.tie === undefined) return "";
  return row.tie
    .map((value, index) =>
      service.tieBreak[index]?.by === "lot" ? `摇号 ${String(value).slice(0, 6)}…` : String(value),
    )
    .join(" · ");
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
  const title = noticeTitle(service);
  const pages = pagesOf(notice);
  const first = (page - 1) * ROWS_PER_PAGE;
  const rows = notice.rows.slice(first, first + ROWS_PER_PAGE);
  const pools = [...new Set(rows.map((row) => row.pool))];
  return (
    <PublishedPage frame={frame} title={page === 1 ? title : `${title}（第 ${page} 页）`} current="/notices">
      <article>
        <header className="notice-head">
          <p className="org">{frame.site.operator}</p>
          <p className="number">{notice.number}</p>
        </header>
        <h1 className="notice-title">{title}</h1>
        {view.over && <p className="note">{`公示期已于${plainDay(notice.objectionsUntil)}结束，结果已确定。`}</p>}
        {page === 1 && <Preamble notice={notice} classNames={classNames} />}
        <FindForm slug={slug} />
        {pools.map((pool) => (
          <section key={pool ?? ""}>
            <h2>{poolCaption(service, pool)}</h2>
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
        <p className="notice-sign">
          {frame.site.operator}
          <br />
          {plainDay(notice.publishedAt.slice(0, 10))}
        </p>
        <Digests notice={notice} slug={slug} />
      </article>
    </PublishedPage>
  );
}

function poolCaption(service: Service, code: string | null): string {
  const quota = service.pools.find((pool) => pool.code === code)?.quota;
  const limit = code === null ? "" : quota === null || quota === undefined ? "，不限指标" : `，指标 ${quota} 名`;
  return `${poolName(service, code)}${limit}`;
}

function Preamble({ notice, classNames }: Pick<NoticeView, "notice" | "classNames">) {
  const { counts } = notice;
  const classes = Object.entries(counts.byClass).map(([code, count]) => [classNames.get(code) ?? code, count]);
  return (
    <div className="notice-body">
      <p>
        {`根据 ${notice.cutoffDate.slice(0, 4)} 年计分标准（事实截止 ${plainDay(notice.cutoffDate)}），现将排名予以公示。公示期自${plainDay(notice.publishedAt.slice(0, 10))}至${plainDay(notice.objectionsUntil)}。对名次有异议的，请在公示期内向积分办提出。`}
      </p>
      <p>
        {`参加排名 ${counts.applicants} 人，列入公示 ${counts.listed} 人，未达分数线 ${counts.belowThreshold} 人，不符合条件 ${counts.vetoed} 人（后两项已分别告知本人）。`}
      </p>
      <Groups title="列入公示的，按镇（街道）" counts={counts.byTownship} />
      <Groups title="列入公示的，按类别" counts={Object.fromEntries(classes)} />
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

function Groups({ title, counts }: { readonly title: string; readonly counts: Readonly<Record<string, number>> }) {
  return (
    <p>
      {`${title}：${Object.entries(counts)
        .sort(([a], [b]) => Number(a === OTHERS) - Number(b === OTHERS))
        .map(([name, count]) => `${name} ${count} 人`)
        .join("，")}。`}
    </p>
  );
}

function Digests({ notice, slug }: { readonly notice: Notice; readonly slug: string }) {
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
        <a href={`/notices/${slug}/notice.json`}>下载公示文件（JSON）</a>{" "}
        <a href={`/notices/${slug}/notice.csv`}>下载表格（CSV）</a> <a href="/check">怎样核对这份公示</a>
      </p>
    </section>
  );
}

import type { ReactNode } from "react";
import { instantInWords, plainDay, shortDay } from "../copy/dates";
import { SEALS_DO_NOT_SHOW, SEALS_SHOW } from "../copy/seals";
import type { SealedHead } from "../domain/audit/heads";
import { csvText } from "./csv";
import { type Frame, PublishedPage } from "./page";

export type DayFigures = {
  readonly day: string;
  readonly receipts: number;
  readonly receiptsInAll: number;
  readonly sealedInAll: number;
  readonly headNumber: number;
  readonly headDigest: string;
};

/** The figures of all finished days as a file, newest first. */
export function daysCsv(days: readonly DayFigures[]): string {
  return csvText([
    ["日期", "当天的申报回执", "累计回执", "累计封存记录", "公布时最新的封存", "摘要（SHA-256）"],
    ...days.map((one) => [one.day, one.receipts, one.receiptsInAll, one.sealedInAll, one.headNumber, one.headDigest]),
  ]);
}

const MONTHS_FOLDED = 12;
const monthName = (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;

/** Rows by what they have in common, in the order in which they come. */
function groupsOf<T>(rows: readonly T[], keyOf: (row: T) => string): readonly (readonly [key: string, rows: T[]])[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return [...groups];
}

function DayRows({ days, caption }: { readonly days: readonly DayFigures[]; readonly caption: ReactNode }) {
  return (
    <table className="stack">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">日期</th>
          <th scope="col" className="num">
            当天的申报回执
          </th>
          <th scope="col" className="num">
            累计回执
          </th>
          <th scope="col" className="num">
            累计封存记录
          </th>
          <th scope="col">公布时最新的封存</th>
        </tr>
      </thead>
      <tbody>
        {days.map((one) => (
          <tr key={one.day}>
            <th scope="row">{plainDay(one.day)}</th>
            <td className="num" data-label="当天回执">
              {one.receipts}
            </td>
            <td className="num" data-label="累计回执">
              {one.receiptsInAll}
            </td>
            <td className="num" data-label="封存记录">
              {one.sealedInAll}
            </td>
            <td className="digest" data-label="最新的封存">
              {`第 ${one.headNumber} 次，${one.headDigest}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HeadRows({ heads, caption }: { readonly heads: readonly SealedHead[]; readonly caption: ReactNode }) {
  return (
    <table className="stack">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">次序</th>
          <th scope="col">时间</th>
          <th scope="col" className="num">
            记录
          </th>
          <th scope="col">摘要（SHA-256）</th>
        </tr>
      </thead>
      <tbody>
        {heads.map((head) => (
          <tr key={head.number} id={`s${head.number}`}>
            <th scope="row">第 {head.number} 次</th>
            <td data-label="时间">{instantInWords(head.sealedAt)}</td>
            <td className="num" data-label="记录">
              {head.rows} 条
            </td>
            <td className="digest" data-label="摘要（SHA-256）">
              {head.digest}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/**
 * The newest seal and the newest day in full; the days folded by month for the newest twelve, older ones in the file of all; of the seals a page for
 * each month of `months` (YYYY-MM). All newest first.
 */
export function SealsPage({
  frame,
  newest,
  days,
  months,
  publicKey,
}: {
  readonly frame: Frame;
  readonly newest: SealedHead | null;
  readonly days: readonly DayFigures[];
  readonly months: readonly string[];
  readonly publicKey: string;
}) {
  const byMonth = groupsOf(days, ({ day }) => day.slice(0, 7));
  return (
    <PublishedPage frame={frame} title="封存记录和每日数字" current="/seals">
      <h1>封存记录和每日数字</h1>
      {SEALS_SHOW.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {newest === null ? (
        <p className="note">还没有封存过。</p>
      ) : (
        <>
          <section aria-labelledby="heads">
            <h2 id="heads">封存</h2>
            <HeadRows heads={[newest]} caption="最新的一次" />
            <p>全部封存，按月查看：</p>
            <ul className="link-list">
              {months.map((month) => (
                <li key={month}>
                  <a href={`/seals/${month}`}>{monthName(month)}</a>
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="days">
            <h2 id="days">每日数字</h2>
            {days.length === 0 ? (
              <p className="note">收到第一份申报后，从第二天起每天公布。</p>
            ) : (
              <DayRows days={days.slice(0, 1)} caption="最近的一天" />
            )}
            {byMonth.slice(0, MONTHS_FOLDED).map(([month, rows]) => (
              <details key={month}>
                <summary>{`${monthName(month)}，${rows.length} 天`}</summary>
                <DayRows days={rows} caption={`${monthName(month)}的每日数字`} />
              </details>
            ))}
            {byMonth.length > MONTHS_FOLDED && <p>更早的见下面的文件。</p>}
          </section>
          <section aria-labelledby="files">
            <h2 id="files">文件</h2>
            <p>
              每月一个文件，一行一次封存。请保存在别处：以后与这里公布的比对，或请积分办用它核对数据库。核对的命令：
            </p>
            <pre className="digest command">
              {`npm run seals -- verify ${[...months]
                .sort()
                .map((month) => `${month}.ndjson`)
                .join(" ")}`}
            </pre>
            <ul>
              {days.length > 0 && (
                <li>
                  <a href="/seals/days.csv">全部日期的数字（CSV）</a>
                </li>
              )}
              {months.map((month) => (
                <li key={month}>
                  <a href={`/seals/${month}.ndjson`}>{`${monthName(month)}的封存（NDJSON）`}</a>
                </li>
              ))}
            </ul>
            <p>签名的公钥（Ed25519）：</p>
            <p className="digest">
              <span>{publicKey}</span>
            </p>
          </section>
        </>
      )}
      <section aria-labelledby="limits">
        <h2 id="limits">封存不能说明什么</h2>
        <ul>
          {SEALS_DO_NOT_SHOW.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </PublishedPage>
  );
}

/** Every seal of one month (YYYY-MM), newest first, folded by day; the newest day stands open. */
export function SealsMonthPage({
  frame,
  month,
  heads,
}: {
  readonly frame: Frame;
  readonly month: string;
  readonly heads: readonly SealedHead[];
}) {
  const byDay = groupsOf(heads, ({ sealedAt }) => sealedAt.slice(0, 10));
  return (
    <PublishedPage frame={frame} title={`${monthName(month)}的封存`} current="/seals">
      <h1>{`${monthName(month)}的封存`}</h1>
      <p>
        {`这个月封存了 ${heads.length} 次，最近的在前。`}
        <a href={`/seals/${month}.ndjson`}>下载文件（NDJSON）</a>
      </p>
      {byDay.map(([day, rows], index) => (
        <details key={day} open={index === 0}>
          <summary>{`${shortDay(day)}，${rows.length} 次`}</summary>
          <HeadRows heads={rows} caption={`${plainDay(day)}的封存`} />
        </details>
      ))}
      <p className="links">
        <a href="/seals">全部封存记录和每日数字</a>
      </p>
    </PublishedPage>
  );
}

import { instantInWords, plainDay } from "../copy/dates";
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

/** Sealed heads and the figures of each day, both newest first; `months` (YYYY-MM) have a file of heads each. */
export function SealsPage({
  frame,
  heads,
  days,
  months,
  publicKey,
}: {
  readonly frame: Frame;
  readonly heads: readonly SealedHead[];
  readonly days: readonly DayFigures[];
  readonly months: readonly string[];
  readonly publicKey: string;
}) {
  return (
    <PublishedPage frame={frame} title="封存记录和每日数字" current="/seals">
      <h1>封存记录和每日数字</h1>
      {SEALS_SHOW.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {heads.length === 0 ? (
        <p className="note">还没有封存过。</p>
      ) : (
        <>
          <section aria-labelledby="days">
            <h2 id="days">每日数字</h2>
            {days.length === 0 ? (
              <p className="note">收到第一份申报后，从第二天起每天公布。</p>
            ) : (
              <table className="stack">
                <caption>最近 {days.length} 天，全部日期见下面的文件</caption>
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
                      <td className="num" data-label="当天的申报回执">
                        {one.receipts}
                      </td>
                      <td className="num" data-label="累计回执">
                        {one.receiptsInAll}
                      </td>
                      <td className="num" data-label="累计封存记录">
                        {one.sealedInAll}
                      </td>
                      <td className="digest" data-label={`第 ${one.headNumber} 次封存`}>
                        <span>
                          第 {one.headNumber} 次，{one.headDigest}
                        </span>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </section>
          <section aria-labelledby="heads">
            <h2 id="heads">最近的封存</h2>
            <table className="stack">
              <caption>最近 {heads.length} 次，全部封存见下面的文件</caption>
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
                  <tr key={head.number}>
                    <th scope="row">第 {head.number} 次</th>
                    <td data-label="时间">{instantInWords(head.sealedAt)}</td>
                    <td className="num" data-label="记录">
                      {head.rows} 条
                    </td>
                    <td className="digest" data-label="SHA-256">
                      <span>{head.digest}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
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
                  <a
                    href={`/seals/${month}.ndjson`}
                  >{`${Number(month.slice(0, 4))}年${Number(month.slice(5))}月的封存（NDJSON）`}</a>
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

import { changedRows, correctionText } from "../../copy/notice-changes";
import type { Notice } from "../../domain/notice/notice";
import type { Service } from "../../domain/ranking/service";

/** Rows whose changes the page itself shows; the files have them all. */
const SHOWN = 50;

/** What a correction changed against the notice that it takes the place of, one line a row. */
export function NoticeChanges({
  notice,
  service,
  corrected,
}: {
  readonly notice: Notice;
  readonly service: Service;
  readonly corrected: string;
}) {
  const all = changedRows(notice, service);
  const rows = all.slice(0, SHOWN);
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">更正的内容</h2>
      <p>
        {correctionText(notice, corrected, all.length)}
        {all.length > SHOWN && `下面是前 ${SHOWN} 行，全部变动见公示文件。`}
      </p>
      {rows.length > 0 && (
        <table className="stack">
          <caption>有变动的各行</caption>
          <thead>
            <tr>
              <th scope="col">公示代码</th>
              <th scope="col">变动</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([code, changes]) => (
              <tr key={code}>
                <th scope="row" className="code">
                  {code}
                </th>
                <td data-label="变动">{changes}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

import { OUTCOME_NAMES } from "../../copy/notice";
import type { Notice, NoticeChange } from "../../domain/notice/notice";
import type { Service } from "../../domain/ranking/service";

/** Rows whose changes the page itself shows; the file has them all. */
const SHOWN = 50;

function valueText(change: NoticeChange, value: string | number | null, service: Service): string {
  if (value === null) return "无";
  if (change.field === "pool") return service.pools.find((pool) => pool.code === value)?.name ?? String(value);
  return change.field === "outcome" ? OUTCOME_NAMES[value as keyof typeof OUTCOME_NAMES] : String(value);
}

const FIELD_NAMES = { total: "总分", pool: "分类", rank: "名次", outcome: "结果" } as const;

/** 名次 214→187. */
export function changeText(change: NoticeChange, service: Service): string {
  if (change.field === "row") return change.old === null ? "新列入公示" : "不再列入公示";
  const [old, now] = [valueText(change, change.old, service), valueText(change, change.new, service)];
  return `${FIELD_NAMES[change.field]} ${old}→${now}`;
}

/** 经异议复核和对虚假材料的处理. */
function occasionOf(changes: readonly NoticeChange[]): string {
  const reasons = new Set(changes.map((one) => one.reason));
  if (!reasons.has("sanction")) return "经异议复核";
  return reasons.has("objection") ? "经异议复核和对虚假材料的处理" : "经对虚假材料的处理";
}

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
  const byCode = new Map<string, string[]>();
  for (const change of notice.changes)
    byCode.set(change.code, [...(byCode.get(change.code) ?? []), changeText(change, service)]);
  const rows = [...byCode].slice(0, SHOWN);
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">更正的内容</h2>
      <p>
        {`本公示${occasionOf(notice.changes)}，更正并代替${corrected}，共 ${byCode.size} 行有变动，其他各行不变，公示代码不变。`}
        {byCode.size > SHOWN && `下面是前 ${SHOWN} 行，全部变动见公示文件。`}
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
            {rows.map(([code, texts]) => (
              <tr key={code}>
                <th scope="row" className="code">
                  {code}
                </th>
                <td data-label="变动">{texts.join("，")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

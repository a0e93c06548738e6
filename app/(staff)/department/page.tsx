import type { Metadata } from "next";
import { readAfter, writeAfter } from "@/app/_parts/keyset";
import { instantInWords } from "@/lib/copy/dates";
import { EFFECT_NAMES } from "@/lib/copy/statuses";
import { Scroll } from "@/lib/documents/scroll";
import { ITEM_EFFECTS } from "@/lib/domain/application/items";
import { shanghaiInstant } from "@/lib/platform/clock";
import { listDepartmentQueue } from "@/lib/usecases/work/list-queues";
import { requireScorer } from "./require-scorer";

export const metadata: Metadata = { title: "评分" };
const PAGE = 50;

type Query = { readonly indicator?: string; readonly effect?: string; readonly after?: string };

/** Open items of the own department, filtered by indicator and effect, oldest first. */
export default async function DepartmentQueue({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const { actor } = await requireScorer();
  const query = await searchParams;
  const filter = {
    indicator: query.indicator || null,
    effect: ITEM_EFFECTS.find((one) => one === query.effect) ?? null,
  };
  const { names, counts, rows } = await listDepartmentQueue(actor, filter, readAfter(query.after), PAGE);
  const last = rows.at(-1)?.item;
  const address = (after: string) =>
    `/department?${new URLSearchParams({ indicator: filter.indicator ?? "", effect: filter.effect ?? "", after })}`;
  return (
    <>
      <h1>评分</h1>
      <form className="filters" action="/department" method="get">
        <div className="field">
          <label htmlFor="indicator">指标</label>
          <select className="input" id="indicator" name="indicator" defaultValue={filter.indicator ?? ""}>
            <option value="">全部</option>
            {counts.map((one) => (
              <option key={one.indicator} value={one.indicator}>
                {`${one.indicator} ${names.get(one.indicator) ?? ""}（${one.open}）`}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="effect">性质</label>
          <select className="input" id="effect" name="effect" defaultValue={filter.effect ?? ""}>
            <option value="">全部</option>
            {ITEM_EFFECTS.map((one) => (
              <option key={one} value={one}>
                {EFFECT_NAMES[one]}
              </option>
            ))}
          </select>
        </div>
        <button className="button button-quiet" type="submit">
          筛选
        </button>
        <a href="/department/nothing-found">批量记录“无记录”</a>
      </form>
      {rows.length === 0 ? (
        <p className="note">没有待办的事项。初审通过的申报会出现在这里。</p>
      ) : (
        <Scroll>
          <table>
            <caption>待办事项，先到的在前</caption>
            <thead>
              <tr>
                <th scope="col">指标</th>
                <th scope="col">性质</th>
                <th scope="col">姓名</th>
                <th scope="col">类别</th>
                <th scope="col">自</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ item, name, applicantClass }) => (
                <tr key={item.id}>
                  <th scope="row">
                    <a href={`/department/items/${item.id}`}>
                      {item.indicator} {names.get(item.indicator)}
                    </a>
                  </th>
                  <td>{EFFECT_NAMES[item.effect]}</td>
                  <td>{name}</td>
                  <td>{applicantClass}</td>
                  <td>{instantInWords(shanghaiInstant(item.createdAt))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {rows.length === PAGE && last !== undefined && (
        <p className="pager">
          <a href={address(writeAfter(last.createdAt, last.id))}>下一页</a>
        </p>
      )}
    </>
  );
}

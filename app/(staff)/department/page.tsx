import type { Metadata } from "next";
import { readAfter, writeAfter } from "@/app/_parts/keyset";
import { FilterSelect, Filters } from "@/app/_ui/filters";
import { Pager } from "@/app/_ui/pager";
import { StaffTable } from "@/app/_ui/staff-table";
import { instantInWords } from "@/lib/copy/dates";
import { EFFECT_NAMES } from "@/lib/copy/statuses";
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
  const filtered = Object.entries({ indicator: filter.indicator, effect: filter.effect }).flatMap(([name, value]) =>
    value === null ? [] : [[name, value]],
  );
  const base = filtered.length === 0 ? "/department" : `/department?${new URLSearchParams(filtered)}`;
  return (
    <>
      <h1>评分</h1>
      <p className="links">
        <a href="/department/nothing-found">批量记录“无记录”</a>
      </p>
      <Filters action="/department">
        <FilterSelect
          name="indicator"
          label="指标"
          value={filter.indicator}
          choices={counts.map((one) => ({
            value: one.indicator,
            label: `${one.indicator} ${names.get(one.indicator) ?? ""}（${one.open}）`,
          }))}
        />
        <FilterSelect
          name="effect"
          label="性质"
          value={filter.effect}
          choices={ITEM_EFFECTS.map((value) => ({ value, label: EFFECT_NAMES[value] }))}
        />
      </Filters>
      <StaffTable
        caption={`待办事项，先到的在前（全部 ${counts.reduce((sum, one) => sum + one.open, 0)} 项）`}
        rows={rows}
        keyOf={({ item }) => item.id}
        hrefOf={({ item }) => `/department/items/${item.id}`}
        empty={
          filtered.length === 0 ? (
            "没有待办的事项。初审通过的申报会出现在这里。"
          ) : (
            <>
              没有符合筛选的待办事项。可以<a href="/department">查看全部</a>。
            </>
          )
        }
        columns={[
          { head: "指标", cell: ({ item }) => `${item.indicator} ${names.get(item.indicator) ?? ""}` },
          { head: "性质", cell: ({ item }) => EFFECT_NAMES[item.effect] },
          { head: "姓名", cell: ({ name }) => name },
          { head: "类别", cell: ({ applicantClass }) => `${applicantClass} 类` },
          { head: "送达", cell: ({ item }) => instantInWords(shanghaiInstant(item.createdAt)) },
        ]}
      />
      <Pager
        base={base}
        paged={query.after !== undefined}
        next={rows.length === PAGE && last !== undefined ? writeAfter(last.createdAt, last.id) : null}
      />
    </>
  );
}

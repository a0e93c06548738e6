import type { Metadata } from "next";
import { readAfter, writeAfter } from "@/app/_parts/keyset";
import { TaskList } from "@/app/_parts/task-list";
import { FilterSelect, Filters } from "@/app/_ui/filters";
import { Pager } from "@/app/_ui/pager";
import { StaffTable } from "@/app/_ui/staff-table";
import { instantInWords, shortDay } from "@/lib/copy/dates";
import { ITEM_STATE_NAMES, STUCK_REMEDY } from "@/lib/copy/desk";
import { EFFECT_NAMES } from "@/lib/copy/statuses";
import { ITEM_EFFECTS, ITEM_STATES } from "@/lib/domain/application/items";
import { shanghaiInstant } from "@/lib/platform/clock";
import { listDepartmentRechecks } from "@/lib/usecases/objection/list-objections";
import { DECISION_WORKING_DAYS, listDepartmentQueue } from "@/lib/usecases/work/department-queue";
import { type ItemQuery, readItemFilter, withItemFilter } from "./item-filter";
import { requireScorer } from "./require-scorer";

export const metadata: Metadata = { title: "评分" };
const PAGE = 50;

type Query = ItemQuery & { readonly after?: string; readonly done?: string; readonly proposed?: string };
type Row = Awaited<ReturnType<typeof listDepartmentQueue>>["rows"][number];

/** Open items of the own department, filtered by indicator, effect and state, those that came first in front. */
export default async function DepartmentQueue({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const { actor } = await requireScorer();
  const query = await searchParams;
  const filter = readItemFilter(query);
  const { names, counts, rows } = await listDepartmentQueue(actor, filter, readAfter(query.after), PAGE);
  const rechecks = await listDepartmentRechecks(actor);
  const last = rows.at(-1)?.item;
  const base = withItemFilter("/department", filter);
  const sum = (of: "open" | (typeof ITEM_STATES)[number]) => counts.reduce((all, one) => all + one[of], 0);
  return (
    <>
      <h1>评分</h1>
      {query.done !== undefined && (
        <p className="note" role="status">
          已记录。这一筛选下没有别的待办了。
        </p>
      )}
      {query.proposed !== undefined && (
        <p className="note" role="status">
          复核意见已提交，由积分办决定异议。
        </p>
      )}
      <p className="links">
        <a href="/department/nothing-found">批量记录“无记录”</a>
      </p>
      <Rechecks rows={rechecks} names={names} />
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
        <FilterSelect
          name="state"
          label="情况"
          value={filter.state}
          choices={ITEM_STATES.map((value) => ({ value, label: `${ITEM_STATE_NAMES[value]}（${sum(value)}）` }))}
        />
      </Filters>
      <StaffTable
        caption={`待办事项，先到的在前（全部 ${sum("open")} 项，${DECISION_WORKING_DAYS} 个工作日没有决定的为超期）`}
        rows={rows}
        keyOf={({ item }) => item.id}
        hrefOf={({ item }) => withItemFilter(`/department/items/${item.id}`, filter)}
        empty={
          base === "/department" ? (
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
          { head: "受理号", cell: ({ receipt }) => receipt },
          { head: "送达", cell: ({ item }) => instantInWords(shanghaiInstant(item.createdAt)) },
          { head: "情况", cell: (row) => <State row={row} /> },
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

/** What objections ask to be looked at again, in front of everything else. */
function Rechecks({
  rows,
  names,
}: {
  readonly rows: Awaited<ReturnType<typeof listDepartmentRechecks>>;
  readonly names: ReadonlyMap<string, string>;
}) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="rechecks">
      <h2 id="rechecks">{`异议复核，共 ${rows.length} 项`}</h2>
      <p>由没有决定过这一项的工作人员办理，请在异议期限以前提交意见。</p>
      <TaskList
        tasks={rows.map((row) => ({
          name: `${row.indicator} ${names.get(row.indicator) ?? ""}：${row.name}（异议 ${row.caseNumber}）`,
          href: `/department/items/${row.itemId}`,
          ...(row.stuck ? { detail: `本部门没有别的工作人员可以复核，${STUCK_REMEDY}` } : {}),
          status: row.overdue
            ? { name: "超期", tone: "bad" }
            : { name: `异议期限 ${shortDay(row.dueOn)}`, tone: "action" },
        }))}
      />
    </section>
  );
}

function State({ row }: { readonly row: Row }) {
  return (
    <span className="tags">
      {row.overdue && <span className="tag tag-bad">超期</span>}
      {row.recheck && <span className="tag tag-action">复核</span>}
      {row.stuck && <span className="tag tag-bad">本部门无人可复核，转积分办</span>}
      {row.awaitedUntil !== null && <span className="tag tag-wait">{`等材料，至${shortDay(row.awaitedUntil)}`}</span>}
      {row.answered && <span className="tag tag-good">已补材料</span>}
      {row.asked && !row.answered && row.awaitedUntil === null && <span className="tag">材料未补，期限已过</span>}
    </span>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { recordIdOf } from "@/app/_parts/record-id";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { FilterSelect, Filters } from "@/app/_ui/filters";
import { Pager } from "@/app/_ui/pager";
import { StaffTable } from "@/app/_ui/staff-table";
import { instantInWords, shortDay } from "@/lib/copy/dates";
import { optionName, STATE_NAMES, STEP_NAMES } from "@/lib/copy/fulfilment";
import { CANDIDACY_STATUS_FOR_STAFF, PROJECT_STATUS } from "@/lib/copy/statuses";
import { STEPS_OF, WITH_OPTIONS } from "@/lib/domain/fulfilment/steps";
import { shanghaiDay, shanghaiInstant } from "@/lib/platform/clock";
import { listOffers, OFFER_STATES, type OffersView } from "@/lib/usecases/fulfilment/list-offers";
import { listPassedOver } from "@/lib/usecases/fulfilment/list-passed-over";
import { requireManager } from "../../require-manager";
import { Flows } from "./flows";
import { End, Options, Start } from "./manage";
import { PassedOver } from "./passed-over";

export const metadata: Metadata = { title: "兑现" };
const PAGE = 50;
const DONE: Readonly<Record<string, string>> = {
  started: "名额已发放，指标内的人会收到短信。",
  ended: "项目已结束，候补的人会收到短信。",
  options: "已保存。",
  slots: "选择时间已安排，本人会收到短信。",
};

type Query = {
  readonly pool?: string;
  readonly state?: string;
  readonly after?: string;
  readonly done?: string;
  readonly people?: string;
};
type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Promise<Query> };

/** The places of one project: numbers by pool, then everyone who was offered one, in published order. */
export default async function ProjectOffers({ params, searchParams }: Props) {
  const actor = await requireManager();
  const query = await searchParams;
  const filter = { pool: query.pool || null, state: OFFER_STATES.find((one) => one === query.state) ?? null };
  const after = /^\d{1,9}$/.test(query.after ?? "") ? Number(query.after) : 0;
  const projectId = recordIdOf((await params).id);
  const read = await listOffers(actor, { projectId, filter, after, limit: PAGE });
  if (!read.ok) notFound();
  const view = read.value;
  const passed = await listPassedOver(actor, { projectId });
  const { project } = view;
  const done =
    query.done === "recorded" && /^\d{1,6}$/.test(query.people ?? "")
      ? `已记录 ${query.people} 人。`
      : DONE[query.done ?? ""];
  return (
    <>
      <BackLink href="/department/offers" name="返回兑现" />
      <h1>
        {project.name} <StatusTag status={PROJECT_STATUS[project.status]} />
      </h1>
      {done !== undefined && (
        <p className="note note-done" role="status">
          {done}
        </p>
      )}
      {project.status === "final" && <Start view={view} />}
      {view.fulfilment !== null && (
        <>
          <Pools view={view} />
          <InBulk view={view} />
          <List view={view} query={query} filter={filter} />
          <PassedOver rows={passed.ok ? passed.value : []} />
          {project.status === "fulfilling" && (
            <>
              <Options view={view} />
              <End view={view} />
            </>
          )}
        </>
      )}
    </>
  );
}

const FLOWED = [
  { head: "转出", number: true, cell: (one: OffersView["pools"][number]) => one.given },
  { head: "转入", number: true, cell: (one: OffersView["pools"][number]) => one.received },
  { head: "现有", number: true, cell: (one: OffersView["pools"][number]) => one.admitted },
];

function Pools({ view }: { readonly view: OffersView }) {
  const flows = view.project.rules.flows.length > 0;
  return (
    <>
      <StaffTable
        caption={`各分类的名额（等待递补 ${view.waiting} 人）`}
        rows={view.pools}
        keyOf={(one) => one.pool}
        empty="项目没有分类。"
        columns={[
          { head: "分类", cell: (one) => one.name },
          { head: "名额", number: true, cell: (one) => one.initial },
          ...(flows ? FLOWED : []),
          { head: "等待答复", number: true, cell: (one) => one.open },
          { head: "待办理", number: true, cell: (one) => one.toServe },
          { head: "逾期未办", number: true, cell: (one) => one.overdue },
          { head: "已办理", number: true, cell: (one) => one.served },
          { head: "放弃", number: true, cell: (one) => one.declined },
          { head: "失效", number: true, cell: (one) => one.lapsed },
          { head: "撤销", number: true, cell: (one) => one.revoked },
          { head: "未用", number: true, cell: (one) => one.admitted - one.taken },
        ]}
      />
      {flows && <Flows view={view} />}
      <p className="links">
        <a href="/department/vouchers">核验凭证</a>
        <a href={`/api/offers/${view.project.id}/list.csv`}>下载已接受人员名单（CSV）</a>
      </p>
    </>
  );
}

/** One step for many people at once. */
function InBulk({ view: { project } }: { readonly view: OffersView }) {
  if (project.status !== "fulfilling") return null;
  return (
    <p className="links">
      {STEPS_OF[project.kind].map(({ step }) => (
        <a key={step} href={`/department/offers/${project.id}/record?step=${step}`}>
          {`批量记录：${STEP_NAMES[step]}`}
        </a>
      ))}
    </p>
  );
}

function List({
  view,
  query,
  filter,
}: {
  readonly view: OffersView;
  readonly query: Query;
  readonly filter: { readonly pool: string | null; readonly state: string | null };
}) {
  const { project, pools, rows } = view;
  const base = `/department/offers/${project.id}`;
  const set = Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  const last = rows.at(-1);
  const what = optionName(project.kind);
  return (
    <>
      <h2>名单</h2>
      <Filters action={base}>
        <FilterSelect
          name="pool"
          label="分类"
          value={filter.pool}
          choices={pools.map((one) => ({ value: one.pool, label: one.name }))}
        />
        <FilterSelect
          name="state"
          label="情况"
          value={filter.state}
          choices={OFFER_STATES.map((value) => ({ value, label: STATE_NAMES[value] }))}
        />
      </Filters>
      <StaffTable
        caption="得到名额的人，按公示的次序"
        rows={rows}
        keyOf={(one) => one.id}
        hrefOf={(one) => `${base}/${one.id}`}
        empty={set.length === 0 ? "还没有人得到名额。" : "没有符合筛选的人。"}
        columns={[
          { head: "姓名", cell: (one) => `${one.name}${one.child === null ? "" : `（${one.child}）`}` },
          { head: "分类", cell: (one) => one.pool },
          {
            head: "情况",
            cell: (one) => (
              <span className="tags">
                <StatusTag status={CANDIDACY_STATUS_FOR_STAFF[one.status]} />
                {one.overdue && <span className="tag tag-bad">逾期未办</span>}
                {one.promoted && <span className="tag">递补</span>}
              </span>
            ),
          },
          { head: "期限", cell: termOf },
          ...(WITH_OPTIONS.has(project.kind)
            ? [{ head: what, cell: (one: OffersView["rows"][number]) => one.option ?? slotOf(one) }]
            : []),
        ]}
      />
      <Pager
        base={set.length === 0 ? base : `${base}?${new URLSearchParams(set)}`}
        paged={query.after !== undefined}
        next={rows.length === PAGE && last !== undefined ? String(last.position) : null}
      />
    </>
  );
}

function termOf(one: OffersView["rows"][number]): string {
  if (one.status === "offered") return `答复至${shortDay(one.dueOn)}`;
  if (one.status === "accepted" && one.serveBy !== null)
    return `${one.overdue ? "期限" : "办理至"}${shortDay(one.serveBy)}${one.overdue ? "已过" : ""}`;
  return one.servedAt === null ? "" : `${shortDay(shanghaiDay(one.servedAt))}办理`;
}
const slotOf = (one: OffersView["rows"][number]) =>
  one.choosesFrom === null ? "" : `${instantInWords(shanghaiInstant(one.choosesFrom))}起选`;

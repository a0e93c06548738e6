import type { Metadata } from "next";
import { readAfter, writeAfter } from "@/app/_parts/keyset";
import { StatusTag } from "@/app/_parts/status-tag";
import { FilterSelect, Filters } from "@/app/_ui/filters";
import { Pager } from "@/app/_ui/pager";
import { StaffTable } from "@/app/_ui/staff-table";
import { requireActor } from "@/lib/auth/current-actor";
import { plainDay } from "@/lib/copy/dates";
import { GROUND_NAMES, OBJECTION_STATUS_FOR_STAFF, SIDE_NAMES } from "@/lib/copy/objections";
import { OBJECTION_STATUSES } from "@/lib/domain/objection/statuses";
import { shanghaiDay } from "@/lib/platform/clock";
import { listOfficeObjections } from "@/lib/usecases/objection/list-objections";
import { OBJECTION_WORKING_DAYS } from "@/lib/usecases/objection/terms";

export const metadata: Metadata = { title: "异议" };
const PAGE = 50;

type Query = { readonly status?: string; readonly only?: string; readonly after?: string };
type Props = { readonly searchParams: Promise<Query> };
type Row = Awaited<ReturnType<typeof listOfficeObjections>>[number];

/** The cases of the year, those that came first in front. */
export default async function ObjectionsPage({ searchParams }: Props) {
  const actor = await requireActor("points-office-officer");
  const query = await searchParams;
  const status = OBJECTION_STATUSES.find((one) => one === query.status) ?? null;
  const only = query.only === "overdue" || query.only === "mine" ? query.only : null;
  const filter = { status, overdue: only === "overdue", handlerId: only === "mine" ? actor.userId : null };
  const rows = await listOfficeObjections(actor, filter, readAfter(query.after), PAGE);
  const set = Object.entries({ status, only }).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  const base = set.length === 0 ? "/office/objections" : `/office/objections?${new URLSearchParams(set)}`;
  const last = rows.at(-1);
  return (
    <>
      <h1>异议</h1>
      <Filters action="/office/objections">
        <FilterSelect
          name="status"
          label="状态"
          value={status}
          choices={OBJECTION_STATUSES.map((value) => ({ value, label: OBJECTION_STATUS_FOR_STAFF[value].name }))}
        />
        <FilterSelect
          name="only"
          label="范围"
          value={only}
          choices={[
            { value: "mine", label: "我办理的" },
            { value: "overdue", label: "超期的" },
          ]}
        />
      </Filters>
      <StaffTable
        caption={`异议，先收到的在前（${OBJECTION_WORKING_DAYS} 个工作日没有决定的为超期）`}
        rows={rows}
        keyOf={(row) => row.id}
        hrefOf={(row) => `/office/objections/${row.id}`}
        empty={
          set.length === 0 ? (
            "还没有异议。公示期内本人或他人提出后，会出现在这里。"
          ) : (
            <>
              没有符合筛选的异议。可以<a href="/office/objections">查看全部</a>。
            </>
          )
        }
        columns={[
          { head: "编号", cell: (row) => row.caseNumber },
          { head: "项目", cell: (row) => row.project },
          { head: "提出方", cell: (row) => SIDE_NAMES[row.side] },
          { head: "理由", cell: (row) => GROUND_NAMES[row.ground] },
          { head: "收到", cell: (row) => plainDay(shanghaiDay(row.raisedAt)) },
          { head: "期限", cell: (row) => plainDay(row.dueOn) },
          { head: "办理人", cell: (row) => row.handler ?? "" },
          { head: "状态", cell: (row) => <State row={row} /> },
        ]}
      />
      <Pager
        base={base}
        paged={query.after !== undefined}
        next={rows.length === PAGE && last !== undefined ? writeAfter(last.raisedAt, last.id) : null}
      />
    </>
  );
}

function State({ row }: { readonly row: Row }) {
  return (
    <span className="tags">
      {row.overdue && <span className="tag tag-bad">超期</span>}
      <StatusTag status={OBJECTION_STATUS_FOR_STAFF[row.status]} />
    </span>
  );
}

import type { Metadata } from "next";
import { readAfter, writeAfter } from "@/app/_parts/keyset";
import { StatusTag } from "@/app/_parts/status-tag";
import { FilterSelect, Filters } from "@/app/_ui/filters";
import { Pager } from "@/app/_ui/pager";
import { StaffTable } from "@/app/_ui/staff-table";
import { requireActor } from "@/lib/auth/current-actor";
import { plainDay, shortDay } from "@/lib/copy/dates";
import { SANCTION_STATUS_FOR_STAFF, sanctionStatus } from "@/lib/copy/sanctions";
import { SANCTION_STATUSES } from "@/lib/domain/sanction/statuses";
import { shanghaiDay } from "@/lib/platform/clock";
import { officeDay } from "@/lib/usecases/public/office-day";
import { listOfficeSanctions } from "@/lib/usecases/sanction/list-sanctions";

export const metadata: Metadata = { title: "虚假材料" };
const PAGE = 50;

type Query = { readonly status?: string; readonly only?: string; readonly after?: string };
type Props = { readonly searchParams: Promise<Query> };
type Row = Awaited<ReturnType<typeof listOfficeSanctions>>[number];

/** The cases of false evidence of the year, those opened first in front. */
export default async function SanctionsPage({ searchParams }: Props) {
  const actor = await requireActor("points-office-officer");
  const query = await searchParams;
  const status = SANCTION_STATUSES.find((one) => one === query.status) ?? null;
  const only = query.only === "open" ? query.only : null;
  const rows = await listOfficeSanctions(actor, { status, open: only !== null }, readAfter(query.after), PAGE);
  const set = Object.entries({ status, only }).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  const base = set.length === 0 ? "/office/sanctions" : `/office/sanctions?${new URLSearchParams(set)}`;
  const last = rows.at(-1);
  const { day } = await officeDay();
  return (
    <>
      <h1>虚假材料</h1>
      <p className="links">
        <a href="/office/sanctions/new">立案核查</a>
      </p>
      <Filters action="/office/sanctions">
        <FilterSelect
          name="status"
          label="状态"
          value={status}
          choices={SANCTION_STATUSES.map((value) => ({ value, label: SANCTION_STATUS_FOR_STAFF[value].name }))}
        />
        <FilterSelect name="only" label="范围" value={only} choices={[{ value: "open", label: "办理中的" }]} />
      </Filters>
      <StaffTable
        caption="虚假材料的核查和处理，先立案的在前"
        rows={rows}
        keyOf={(row) => row.id}
        hrefOf={(row) => `/office/sanctions/${row.id}`}
        empty={
          set.length === 0 ? (
            "还没有。发现申报含虚假材料的，先立案核查，听取本人说明以后再处理。"
          ) : (
            <>
              没有符合筛选的。可以<a href="/office/sanctions">查看全部</a>。
            </>
          )
        }
        columns={[
          { head: "编号", cell: (row) => row.caseNumber },
          { head: "立案", cell: (row) => `${plainDay(shanghaiDay(row.openedAt))}，${row.openedBy}` },
          { head: "期限", cell: termOf },
          {
            head: "状态",
            cell: (row) => (
              <span className="tags">
                {row.overdue && <span className="tag tag-bad">超期</span>}
                <StatusTag status={sanctionStatus(row, day, true)} />
              </span>
            ),
          },
        ]}
      />
      <Pager
        base={base}
        paged={query.after !== undefined}
        next={rows.length === PAGE && last !== undefined ? writeAfter(last.openedAt, last.id) : null}
      />
    </>
  );
}

function termOf(row: Row): string {
  if (row.status === "hearing" && row.heardUntil !== null)
    return row.answeredAt !== null ? "本人已说明" : `本人说明至${shortDay(row.heardUntil)}`;
  if (row.status === "imposed" && row.objectUntil !== null) return `异议至${shortDay(row.objectUntil)}`;
  return row.status === "objected" && row.dueOn !== null ? `决定至${shortDay(row.dueOn)}` : "";
}

import { writeAfter } from "@/app/_parts/keyset";
import { StatusTag } from "@/app/_parts/status-tag";
import { FilterSelect, Filters } from "@/app/_ui/filters";
import { Pager } from "@/app/_ui/pager";
import { StaffTable } from "@/app/_ui/staff-table";
import { instantInWords, shortDay } from "@/lib/copy/dates";
import { APPLICATION_STATUS_FOR_STAFF } from "@/lib/copy/statuses";
import { APPLICATION_STATUSES, type ApplicationStatus } from "@/lib/domain/application/statuses";
import { shanghaiInstant } from "@/lib/platform/clock";
import type { listTownshipQueue } from "@/lib/usecases/work/list-queues";
import { type QueueFilter, queueAddress } from "./queue-query";

type Rows = Awaited<ReturnType<typeof listTownshipQueue>>;
type Row = Rows[number];

/** Where points exist, the case opens on its points; otherwise on what was sent. */
const POINTS: ReadonlySet<ApplicationStatus> = new Set(["scored", "awaiting-confirmation", "confirmed", "unconfirmed"]);
const hrefOf = ({ application }: Row) =>
  `/township/${POINTS.has(application.status) ? "points" : "reviews"}/${application.id}`;
const dueOf = ({ application }: Row) =>
  application.status === "supplementing"
    ? application.supplementBy
    : application.status === "awaiting-confirmation"
      ? application.confirmBy
      : null;

/** A township's queue with its filters, longest waiting first, paged by key. */
export function TownshipQueue({
  rows,
  base,
  filter,
  classes,
  empty,
  status,
  full,
  paged,
}: {
  readonly rows: Rows;
  readonly base: string;
  readonly filter: QueueFilter;
  readonly classes: readonly { readonly code: string; readonly name: string }[];
  /** Why nobody waits in the queue as it opens. */
  readonly empty: string;
  /** The status with which it opens. */
  readonly status: ApplicationStatus;
  readonly full: number;
  readonly paged: boolean;
}) {
  const last = rows.at(-1)?.application;
  const narrowed = filter.status !== status || filter.applicantClass !== null || filter.overdue;
  return (
    <>
      <Filters action={base}>
        <FilterSelect
          name="status"
          label="状态"
          value={filter.status}
          choices={APPLICATION_STATUSES.filter((one) => one !== "draft").map((value) => ({
            value,
            label: APPLICATION_STATUS_FOR_STAFF[value].name,
          }))}
        />
        <FilterSelect
          name="class"
          label="类别"
          value={filter.applicantClass}
          choices={classes.map((one) => ({ value: one.code, label: `${one.code} 类 ${one.name}` }))}
        />
        <FilterSelect
          name="overdue"
          label="时限"
          value={filter.overdue ? "yes" : null}
          choices={[{ value: "yes", label: "只看超期" }]}
        />
      </Filters>
      <StaffTable
        caption={`${filter.status === null ? "全部申报" : APPLICATION_STATUS_FOR_STAFF[filter.status].name}，先到的在前`}
        rows={rows}
        keyOf={({ application }) => application.id}
        hrefOf={hrefOf}
        empty={
          narrowed ? (
            <>
              没有符合筛选的申报。可以<a href={base}>清除筛选</a>。
            </>
          ) : (
            empty
          )
        }
        columns={[
          { head: "姓名", cell: ({ name }) => name },
          { head: "类别", cell: ({ application }) => `${application.applicantClass} 类` },
          {
            head: "状态",
            cell: ({ application }) => <StatusTag status={APPLICATION_STATUS_FOR_STAFF[application.status]} />,
          },
          { head: "起始时间", cell: ({ application }) => instantInWords(shanghaiInstant(application.statusSince)) },
          { head: "居民须在", cell: (row) => (dueOf(row) === null ? "" : `${shortDay(dueOf(row) ?? "")}前`) },
        ]}
      />
      <Pager
        base={queueAddress(base, filter)}
        paged={paged}
        next={rows.length === full && last !== undefined ? writeAfter(last.statusSince, last.id) : null}
      />
    </>
  );
}

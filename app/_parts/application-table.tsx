import { Pager } from "@/app/_ui/pager";
import { StaffTable } from "@/app/_ui/staff-table";
import { instantInWords } from "@/lib/copy/dates";
import { shanghaiInstant } from "@/lib/platform/clock";
import type { listTownshipQueue } from "@/lib/usecases/work/list-queues";
import { writeAfter } from "./keyset";

type Rows = Awaited<ReturnType<typeof listTownshipQueue>>;

/** A township's queue, oldest first, paged by key. */
export function ApplicationTable({
  rows,
  base,
  caption,
  empty,
  full,
  paged,
}: {
  readonly rows: Rows;
  readonly base: string;
  readonly caption: string;
  readonly empty: string;
  readonly full: number;
  readonly paged: boolean;
}) {
  const last = rows.at(-1)?.application;
  return (
    <>
      <StaffTable
        caption={caption}
        rows={rows}
        keyOf={({ application }) => application.id}
        hrefOf={({ application }) => `${base}/${application.id}`}
        empty={empty}
        columns={[
          { head: "姓名", cell: ({ name }) => name },
          { head: "类别", cell: ({ application }) => `${application.applicantClass} 类` },
          { head: "送达", cell: ({ application }) => instantInWords(shanghaiInstant(application.statusSince)) },
        ]}
      />
      <Pager
        base={base}
        paged={paged}
        next={rows.length === full && last !== undefined ? writeAfter(last.statusSince, last.id) : null}
      />
    </>
  );
}

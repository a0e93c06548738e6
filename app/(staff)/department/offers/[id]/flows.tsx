import { StaffTable } from "@/app/_ui/staff-table";
import { shortDay } from "@/lib/copy/dates";
import { FLOW_CAUSE_NAMES } from "@/lib/copy/flows";
import { shanghaiDay } from "@/lib/platform/clock";
import type { OffersView } from "@/lib/usecases/fulfilment/list-offers";

/** Which places went on to which pool, when and why, so that each pool's numbers can be added up. */
export function Flows({ view: { moves } }: { readonly view: OffersView }) {
  if (moves.length === 0)
    return <p className="quiet">还没有转用的名额：有剩余且无人递补的，按实施细则自动转给另一类的候补。</p>;
  return (
    <StaffTable
      caption="转用的名额（名额 − 转出 + 转入 = 现有）"
      rows={moves}
      keyOf={(one) => String(one.sequence)}
      empty="还没有转用的名额。"
      columns={[
        { head: "日期", cell: (one) => shortDay(shanghaiDay(one.at)) },
        { head: "从", cell: (one) => one.from },
        { head: "转入", cell: (one) => one.to },
        { head: "名额", number: true, cell: (one) => one.places },
        { head: "原因", cell: (one) => FLOW_CAUSE_NAMES[one.cause] },
      ]}
    />
  );
}

import { StaffTable } from "@/app/_ui/staff-table";
import { shortDay } from "@/lib/copy/dates";
import { PASSED_OVER_TEXTS } from "@/lib/copy/exclusions";
import { shanghaiDay } from "@/lib/platform/clock";
import type { PassedOverRow } from "@/lib/usecases/fulfilment/list-passed-over";

/** Whose turn came and who was passed over for a place elsewhere; nothing where nobody was. */
export function PassedOver({ rows }: { readonly rows: readonly PassedOverRow[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h2>轮到时略过的人</h2>
      <StaffTable
        caption="因为不能同时享受而略过，本人已收到短信"
        rows={rows}
        keyOf={(one) => one.candidacyId}
        empty="没有略过的人。"
        columns={[
          { head: "姓名", cell: (one) => `${one.name}${one.child === null ? "" : `（${one.child}）`}` },
          { head: "日期", cell: (one) => shortDay(shanghaiDay(one.passedAt)) },
          { head: "原因", cell: (one) => PASSED_OVER_TEXTS[one.reason](one.other) },
        ]}
      />
    </>
  );
}

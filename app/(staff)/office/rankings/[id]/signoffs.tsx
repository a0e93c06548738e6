import { StatusTag } from "@/app/_parts/status-tag";
import { StaffTable } from "@/app/_ui/staff-table";
import { instantInWords } from "@/lib/copy/dates";
import { SIGNOFF_STATE } from "@/lib/copy/statuses";
import { townshipName } from "@/lib/domain/dossier/townships";
import { sumOf } from "@/lib/domain/signoff/counts";
import { shanghaiInstant } from "@/lib/platform/clock";
import type { RankingView } from "@/lib/usecases/ranking/read-ranking";

/** Which township has signed for the numbers of its people, and which has not. */
export function Signoffs({ signoffs }: { readonly signoffs: RankingView["signoffs"] }) {
  if (signoffs.length === 0) return null;
  return (
    <>
      <h2>人数签核</h2>
      <StaffTable
        caption="各镇（街道）签核的人数，按申报项数计"
        rows={signoffs}
        keyOf={(row) => row.township}
        empty=""
        columns={[
          { head: "镇（街道）", cell: (row) => townshipName(row.township) },
          { head: "申报", number: true, cell: (row) => sumOf(row.classes).sent },
          { head: "参加排名", number: true, cell: (row) => sumOf(row.classes).standing },
          { head: "不参加", number: true, cell: (row) => sumOf(row.classes).leftOut },
          { head: "签核", cell: (row) => <StatusTag status={SIGNOFF_STATE[row.state]} /> },
          {
            head: "签核人",
            cell: (row) => (row.by === null ? "" : `${row.by.name}，${instantInWords(shanghaiInstant(row.by.at))}`),
          },
        ]}
      />
    </>
  );
}

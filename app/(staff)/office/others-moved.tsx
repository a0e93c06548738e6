import { StaffTable } from "@/app/_ui/staff-table";
import { moveText } from "@/lib/copy/objections";
import type { Moved } from "@/lib/usecases/objection/effect-of";

const SHOWN = 50;

/** Everybody else who moves in the notice of a project, folded; the first of them. */
export function OthersMoved({ project, others }: { readonly project: string; readonly others: readonly Moved[] }) {
  if (others.length === 0) return null;
  return (
    <details>
      <summary>{`变动的 ${others.length} 人`}</summary>
      {others.length > SHOWN && <p>{`下面是前 ${SHOWN} 人。`}</p>}
      <StaffTable
        caption={`${project}：随之变动的其他人`}
        rows={others.slice(0, SHOWN)}
        keyOf={(row) => row.candidacyId}
        empty="没有。"
        columns={[
          { head: "公示代码", cell: (row) => row.code ?? "未列入公示" },
          { head: "变动", cell: (row) => moveText(row.before, row.now) },
        ]}
      />
    </details>
  );
}

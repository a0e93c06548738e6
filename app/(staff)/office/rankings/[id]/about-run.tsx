import { StaffTable } from "@/app/_ui/staff-table";
import { SummaryList } from "@/app/_ui/summary-list";
import { ABSENT_TEXTS, CHANGE_TEXTS } from "@/lib/copy/ranking";
import { pointsText } from "@/lib/copy/score-lines";
import { RANKING_OUTCOME_NAMES } from "@/lib/copy/statuses";
import type { Standing } from "@/lib/usecases/ranking/compare-runs";
import type { RankingView } from "@/lib/usecases/ranking/read-ranking";

/** How many stand in the run, by township and class, and who does not and why. */
export function Counts({
  counts,
  classNames,
}: {
  readonly counts: NonNullable<RankingView["counts"]>;
  readonly classNames: ReadonlyMap<string, string>;
}) {
  const list = (rows: readonly (readonly [string, number])[]) =>
    rows.map(([name, count]) => `${name} ${count} 人`).join("，") || "没有";
  return (
    <>
      <h3>人数</h3>
      <SummaryList
        rows={[
          { name: "按镇（街道）", value: list(counts.townships) },
          { name: "按类别", value: list(counts.classes.map(([code, count]) => [classNames.get(code) ?? code, count])) },
          {
            name: "没有参加排名",
            value: counts.absent.map((one) => `${ABSENT_TEXTS[one.reason]} ${one.count} 项`).join("，") || "没有",
          },
        ]}
      />
    </>
  );
}

/** Who moved since the run before, and why. */
export function Comparison({
  comparison,
  poolName,
}: {
  readonly comparison: NonNullable<RankingView["comparison"]>;
  readonly poolName: (code: string | null) => string;
}) {
  const place = (one: Standing | null) =>
    one === null
      ? ""
      : `${poolName(one.pool)} ${one.rank === null ? "" : `第 ${one.rank} 名，`}${pointsText(one.total)} 分，${RANKING_OUTCOME_NAMES[one.outcome]}`;
  const { before, count, shown } = comparison;
  return (
    <>
      <h3>{`与第 ${before} 次排名的差别`}</h3>
      {count > shown.length && <p>{`共 ${count} 项，下面是前 ${shown.length} 项。`}</p>}
      <StaffTable
        caption={`有差别的 ${count} 项`}
        rows={shown}
        keyOf={(row) => row.receipt}
        empty="没有差别。"
        columns={[
          { head: "受理号", cell: (row) => row.receipt },
          { head: "原因", cell: (row) => CHANGE_TEXTS[row.why] },
          { head: "上次", cell: (row) => place(row.before) },
          { head: "这次", cell: (row) => place(row.now) },
        ]}
      />
    </>
  );
}

import { StatusTag } from "@/app/_parts/status-tag";
import { StaffTable } from "@/app/_ui/staff-table";
import { SummaryList } from "@/app/_ui/summary-list";
import { ABSENT_TEXTS, PROPERTY_TEXTS } from "@/lib/copy/ranking";
import type { RankingView } from "@/lib/usecases/ranking/read-ranking";
import { CompareForm } from "./compare-form";

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

/** Every run of the project, and which two to compare. */
export function Runs({ projectId, runs }: { readonly projectId: string; readonly runs: RankingView["runs"] }) {
  const newest = runs.at(-1);
  const before = runs.at(-2);
  if (newest === undefined || before === undefined) return null;
  return (
    <>
      <h3>{`历次排名，共 ${runs.length} 次`}</h3>
      <p>
        <a
          href={`/office/rankings/${projectId}/difference?from=${before.version}&to=${newest.version}`}
        >{`与第 ${before.version} 次排名的差别`}</a>
        ：谁的分类、名次、总分或结果变了，为什么。
      </p>
      {runs.length > 2 && <CompareForm projectId={projectId} runs={runs} from={before.version} to={newest.version} />}
    </>
  );
}

/** The pools of a run: who stands in each, whether it is sound, and who waits where it is not. By preference the pools share one order and are no lines of their own. */
export function Pools({ pools }: { readonly pools: RankingView["pools"] }) {
  if (pools.length === 0) return null;
  const held = pools.filter((pool) => pool.failing.length > 0);
  return (
    <>
      <StaffTable
        caption="各分类的检查"
        rows={pools}
        keyOf={(pool) => pool.code}
        empty=""
        columns={[
          { head: "分类", cell: (pool) => pool.name },
          { head: "指标", number: true, cell: (pool) => pool.quota ?? "不限" },
          { head: "参加排名", number: true, cell: (pool) => pool.people },
          { head: "检查", cell: (pool) => <StatusTag status={pool.failing.length === 0 ? PASSED : FAILED} /> },
          { head: "没有通过的检查", cell: (pool) => pool.failing.map((code) => PROPERTY_TEXTS[code]).join("；") },
        ]}
      />
      {held.map((pool) => (
        <p key={pool.code} className="note note-warning">
          {`${pool.name}暂缓公示，${pool.people} 人等待：没有通过“${pool.failing.map((code) => PROPERTY_TEXTS[code]).join("”和“")}”。其他分类可以公示；这一分类查明原因、重新排名通过后，以更正公示补充列入。`}
        </p>
      ))}
    </>
  );
}
export const PASSED = { name: "通过", tone: "good" } as const;
export const FAILED = { name: "未通过", tone: "bad" } as const;

import type { ListedRun } from "@/lib/usecases/ranking/open-runs";

/** Which two runs to compare: a plain form that puts them into the address. */
export function CompareForm({
  projectId,
  runs,
  from,
  to,
}: {
  readonly projectId: string;
  readonly runs: readonly ListedRun[];
  readonly from: number;
  readonly to: number;
}) {
  return (
    <form
      className="filters"
      action={`/office/rankings/${projectId}/difference`}
      method="get"
      aria-label="比较两次排名"
    >
      {(
        [
          ["from", "比较", from],
          ["to", "与", to],
        ] as const
      ).map(([name, label, value]) => (
        <div key={name} className="field">
          <label htmlFor={name}>{label}</label>
          <select className="input" id={name} name={name} defaultValue={value}>
            {runs.map((run) => (
              <option key={run.id} value={run.version}>
                {`第 ${run.version} 次${run.notice === null ? "" : "（已公示）"}`}
              </option>
            ))}
          </select>
        </div>
      ))}
      <button className="button button-quiet" type="submit">
        看差别
      </button>
    </form>
  );
}

import { dayInWords, deadlineInWords } from "@/lib/copy/dates";

export type TimelineStep = {
  readonly name: string;
  /** `stopped`: it ended here. */
  readonly state: "done" | "now" | "next" | "stopped";
  /** Who has it, or had it. */
  readonly who: string;
  /** Since when and until when, as days. */
  readonly since?: string | null;
  readonly until?: string | null;
  readonly detail?: string;
};

/** Who has the case, since when, until when. What is over is folded into one line; two steps at once are both current. */
export function CaseTimeline({ steps }: { readonly steps: readonly TimelineStep[] }) {
  const done = steps.filter((step) => step.state === "done");
  return (
    <ol className="timeline">
      {done.length > 0 && (
        <li className="done">
          <details>
            <summary>{`已完成 ${done.length} 步，最近一步是“${done.at(-1)?.name}”`}</summary>
            <ul>
              {done.map((step) => (
                <li key={step.name}>
                  {`${step.name}，由${step.who}办理`}
                  {step.since != null && <span className="quiet">{`，${dayInWords(step.since)}`}</span>}
                </li>
              ))}
            </ul>
          </details>
        </li>
      )}
      {steps
        .filter((step) => step.state !== "done")
        .map((step) => (
          <li key={step.name} className={step.state} aria-current={step.state === "now" ? "step" : undefined}>
            <span className="name">{step.name}</span>
            {step.state !== "next" && <p>{heldBy(step)}</p>}
            {step.detail !== undefined && <p className="quiet">{step.detail}</p>}
          </li>
        ))}
    </ol>
  );
}

/** 由灵秀镇办理，自2020年7月14日（星期二）起，2020年7月21日（星期二）24:00前; where it ended, the day alone. */
function heldBy({ state, who, since, until }: TimelineStep): string {
  if (state === "stopped") return `由${who}办理${since == null ? "" : `，${dayInWords(since)}`}`;
  return [`由${who}办理`, since == null ? "" : `自${dayInWords(since)}起`, until == null ? "" : deadlineInWords(until)]
    .filter((part) => part !== "")
    .join("，");
}

import { dayInWords } from "@/lib/copy/dates";

export type TimelineStep = {
  readonly name: string;
  readonly state: "done" | "now" | "next";
  /** Who has it. */
  readonly who: string;
  /** Until when, as a day. */
  readonly until?: string | null;
  readonly detail?: string;
};

/** Who has the case, since when, until when; what is over is said in short. */
export function CaseTimeline({ steps }: { readonly steps: readonly TimelineStep[] }) {
  return (
    <ol className="timeline">
      {steps.map((step) => (
        <li
          key={step.name}
          className={step.state === "now" ? "now" : undefined}
          aria-current={step.state === "now" ? "step" : undefined}
        >
          {step.name}
          {step.state === "done" && <span className="quiet">:已完成</span>}
          {step.state === "now" && (
            <span>
              :由{step.who}办理{step.until ? `,${dayInWords(step.until)} 24:00 前` : ""}
            </span>
          )}
          {step.detail !== undefined && <p className="quiet small">{step.detail}</p>}
        </li>
      ))}
    </ol>
  );
}

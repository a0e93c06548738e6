import { shortDay } from "../copy/dates";

export type RibbonStage = { readonly name: string; readonly from: string; readonly to: string };

/** The stages of a year on one line, today's marked, in words beneath. Days in Asia/Shanghai; `today` null on a page that is kept. */
export function YearRibbon({
  stages,
  today,
}: {
  readonly stages: readonly RibbonStage[];
  readonly today: string | null;
}) {
  const state = (stage: RibbonStage) =>
    today === null ? "next" : today > stage.to ? "past" : today >= stage.from ? "now" : "next";
  return (
    <ol className="ribbon">
      {stages.map((stage) => (
        <li key={stage.name} className={state(stage)} aria-current={state(stage) === "now" ? "step" : undefined}>
          <span>{stage.name}</span>
          <br />
          <span className="small">
            {stage.from === stage.to ? shortDay(stage.from) : `${shortDay(stage.from)}至${shortDay(stage.to)}`}
          </span>
          {state(stage) === "now" && (
            <>
              <br />
              <span className="tag tag-action">正在进行</span>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

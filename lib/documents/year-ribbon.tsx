import { shortDay } from "../copy/dates";

/** A window of the year, from the first day to the last, both included. */
export type RibbonStage = { readonly name: string; readonly from: string; readonly to: string };
type State = "past" | "now" | "next";
const STATE_NAMES: Record<State, string> = { past: "已结束", now: "正在进行", next: "未开始" };
const STATE_TAGS: Record<State, string> = { past: "tag", now: "tag tag-action", next: "tag" };

const DAY = 86_400_000;
const dayNumber = (day: string) => Date.parse(day) / DAY;
const monthOf = (day: string, plus: number) => {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + plus, 1)).toISOString().slice(0, 10);
};

/**
 * The stages on one line of months with today marked, and in words beneath, in the order given. Days in Asia/Shanghai. The drawing is for the
 * eye alone: the list says everything.
 */
export function YearRibbon({ stages, today }: { readonly stages: readonly RibbonStage[]; readonly today: string }) {
  const stateOf = (stage: RibbonStage): State => (today > stage.to ? "past" : today >= stage.from ? "now" : "next");
  return (
    <div className="figure">
      <Line stages={stages} today={today} stateOf={stateOf} />
      <ol className="ribbon-stages">
        {stages.map((stage, index) => {
          const state = stateOf(stage);
          return (
            <li key={stage.name} className={state} aria-current={state === "now" ? "step" : undefined}>
              <span className="name">{`${index + 1}. ${stage.name}`}</span>
              <span>
                {stage.from === stage.to ? shortDay(stage.from) : `${shortDay(stage.from)}至${shortDay(stage.to)}`}{" "}
                <span className={STATE_TAGS[state]}>{STATE_NAMES[state]}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** Each stage in the first lane that is free for it. */
function lanesOf(stages: readonly RibbonStage[]): readonly number[] {
  const ends: string[] = [];
  return stages.map((stage) => {
    const free = ends.findIndex((end) => end < stage.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = stage.to;
    return lane;
  });
}

function Line({
  stages,
  today,
  stateOf,
}: {
  readonly stages: readonly RibbonStage[];
  readonly today: string;
  readonly stateOf: (stage: RibbonStage) => State;
}) {
  const days = [...stages.flatMap((stage) => [stage.from, stage.to]), today].sort();
  const first = monthOf(days[0] ?? today, 0);
  const last = monthOf(days.at(-1) ?? today, 1);
  const months = Array.from({ length: 24 }, (_, index) => monthOf(first, index)).filter((month) => month < last);
  const x = (number: number) =>
    `${Math.round(((number - dayNumber(first)) / (dayNumber(last) - dayNumber(first))) * 10_000) / 100}%`;
  const width = (from: string, to: string) =>
    `${Math.round(((dayNumber(to) + 1 - dayNumber(from)) / (dayNumber(last) - dayNumber(first))) * 10_000) / 100}%`;
  const lanes = lanesOf(stages);
  const height = 4.2 + (Math.max(-1, ...lanes) + 1) * 1.7;
  const now = dayNumber(today) + 0.5;
  // Names of months stay apart on the narrowest screen in the largest letters.
  const every = Math.ceil(months.length / 3);
  const late = now > (dayNumber(first) + dayNumber(last)) / 2;
  return (
    <svg height={`${height}em`} aria-hidden="true">
      {months.map((month, index) => (
        <g key={month}>
          <line x1={x(dayNumber(month))} x2={x(dayNumber(month))} y1="1.6em" y2="100%" className="ribbon-month" />
          {index % every === 0 && (
            <text x={x(dayNumber(month))} dx="0.3em" y={`${height - 0.6}em`}>{`${Number(month.slice(5, 7))}月`}</text>
          )}
        </g>
      ))}
      {stages.map((stage, index) => (
        <g key={stage.name}>
          <rect
            x={x(dayNumber(stage.from))}
            width={width(stage.from, stage.to)}
            y={`${2 + (lanes[index] ?? 0) * 1.7}em`}
            height="1.3em"
            rx="2"
            className={`ribbon-lane ${stateOf(stage)}`}
          />
          <text
            x={x(dayNumber(stage.from))}
            dx="0.4em"
            y={`${3.05 + (lanes[index] ?? 0) * 1.7}em`}
            className={`ribbon-number ${stateOf(stage)}`}
          >
            {index + 1}
          </text>
        </g>
      ))}
      <line x1={x(now)} x2={x(now)} y1="0" y2={`${height - 1.8}em`} className="ribbon-today" />
      <text
        x={x(now)}
        dx={late ? "-0.4em" : "0.4em"}
        y="1em"
        textAnchor={late ? "end" : "start"}
        className="ribbon-today-text"
      >
        {`今天 ${shortDay(today)}`}
      </text>
    </svg>
  );
}

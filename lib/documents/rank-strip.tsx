export type Place = { readonly rank: number; readonly total: number };

/** The words of the drawing take this part of its height, from the top. */
const TOP = 38;
const percent = (part: number) => `${Math.round(part * 1000) / 10}%`;

/**
 * Points of a pool from the first place to the last, with the quota line and, for a person, the own place. Drawn on the server in percentages,
 * so that it fits every width and text size; the sentence says the same.
 */
export function RankStrip({
  totals,
  quota,
  own,
}: {
  /** In order of rank, in 分. */
  readonly totals: readonly number[];
  /** Null: without limit. Undefined: no line of this order is a quota. */
  readonly quota: number | null | undefined;
  readonly own?: Place;
}) {
  const count = totals.length;
  const most = Math.max(1, ...totals);
  const across = (place: number) => (count < 2 ? 0.5 : (place - 1) / (count - 1));
  const down = (total: number) => TOP + (1 - Math.max(0, total) / most) * (100 - TOP);
  const step = Math.max(1, Math.ceil(count / 60));
  const points = totals
    .map((total, index) => ({ total, index }))
    .filter(({ index }) => index % step === 0 || index === count - 1)
    .map(({ total, index }) => `${Math.round(across(index + 1) * 1000) / 10},${Math.round(down(total) * 10) / 10}`)
    .join(" ");
  const line = quota == null || quota >= count ? null : across(quota + 0.5);
  const sentence = stripSentence(count, quota, own?.rank ?? null);
  return (
    <figure className="figure">
      <svg className="strip" role="img" aria-label={sentence}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" aria-hidden="true">
          <polygon points={`0,100 ${points} 100,100`} className="strip-area" />
          <polyline points={points} className="strip-curve" vectorEffect="non-scaling-stroke" />
        </svg>
        {line !== null && <Mark at={line} row="1em" text={`指标 ${quota} 名`} kind="strip-quota" />}
        {own !== undefined && (
          <>
            <Mark at={across(own.rank)} row="2.4em" text={`您，第 ${own.rank} 名`} kind="strip-own" />
            <circle cx={percent(across(own.rank))} cy={`${down(own.total)}%`} r="6" className="strip-dot" />
          </>
        )}
      </svg>
      <p className="figure-ends" aria-hidden="true">
        <span>{`第 1 名，${totals[0] ?? 0} 分`}</span>
        <span>{`第 ${count} 名，${totals.at(-1) ?? 0} 分`}</span>
      </p>
      <figcaption>{sentence}</figcaption>
    </figure>
  );
}

/** An upright line with its words at the side where there is room. */
function Mark({
  at,
  row,
  text,
  kind,
}: {
  readonly at: number;
  readonly row: string;
  readonly text: string;
  readonly kind: "strip-quota" | "strip-own";
}) {
  const left = at > 0.5;
  return (
    <>
      <line x1={percent(at)} x2={percent(at)} y1="0" y2="100%" className={kind} />
      <text
        x={percent(at)}
        y={row}
        dx={left ? "-0.5em" : "0.5em"}
        textAnchor={left ? "end" : "start"}
        className={`${kind}-text`}
      >
        {text}
      </text>
    </>
  );
}

/** 您在 214 名中排第 87，指标 120 名. Without an own place: 共 214 名，指标 120 名. */
export function stripSentence(count: number, quota: number | null | undefined, rank: number | null): string {
  const limit = quota === undefined ? "" : quota === null ? "，不限指标" : `，指标 ${quota} 名`;
  return rank === null ? `共 ${count} 名${limit}。` : `您在 ${count} 名中排第 ${rank}${limit}。`;
}

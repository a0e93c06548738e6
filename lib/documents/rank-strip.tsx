/** Points of a pool from the first place to the last, with the quota line and, for a person, the own place. Drawn on the server; the sentence says the same. */
export function RankStrip({
  totals,
  quota,
  own,
}: {
  /** In order of rank, in 分. */
  readonly totals: readonly number[];
  readonly quota: number | null;
  readonly own?: { readonly rank: number; readonly total: number };
}) {
  const width = 640;
  const height = 120;
  const most = Math.max(1, ...totals);
  const x = (place: number) => Math.round(((place - 0.5) / Math.max(1, totals.length)) * width * 10) / 10;
  const y = (total: number) => Math.round((height - 16 - (Math.max(0, total) / most) * (height - 32)) * 10) / 10;
  const step = Math.max(1, Math.ceil(totals.length / 60));
  const points = totals
    .map((total, index) => ({ total, index }))
    .filter(({ index }) => index % step === 0 || index === totals.length - 1)
    .map(({ total, index }) => `${x(index + 1)},${y(total)}`)
    .join(" ");
  const line = quota === null || quota >= totals.length ? null : Math.round((quota / totals.length) * width);
  const sentence = stripSentence(totals.length, quota, own?.rank ?? null);
  return (
    <figure className="strip-figure">
      <svg className="strip" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sentence}>
        <polyline points={points} fill="none" stroke="currentColor" strokeWidth="2" />
        {line !== null && (
          <>
            <line x1={line} x2={line} y1="4" y2={height - 16} className="strip-quota" strokeDasharray="4 3" />
            <text
              x={line > width / 2 ? line - 6 : line + 6}
              y="14"
              textAnchor={line > width / 2 ? "end" : "start"}
              className="strip-text"
            >
              {`指标 ${quota}`}
            </text>
          </>
        )}
        {own !== undefined && <circle cx={x(own.rank)} cy={y(own.total)} r="6" className="strip-own" />}
        <text x="0" y={height - 2} className="strip-text">
          第 1 名
        </text>
        <text x={width} y={height - 2} textAnchor="end" className="strip-text">
          {`第 ${totals.length} 名`}
        </text>
      </svg>
      <figcaption>{sentence}</figcaption>
    </figure>
  );
}

/** 您在 214 名中排第 87，指标 120 名. Without an own place: 共 214 名，指标 120 名. */
export function stripSentence(count: number, quota: number | null, rank: number | null): string {
  const limit = quota === null ? "不限指标" : `指标 ${quota} 名`;
  return rank === null ? `共 ${count} 名，${limit}。` : `您在 ${count} 名中排第 ${rank}，${limit}。`;
}

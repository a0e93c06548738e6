/** Where places go on to that a pool does not need, as the service rules say it: pools by code, in the order of the list. */
export type Flow = { readonly from: string; readonly to: string };
/** Places that went this way. */
export type FlowMove = Flow & { readonly places: number };

/** What made places free that went on: the first offers, what became of an offer, or a sanction that was lifted. */
export const FLOW_CAUSES = ["start", "decline", "lapse", "forfeit", "give-up", "sanction", "lift"] as const;
export type FlowCause = (typeof FLOW_CAUSES)[number];

/** Most flows of a project; no clause: engineering choice. */
export const MOST_FLOWS = 10;

export const FLOW_PROBLEMS = [
  "by-preference",
  "too-many",
  "unknown-pool",
  "without-quota",
  "same-pool",
  "twice",
  "circle",
] as const;
export type FlowProblem = (typeof FLOW_PROBLEMS)[number];
/** What is wrong with a list of flows. `at`: its place in the list; `way`: of a circle, the pools that it leads through. */
export type FlowIssue = {
  readonly at: number;
  readonly side: keyof Flow;
  readonly problem: FlowProblem;
  readonly way?: readonly string[];
};
type Pools = {
  readonly allocation: "pool" | "preference";
  readonly pools: readonly { readonly code: string; readonly quota: number | null }[];
};

/**
 * What forbids a list of flows for a project; nothing where it is lawful. By preference there are none: a flow would let who ranks behind into a pool
 * that others wanted more, and had to do without. Reasons: docs/decisions/005.
 */
export function checkFlows(flows: readonly Flow[], { allocation, pools }: Pools): readonly FlowIssue[] {
  if (flows.length === 0) return [];
  if (allocation === "preference") return [{ at: 0, side: "from", problem: "by-preference" }];
  if (flows.length > MOST_FLOWS) return [{ at: MOST_FLOWS, side: "from", problem: "too-many" }];
  const known = new Map(pools.map((one) => [one.code, one.quota]));
  const issues: FlowIssue[] = [];
  for (const [at, flow] of flows.entries()) {
    for (const side of ["from", "to"] as const) {
      const quota = known.get(flow[side]);
      if (quota === undefined) issues.push({ at, side, problem: "unknown-pool" });
      else if (quota === null) issues.push({ at, side, problem: "without-quota" });
    }
    const before = flows.slice(0, at);
    const back = wayBetween(flow.to, flow.from, before);
    if (flow.from === flow.to) issues.push({ at, side: "to", problem: "same-pool" });
    else if (before.some((one) => one.from === flow.from && one.to === flow.to))
      issues.push({ at, side: "to", problem: "twice" });
    else if (back !== null) issues.push({ at, side: "to", problem: "circle", way: [flow.from, ...back] });
  }
  return issues;
}

/** The pools from one to another along the flows, both included; null where no way leads there. A circle is not walked twice. */
function wayBetween(from: string, to: string, flows: readonly Flow[]): readonly string[] | null {
  if (from === to) return [from];
  for (const [at, flow] of flows.entries()) {
    if (flow.from !== from) continue;
    const way = wayBetween(flow.to, to, flows.toSpliced(at, 1));
    if (way !== null) return [from, ...way];
  }
  return null;
}

/**
 * How many places a pool has when its offers begin: as many as the run admitted; where it could not fill the quota, and nobody waits for the pool, the
 * whole quota, so that what is unspent is known and can go on. Equals whom the quota line kept out wait: they are no reason to open a place.
 */
export function placesAtFirst(quota: number | null, admitted: number, waiting: number): number {
  return quota === null || waiting > 0 ? admitted : Math.max(quota, admitted);
}

/** The flows by which a free place comes to a pool, first to last; null where none does. Nobody waits for the pool that it leaves, nor on its way. */
export function wayTo(
  pool: string,
  flows: readonly Flow[],
  free: ReadonlyMap<string, number>,
  waits: (pool: string) => boolean,
): readonly Flow[] | null {
  for (const flow of flows) {
    if (flow.to !== pool || waits(flow.from)) continue;
    if ((free.get(flow.from) ?? 0) > 0) return [flow];
    const way = wayTo(flow.from, flows, free, waits);
    if (way !== null) return [...way, flow];
  }
  return null;
}

/** What each pool has more (or less) by these moves. */
export function balanceOf(moves: readonly FlowMove[]): ReadonlyMap<string, number> {
  const balance = new Map<string, number>();
  for (const { from, to, places } of moves) {
    balance.set(from, (balance.get(from) ?? 0) - places);
    balance.set(to, (balance.get(to) ?? 0) + places);
  }
  return balance;
}

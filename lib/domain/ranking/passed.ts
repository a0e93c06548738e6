/** Where somebody ranked stands in one order in two runs; `order` is the pool, or by preference the one order of all. Ranks from 1, equals share one. */
export type TwicePlaced = { readonly order: string; readonly before: number; readonly now: number };
/** Of an order: how many went ahead of somebody, and how many fell behind or left. Rank now = rank before + ahead - behind. */
export type Passed = { readonly ahead: number; readonly behind: number };

const keyOf = ({ order, before, now }: TwicePlaced) => `${before} ${now} ${order}`;

/**
 * Who passed whom, told for every pair of ranks that stands in the list. Everybody ranked in the same order in both runs must be in it; who came or
 * left follows from the ranks. No more than ranks is kept: n log n with a tree of sums. No clause: engineering choice.
 */
export function countPassed(placed: readonly TwicePlaced[]): (one: TwicePlaced) => Passed {
  const stayed = new Map<string, number>();
  const orders = new Map<string, TwicePlaced[]>();
  for (const one of placed) {
    const members = orders.get(one.order);
    if (members === undefined) orders.set(one.order, [one]);
    else members.push(one);
  }
  for (const members of orders.values()) countStayed(members, stayed);
  return (one) => {
    const both = stayed.get(keyOf(one));
    if (both === undefined) throw new Error(`no one stands at ${keyOf(one)}`);
    return { ahead: one.now - 1 - both, behind: one.before - 1 - both };
  };
}

/** How many of an order are strictly before each of its pairs of ranks in both runs. */
function countStayed(members: TwicePlaced[], stayed: Map<string, number>): void {
  members.sort((a, b) => a.before - b.before);
  const size = members.reduce((most, one) => Math.max(most, one.now), 0);
  const sums = new Array<number>(size + 1).fill(0);
  const add = (rank: number) => {
    for (let at = rank; at <= size; at += at & -at) sums[at] = (sums[at] ?? 0) + 1;
  };
  const upTo = (rank: number) => {
    let sum = 0;
    for (let at = rank; at > 0; at -= at & -at) sum += sums[at] ?? 0;
    return sum;
  };
  for (let start = 0; start < members.length; ) {
    let end = start + 1;
    while (end < members.length && members[end]?.before === members[start]?.before) end++;
    const equals = members.slice(start, end);
    for (const one of equals) stayed.set(keyOf(one), upTo(one.now - 1));
    for (const one of equals) add(one.now);
    start = end;
  }
}

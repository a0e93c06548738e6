import type { Service } from "../ranking/service";
import type { Finding, NoticeFailure } from "./findings";
import type { Notice, NoticeRow } from "./notice";

function compareTuples(a: NoticeRow, b: NoticeRow, byTotal: boolean): number {
  if (byTotal && a.total !== b.total) return b.total - a.total;
  const [left, right] = [a.tie ?? [], b.tie ?? []];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x, y] = [left[i] ?? 0, right[i] ?? 0];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

function checkTies(
  service: Service,
  group: readonly NoticeRow[],
  add: (failure: NoticeFailure, about: string) => void,
): void {
  const tied = group.length > 1 && service.tieBreak.length > 0;
  for (const row of group) {
    const tie = row.tie ?? null;
    if (tied !== (tie !== null)) add("tie", row.code);
    else if (tie !== null && tie.length !== service.tieBreak.length) add("tie", row.code);
  }
  if (!tied) return;
  service.tieBreak.forEach((key, index) => {
    const values = group.map((row) => row.tie?.[index]);
    if (key.by === "lot") {
      const drawn = values.every((value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value));
      if (!drawn || new Set(values).size < values.length) add("tie", group[0]?.code ?? "");
      return;
    }
    const places = new Set(values);
    for (let place = 1; place <= places.size; place++) if (!places.has(place)) add("tie", group[0]?.code ?? "");
  });
}

/** Ranks, ties, quota and outcomes of one order of rows (a pool, or all rows for `preference`). */
function checkOrder(
  service: Service,
  rows: readonly NoticeRow[],
  quota: number | null,
  add: (failure: NoticeFailure, about: string) => void,
): void {
  const byTotal = service.order === "total";
  const groups = new Map<number, NoticeRow[]>();
  for (const row of rows) {
    const key = byTotal ? row.total : 0;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  for (const group of groups.values()) checkTies(service, group, add);
  let start = 0;
  for (let i = 1; i <= rows.length; i++) {
    const [first, row] = [rows[start], rows[i]];
    if (first === undefined) break;
    const order = row === undefined ? -1 : compareTuples(first, row, byTotal);
    if (order === 0) continue;
    if (order > 0) add("rank-order", row?.code ?? "");
    for (const member of rows.slice(start, i)) {
      if (member.rank !== start + 1) add("rank", member.code);
      if (service.allocation === "preference") continue;
      const within = quota === null || (service.boundaryTies === "admit" ? start + 1 <= quota : i <= quota);
      if (within !== (member.outcome === "within-quota")) add(within ? "outcome" : "quota", member.code);
    }
    start = i;
  }
}

/** Order, ranks, ties, quota, outcomes, pools and classes of a notice, from the file alone. Source: contracts 6 and 7. */
export function verifyOrder(notice: Notice, service: Service): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (failure: NoticeFailure, about: string) => findings.push({ failure, about });
  const poolAt = (row: NoticeRow) =>
    row.pool === null ? service.pools.length : service.pools.findIndex((pool) => pool.code === row.pool);
  if (service.lotSeed === null && service.tieBreak.some((key) => key.by === "lot")) add("tie", "lotSeed");
  const codes = new Set<string>();
  notice.rows.forEach((row, index) => {
    if (codes.has(row.code)) add("codes", row.code);
    codes.add(row.code);
    const pool = service.pools[poolAt(row)];
    if (!service.classes.includes(row.class)) add("class", row.code);
    if (row.pool !== null && pool === undefined) add("pool", row.code);
    if (pool !== undefined && !pool.classes.includes(row.class)) add("class", row.code);
    if ((row.pool === null) !== (service.allocation === "preference" && row.outcome === "waitlisted"))
      add("pool", row.code);
    const total = Math.round(row.total * 100);
    if (service.thresholds.some(({ by, atLeast }) => by === "total" && total < atLeast)) add("threshold", row.code);
    const before = notice.rows[index - 1];
    if (
      before !== undefined &&
      (poolAt(before) > poolAt(row) || (poolAt(before) === poolAt(row) && before.rank > row.rank))
    )
      add("row-order", row.code);
  });
  if (service.allocation === "pool") {
    for (const pool of service.pools)
      checkOrder(
        service,
        notice.rows.filter((row) => row.pool === pool.code),
        pool.quota,
        add,
      );
    return findings;
  }
  const inOrder = [...notice.rows].sort((a, b) => a.rank - b.rank);
  checkOrder(service, inOrder, null, add);
  for (const pool of service.pools) {
    const placed = notice.rows.filter((row) => row.pool === pool.code).length;
    if (pool.quota !== null && placed > pool.quota) add("quota", pool.code);
  }
  return findings;
}

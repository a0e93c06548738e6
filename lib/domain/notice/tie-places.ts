import type { KeyValue } from "../ranking/keys";
import type { Service } from "../ranking/service";

export type TieInput = {
  readonly receipt: string;
  readonly pool: string | null;
  readonly total: number;
  readonly keys: readonly KeyValue[];
};

/**
 * The published tie tuple of each ranked candidate: one entry per tie-break key, for `lot` the lot value, else the dense place among the rows of
 * equal total in the same order (the pool; all rows for `preference`; with `order: "keys"` all rows of the order). Absent where nothing is tied.
 * `keys` are those of `sortKeyOf`. Source: contract 7.
 */
export function tiePlaces(
  service: Service,
  rows: readonly TieInput[],
): ReadonlyMap<string, readonly (number | string)[]> {
  const places = new Map<string, readonly (number | string)[]>();
  if (service.tieBreak.length === 0) return places;
  const offset = service.order === "total" ? 1 : 0;
  const groups = new Map<string, TieInput[]>();
  for (const row of rows) {
    const key = `${service.allocation === "pool" ? row.pool : ""}|${service.order === "total" ? row.total : ""}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const columns = service.tieBreak.map((key, index) => {
      const values = group.map((row) => row.keys[offset + index] ?? 0);
      if (key.by === "lot") return values;
      const inOrder = [...new Set(values)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      const place = new Map(inOrder.map((value, at) => [value, at + 1]));
      return values.map((value) => place.get(value) ?? 0);
    });
    group.forEach((row, at) => {
      places.set(
        row.receipt,
        columns.map((column) => column[at] ?? 0),
      );
    });
  }
  return places;
}

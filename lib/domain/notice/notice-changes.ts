import type { NoticeChange, NoticeRow } from "./notice";

export type Difference = Pick<NoticeChange, "code" | "field" | "old" | "new">;
const FIELDS = ["total", "pool", "rank", "outcome"] as const;

/**
 * What differs between a notice and its correction, complete and in one order: the rows of the correction from the top, then those that left, each
 * with its fields in the order total, pool, rank, outcome. Of a row that came or went the field is `row`, and the absent side null.
 */
export function noticeChanges(before: readonly NoticeRow[], after: readonly NoticeRow[]): readonly Difference[] {
  const old = new Map(before.map((row) => [row.code, row]));
  const standing = new Set(after.map((row) => row.code));
  const changed = after.flatMap((row): Difference[] => {
    const was = old.get(row.code);
    if (was === undefined) return [{ code: row.code, field: "row", old: null, new: row.code }];
    return FIELDS.filter((field) => was[field] !== row[field]).map((field) => ({
      code: row.code,
      field,
      old: was[field],
      new: row[field],
    }));
  });
  const left = before
    .filter((row) => !standing.has(row.code))
    .map(({ code }): Difference => ({ code, field: "row", old: code, new: null }));
  return [...changed, ...left];
}

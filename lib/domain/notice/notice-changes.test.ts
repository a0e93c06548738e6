import fc from "fast-check";
import { expect, it } from "vitest";
import { failures, published, resealed } from "../../cli/testing/notice-kit";
import type { NoticeChange, NoticeRow } from "./notice";
import { noticeChanges } from "./notice-changes";
import { type Facts, HOUSING } from "./testing/facts";

const people = fc.uniqueArray(
  fc.record({
    receipt: fc.integer({ min: 10, max: 30 }).map(String),
    class: fc.constantFrom("A", "B", "C"),
    total: fc.constantFrom(25, 60, 60.5, 70, 80, 81.25),
    basic: fc.nat(3),
    vetoed: fc.nat(8).map((roll) => roll === 0),
  }),
  { maxLength: 14, selector: (one) => one.receipt },
);
/** Some of them with other points, or gone by a veto. */
const changed = (list: readonly Facts[], totals: readonly number[]): readonly Facts[] =>
  list.map((one, at) => ({ ...one, total: totals[at] ?? one.total, vetoed: totals[at] === 0 }));

/** The differences in another way: a row as text, field by field. */
function byHand(before: readonly NoticeRow[], after: readonly NoticeRow[]): readonly string[] {
  const found: string[] = [];
  for (const code of new Set([...before, ...after].map((row) => row.code))) {
    const [old] = before.filter((row) => row.code === code);
    const [now] = after.filter((row) => row.code === code);
    if (!old || !now) found.push(`${code} row`);
    else
      for (const field of ["outcome", "pool", "rank", "total"] as const)
        if (old[field] !== now[field]) found.push(`${code} ${field}`);
  }
  return found.sort();
}

it("the change list of a correction is the difference of the two files, verifies, and cannot be bent unseen", () => {
  fc.assert(
    fc.property(people, fc.array(fc.constantFrom(0, 60, 75, 90), { maxLength: 14 }), fc.nat(), (list, totals, pick) => {
      const first = published(HOUSING, list);
      const rows = published(HOUSING, changed(list, totals)).notice.rows;
      const changes = noticeChanges(first.notice.rows, rows).map(
        (one): NoticeChange => ({ ...one, reason: "objection" }),
      );
      expect(changes.map((one) => `${one.code} ${one.field}`).sort()).toEqual(byHand(first.notice.rows, rows));
      const sha256 = first.notice.digests.sha256;
      const facts = { number: "石积分公示〔2020〕9号", version: 2, previous: sha256, corrects: sha256, changes };
      const second = published(HOUSING, changed(list, totals), facts);
      const previous = first.notice;
      expect(failures(second.notice, { previous })).toEqual([]);
      if (changes.length === 0) return;
      const at = pick % changes.length;
      const dropped = resealed(second, (draft) => draft.changes.splice(at, 1));
      expect(failures(dropped, { previous })).toEqual(["changes"]);
      const invented = resealed(second, (draft) =>
        draft.changes.push({ code: "GHOST", field: "total", old: 1, new: 2, reason: "error" }),
      );
      expect(failures(invented, { previous })).toEqual(["changes"]);
    }),
    { numRuns: 60 },
  );
});

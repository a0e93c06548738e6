import fc from "fast-check";
import { expect, it } from "vitest";
import { pointsOf } from "../../contracts/testing/small-rulebook";

const DAY = 86_400_000;
const text = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The day n months later, or the month's last day where that is shorter; by the calendar of JavaScript. */
function later(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return text(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** The whole months of periods, as a clerk would count them: day by day in a calendar, month by month in each run of days. */
function countedByHand(
  periods: readonly { readonly from: string; readonly to: string }[],
  first: string,
  last: string,
) {
  const covered = new Set<number>();
  for (const { from, to } of periods)
    for (let at = Date.parse(from); at <= Date.parse(to); at += DAY)
      if (at >= Date.parse(first) && at <= Date.parse(last)) covered.add(at);
  let months = 0;
  for (const start of covered) {
    if (covered.has(start - DAY)) continue;
    let after = start;
    while (covered.has(after)) after += DAY;
    let n = 0;
    while (Date.parse(later(text(start), n + 1)) <= after) n++;
    months += n;
  }
  return months;
}

const day = fc.integer({ min: 0, max: 1600 }).map((days) => text(Date.UTC(2015, 11, 25) + days * DAY));
const period = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
/** Near the ends of months, and next to one another, where mistakes are made. */
const edge = fc
  .tuple(fc.integer({ min: 0, max: 48 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: -2, max: 2 }))
  .map(([month, length, shift]) => {
    const from = text(Date.UTC(2016, month + 1, 0) + shift * DAY);
    return { from, to: text(Date.parse(later(from, length)) + (shift % 2) * DAY) };
  })
  .filter(({ from, to }) => from <= to);

it("counts whole months as a clerk with a calendar does", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(period, edge), { minLength: 1, maxLength: 4 }), (periods) => {
      const rule = { kind: "perUnit", unit: "month", points: 1 };
      expect(pointsOf(rule, periods)).toBe(countedByHand(periods, "1900-01-01", "2020-03-31"));
      const window = { years: 2 };
      expect(pointsOf(rule, periods, { window })).toBe(countedByHand(periods, "2018-04-01", "2020-03-31"));
    }),
    { numRuns: 100, seed: 2020 },
  );
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countClasses, countTownships, OTHERS } from "./count-groups";

const listed = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).flatMap(([name, count]) => Array.from({ length: count }, () => name));

describe("townships", () => {
  it.each<[Record<string, number>, Record<string, number>]>([
    [{}, {}],
    [{ 灵秀镇: 5 }, { 灵秀镇: 5 }],
    [{ 灵秀镇: 4 }, { [OTHERS]: 4 }],
    [
      { 灵秀镇: 9, 宝盖镇: 3, 永宁镇: 2 },
      { 灵秀镇: 9, [OTHERS]: 5 },
    ],
    [
      { 灵秀镇: 9, 宝盖镇: 6, 永宁镇: 2 },
      { 灵秀镇: 9, [OTHERS]: 8 },
    ],
    [{ 灵秀镇: 9, 永宁镇: 1 }, { [OTHERS]: 10 }],
    [
      { 灵秀镇: 7, 宝盖镇: 5 },
      { 灵秀镇: 7, 宝盖镇: 5 },
    ],
  ])("%o are shown as %o", (counts, shown) => {
    expect(countTownships(listed(counts))).toEqual(shown);
  });

  it("are never shown with 1 to 4 people, unless as the only 其他, and add up", () => {
    const names = fc.constantFrom("灵秀镇", "宝盖镇", "永宁镇", "锦尚镇", "鸿山镇");
    fc.assert(
      fc.property(fc.array(names, { maxLength: 40 }), (people) => {
        const shown = Object.entries(countTownships(people));
        expect(shown.reduce((sum, [, count]) => sum + count, 0)).toBe(people.length);
        for (const [name, count] of shown) {
          if (count < 5) expect([name, shown.length]).toEqual([OTHERS, 1]);
          if (name !== OTHERS) expect(count).toBe(people.filter((one) => one === name).length);
        }
      }),
    );
  });

  it("do not depend on the order of the people", () => {
    const people = listed({ 灵秀镇: 6, 宝盖镇: 6, 永宁镇: 2 });
    expect(countTownships([...people].reverse())).toEqual(countTownships(people));
  });
});

it("classes are counted one by one", () => {
  expect(countClasses(["B", "A", "B"])).toEqual({ A: 1, B: 2 });
  expect(countClasses([])).toEqual({});
});

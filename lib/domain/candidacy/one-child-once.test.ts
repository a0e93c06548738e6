import { describe, expect, it } from "vitest";
import { laterForOneChild } from "./one-child-once";

const entered = (child: string | null, minute: number, receipt: string) => ({
  child,
  enteredAt: new Date(Date.UTC(2020, 6, 1, 0, minute)),
  receipt,
});

describe("one place for one child", () => {
  it("the earliest candidacy stands, whatever the order of the rows; equal instants go by receipt", () => {
    const first = entered("a", 1, "C");
    const second = entered("a", 2, "A");
    const third = entered("a", 2, "B");
    for (const rows of [
      [first, second, third],
      [third, second, first],
      [second, first, third],
    ])
      expect([...laterForOneChild(rows)].map((one) => one.receipt).sort()).toEqual(["A", "B"]);
    expect([...laterForOneChild([third, second])]).toEqual([third]);
  });
  it("two children of one family, and people without a child, all stand", () => {
    expect(
      laterForOneChild([entered("a", 1, "A"), entered("b", 1, "B"), entered(null, 1, "C"), entered(null, 1, "D")]).size,
    ).toBe(0);
  });
});

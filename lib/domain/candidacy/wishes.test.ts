import fc from "fast-check";
import { expect, it } from "vitest";
import { byWish, putBefore } from "./wishes";

const one = (candidacyId: string, minute: number, receipt = candidacyId) => ({
  candidacyId,
  enteredAt: new Date(minute * 60_000),
  receipt,
});
const ordered = (wishes: readonly string[], ...all: ReturnType<typeof one>[]) =>
  all.toSorted(byWish(wishes)).map(({ candidacyId }) => candidacyId);

it("an order of wishes goes by what the person said, then by entry, then by receipt", () => {
  expect(ordered([], one("b", 2), one("a", 1))).toEqual(["a", "b"]);
  expect(ordered(["b"], one("a", 1), one("b", 2))).toEqual(["b", "a"]);
  expect(ordered(["gone", "c", "b"], one("a", 1), one("b", 2), one("c", 3))).toEqual(["c", "b", "a"]);
  expect(ordered([], one("b", 1, "2"), one("a", 1, "9"), one("c", 1, "1"))).toEqual(["c", "b", "a"]);
});

it("putting one before another moves nobody else, and done twice changes nothing", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 8 }), fc.nat(), fc.nat(), (order, x, y) => {
      const [a, b] = [order[x % order.length] ?? "", order[y % order.length] ?? ""];
      fc.pre(a !== b);
      const next = putBefore(order, a, b);
      expect(next.indexOf(a)).toBe(next.indexOf(b) - 1);
      expect(next.filter((id) => id !== a)).toEqual(order.filter((id) => id !== a));
      expect(putBefore(next, a, b)).toEqual(next);
    }),
  );
});

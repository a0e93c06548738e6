import { describe, expect, it } from "vitest";
import type { ProjectKind } from "../programme/statuses";
import { areExclusive, givenUpFor, type HeldPlace, passedOver, type Stand } from "./exclusions";
import { promote } from "./promote";

const stand = (candidacyId: string, kind: ProjectKind, more: Partial<Stand> = {}): Stand => ({
  candidacyId,
  applicationId: "mine",
  projectId: `${kind}-project`,
  kind,
  excludes: [],
  child: null,
  enteredAt: new Date(candidacyId.charCodeAt(0)),
  receipt: candidacyId,
  wishes: [],
  ...more,
});
const held = (of: Stand, state: HeldPlace["state"]): HeldPlace => ({
  ...of,
  offerId: `offer of ${of.candidacyId}`,
  state,
});

describe("two candidacies exclude one another", () => {
  const housing = stand("a", "housing", { excludes: ["training", "schooling"] });
  const school = (id: string, child: string, more: Partial<Stand> = {}) => stand(id, "schooling", { child, ...more });
  it.each([
    ["as soon as one project says so", housing, stand("b", "training"), true],
    ["not where none does", stand("a", "housing"), stand("b", "training"), false],
    ["not of two people", housing, stand("b", "training", { applicationId: "other" }), false],
    ["a person's own and a child's", housing, school("b", "小明"), true],
    ["not a candidacy itself", housing, housing, false],
    ["two schools for one child", school("a", "小明"), school("b", "小明", { projectId: "second" }), true],
    ["one child by two parents", school("a", "小明"), school("b", "小明", { applicationId: "other" }), true],
    [
      "not two children, whatever the rules say",
      school("a", "小明", { excludes: ["schooling"] }),
      school("b", "小红", { projectId: "second" }),
      false,
    ],
  ] as const)("%s", (_, a, b, exclusive) => {
    expect([areExclusive(a, b), areExclusive(b, a)]).toEqual([exclusive, exclusive]);
  });
});

describe("whose turn comes", () => {
  const [first, second] = [stand("a", "housing", { excludes: ["training"] }), stand("b", "training")];
  it("is passed over for what is wished more, held open or accepted, and for what was served", () => {
    for (const state of ["open", "accepted"] as const) {
      expect(passedOver(second, [held(first, state)])).toEqual({ reason: "wished-more", offerId: "offer of a" });
      expect(passedOver(first, [held(second, state)])).toBeNull();
    }
    expect(passedOver(first, [held(second, "served")])).toMatchObject({ reason: "served" });
    const wishes = ["b", "a"];
    expect(passedOver({ ...second, wishes }, [held({ ...first, wishes }, "accepted")])).toBeNull();
  });

  it("for a child is barred by the other parent's accepted place alone, by no order of wishes", () => {
    const [mine, yours] = [
      stand("b", "schooling", { child: "小明" }),
      stand("a", "schooling", { child: "小明", applicationId: "other", projectId: "second" }),
    ];
    expect(passedOver(mine, [held(yours, "open")])).toBeNull();
    for (const state of ["accepted", "served"] as const) {
      expect(passedOver(mine, [held(yours, state)])).toMatchObject({ reason: "child-has-place" });
      expect(givenUpFor(mine, [held(yours, state)])).toEqual({ ok: false, error: "child-has-place" });
    }
    expect(givenUpFor(mine, [held(yours, "open")])).toMatchObject({ ok: true, value: [{ candidacyId: "a" }] });
  });

  it("gives up by accepting whatever is open or accepted, never what was served", () => {
    const both = [held(first, "open"), held(stand("c", "insurance", { excludes: ["training"] }), "accepted")];
    const free = held(stand("d", "secondment"), "served");
    expect(givenUpFor(second, [...both, free])).toEqual({ ok: true, value: both });
    expect(givenUpFor(second, [held(first, "served")])).toEqual({ ok: false, error: "excluded-by-served" });
  });

  it("is passed over only when a place is there, and the next goes on", () => {
    const waiting = ["1", "2", "3"].map((candidacyId) => ({ candidacyId, pools: ["a"] }));
    const barred = new Set(["1", "3"]);
    expect(promote(waiting, new Map([["a", 0]]), barred)).toMatchObject({ promoted: [], passedOver: [] });
    expect(promote(waiting, new Map([["a", 1]]), barred)).toMatchObject({
      promoted: [{ candidacyId: "2", pool: "a" }],
      passedOver: ["1"],
    });
  });
});

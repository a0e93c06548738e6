import type { DemoClass } from "./claims";
import { demoGivenName, demoIdentityNumber, demoName } from "./identity";
import { childrenAt, choicesAt } from "./places";
import type { SeededRandom } from "./random";

export type DemoMember = {
  readonly relation: "spouse" | "child";
  readonly name: string;
  readonly identityNumber: string;
  /** The schools that a child is entered for, in the order of preference; empty for a spouse. */
  readonly choices: readonly string[];
};

/** Members' numbers lie beyond those of the people: one spouse and two children at most for each. */
const MEMBERS_FROM = 50_000;

const dayIn = (year: number, random: SeededRandom) =>
  `${year}-${String(1 + random.below(8)).padStart(2, "0")}-${String(1 + random.below(28)).padStart(2, "0")}`;

/** The household of a person: children of school age where they apply for school, and in most cases the other parent. */
export function demoFamily(
  person: { readonly index: number; readonly place: number; readonly name: string; readonly applicantClass: DemoClass },
  birthYear: number,
  random: SeededRandom,
): readonly DemoMember[] {
  const { index, place, name, applicantClass } = person;
  const family = name.slice(0, /^(欧阳|上官)/.test(name) ? 2 : 1);
  const children = Array.from({ length: childrenAt(place) }, (_, which): DemoMember => {
    const age = place % 8 === 4 ? 12 : 6;
    return {
      relation: "child",
      name: family + demoGivenName(random),
      identityNumber: demoIdentityNumber(dayIn(2020 - age, random), MEMBERS_FROM + index * 3 + 1 + which),
      choices: choicesAt(place, applicantClass, age),
    };
  });
  if (children.length === 0 || random.chance(20)) return children;
  const spouse: DemoMember = {
    relation: "spouse",
    name: demoName(random),
    identityNumber: demoIdentityNumber(dayIn(birthYear + 1, random), MEMBERS_FROM + index * 3),
    choices: [],
  };
  return [spouse, ...children];
}

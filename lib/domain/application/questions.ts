import type { Indicator, Rulebook } from "../rulebook/rulebook";

/** "Has a person anything to claim in this section?" No puts its indicators behind a fold. */
export type Question = { readonly section: string; readonly indicators: readonly Indicator[] };
export const ANSWERS = ["yes", "no"] as const;
export type Answer = (typeof ANSWERS)[number];
/** By section. */
export type Answers = ReadonlyMap<string, Answer>;

/** More would be a form of its own. */
export const MOST_QUESTIONS = 8;

/** What a person of the class can claim: the rest is looked up by departments. */
export function claimableBy(rulebook: Rulebook, applicantClass: string): readonly Indicator[] {
  return rulebook.indicators.filter(
    (one) => one.classes.includes(applicantClass) && one.claimedBy === "applicant" && one.effect === "award",
  );
}

/**
 * The questions of a class, from its rulebook alone: one for each section that holds several indicators, for a question about one is no
 * shorter than that one. Where there are too many, the sections that hold most are asked about, the later ones first: what stands first
 * in a rulebook nearly everybody has. What no question asks about is always shown.
 */
export function questionsOf(rulebook: Rulebook, applicantClass: string): readonly Question[] {
  const claimable = claimableBy(rulebook, applicantClass);
  const all = rulebook.sections
    .map(({ code }, place) => ({ section: code, place, indicators: claimable.filter((one) => one.section === code) }))
    .filter(({ indicators }) => indicators.length > 1);
  const asked = [...all]
    .sort((a, b) => b.indicators.length - a.indicators.length || b.place - a.place)
    .slice(0, MOST_QUESTIONS);
  return all.filter((one) => asked.includes(one)).map(({ section, indicators }) => ({ section, indicators }));
}

/** The indicators that the answers put aside. `kept` are never put aside: what is claimed already, and what the township asks for. */
export function putAside(
  questions: readonly Question[],
  answers: Answers,
  kept: (indicator: string) => boolean,
): ReadonlySet<string> {
  return new Set(
    questions
      .filter(({ section }) => answers.get(section) === "no")
      .flatMap(({ indicators }) => indicators.map((one) => one.code))
      .filter((code) => !kept(code)),
  );
}

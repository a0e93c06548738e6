import { valueAt } from "./keys";
import type { Candidate, Service } from "./service";

function pick<T>(record: Readonly<Record<string, T>>, codes: readonly string[]): Readonly<Record<string, T>> {
  const found: [string, T][] = [];
  for (const code of codes) {
    const value = valueAt(record, code);
    if (value !== undefined) found.push([code, value]);
  }
  return Object.fromEntries(found);
}

/**
 * Reduces candidates of a service project to what its thresholds and its order look at, so that a long list of them stays small. They rank exactly as
 * before.
 */
export function keptOf(service: Service): (candidate: Candidate) => Candidate {
  const codesOf = (by: "section" | "indicator" | "earliest"): readonly string[] => [
    ...new Set(
      [...service.thresholds, ...service.tieBreak].flatMap((one) =>
        one.by === by && "code" in one && one.code !== null ? [one.code] : [],
      ),
    ),
  ];
  const [sections, indicators, earliest] = [codesOf("section"), codesOf("indicator"), codesOf("earliest")];
  return (candidate) => ({
    receipt: candidate.receipt,
    class: candidate.class,
    total: candidate.total,
    vetoed: candidate.vetoed,
    sections: pick(candidate.sections, sections),
    indicators: pick(candidate.indicators, indicators),
    earliest: pick(candidate.earliest, earliest),
    submittedAt: candidate.submittedAt,
    choices: candidate.choices,
  });
}

import { applicationReader } from "../../contracts/application";
import type { Rulebook } from "../../domain/rulebook/rulebook";
import { compileRulebook, scoreApplication } from "../../domain/scoring/score-application";

/** Can these facts of one indicator be counted at all? An indicator that would earn over 10⁹ refuses the whole application (contracts, 2). */
export function withinLimit(
  rulebook: Rulebook,
  applicantClass: string,
  indicator: string,
  facts: readonly Record<string, unknown>[],
): boolean {
  const read = applicationReader(rulebook)({
    format: "points-application/1",
    receipt: "limit",
    class: applicantClass,
    person: { birthDate: rulebook.cutoffDate },
    claims: [{ indicator, items: facts }],
  });
  return read.ok && scoreApplication(compileRulebook(rulebook, null), read.value).ok;
}

import { type Issue, show } from "../../contracts/issue";
import { readRulebook } from "../../contracts/rulebook";
import type { DomainErrorCode } from "../../domain/errors";
import { isCorrectable, newlyDated, type RulebookChange, rulebookChanges } from "../../domain/rulebook/correction";
import { fail, ok, type Result } from "../../domain/shared/result";

export type CorrectionRefusal = { readonly code: DomainErrorCode; readonly issues: readonly Issue[] };

const refused = ({ path, before, after }: RulebookChange): Issue => ({
  path,
  found: show(after),
  expected: `${show(before)}，即生效的内容（更正不能改动这里）`,
});

/** What a corrected file changes against the one in force. Errors: nothing; what is not a correction, each with its path. */
export function checkCorrection(
  inForce: string,
  corrected: string,
): Result<readonly RulebookChange[], CorrectionRefusal> {
  const [before, after] = [readRulebook(inForce), readRulebook(corrected)];
  if (!before.ok || !after.ok) throw new Error("a kept rulebook does not read");
  const changes = rulebookChanges(before.value.raw, after.value.raw);
  if (changes.length === 0) return fail({ code: "rulebook-unchanged", issues: [] });
  const issues = changes.filter((one) => !isCorrectable(one)).map(refused);
  for (const code of newlyDated(before.value.rulebook, after.value.rulebook))
    issues.push({ path: `$.indicators[${code}].window`, found: "新的时段", expected: "不新要求日期的时段" });
  return issues.length > 0 ? fail({ code: "rulebook-shape", issues }) : ok(changes);
}

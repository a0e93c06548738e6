import type { Issue } from "../../contracts/issue";
import type { DomainErrorCode } from "../../domain/errors";
import type { Indicator, Rulebook } from "../../domain/rulebook/rulebook";
import { fail, ok, type Result } from "../../domain/shared/result";
import { withinLimit } from "../scoring/within-limit";
import { checkItems, rawItems } from "./read-items";

export type FactsRefusal = { readonly code: DomainErrorCode; readonly issues: readonly Issue[] };

/** The rows of a form as facts of one indicator: as its rule reads them, and within what can be counted at all. */
export function readFacts(
  fields: Readonly<Record<string, unknown>>,
  indicator: Indicator,
  rulebook: Rulebook,
  applicantClass: string,
): Result<readonly Record<string, unknown>[], FactsRefusal> {
  const raw = rawItems(fields, indicator);
  const checked = checkItems(raw, indicator);
  if (!checked.ok) return fail({ code: "facts-invalid", issues: checked.error });
  if (raw.length === 0 && indicator.effect === "award") return fail({ code: "facts-invalid", issues: [] });
  return withinLimit(rulebook, applicantClass, indicator.code, raw)
    ? ok(raw)
    : fail({ code: "facts-over-limit", issues: [] });
}

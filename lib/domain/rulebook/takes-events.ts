import { type Indicator, itemKeysOf } from "./rulebook";

/** Can a day on which something happened be a fact of this indicator, without anything else: a certificate, a completed course? */
export function takesEvents({ effect, claimedBy, rule, window }: Indicator): boolean {
  if (effect !== "award" || claimedBy !== "applicant" || rule === null || rule.kind === "age") return false;
  const { options, quantity, period } = itemKeysOf(rule);
  // What must hold on the cut-off date is a period.
  if (window?.onCutoff === true) return false;
  return options === null && !quantity && !period;
}

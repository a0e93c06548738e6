/** Points are whole hundredths (0.01 分). No clause: engineering choice, so that nothing is ever binary floating point. */
export type Points = number & { readonly unit: "0.01 分" };

/** Marks a whole number of hundredths as points. Throws RangeError for anything that is not a safe integer. */
export function points(hundredths: number): Points {
  if (!Number.isSafeInteger(hundredths)) throw new RangeError(`not whole hundredths: ${hundredths}`);
  return hundredths as Points;
}

/** A decimal of a contract file (at most two places) as hundredths; null where it has more places or is too large. */
export function pointsFromDecimal(decimal: number): Points | null {
  const hundredths = Math.round(decimal * 100);
  return Number.isSafeInteger(hundredths) && hundredths / 100 === decimal ? (hundredths as Points) : null;
}

/** Hundredths as the decimal that contract files state: 2350 → 23.5. */
export function pointsToDecimal(value: Points): number {
  return value === 0 ? 0 : value / 100;
}

/**
 * An exact non-negative quantity n ÷ d. Numbers while they stay safe integers, bigints beyond: rules are never computed in binary
 * floating point (contract 2).
 */
export type Quantity = { readonly n: number; readonly d: number } | { readonly n: bigint; readonly d: bigint };

const SAFE = Number.MAX_SAFE_INTEGER;
/** Up to here ten thousandths of a double round to the exact whole number: 1.1 × 10¹¹ is a double to within 8 × 10⁻⁶. */
const EXACT = 2 ** 50;

export function wholeQuantity(n: number): Quantity {
  return { n, d: 1 };
}

/** A positive decimal with at most 15 significant digits as a fraction of whole numbers. */
export function fractionOf(decimal: number): { readonly n: bigint; readonly d: bigint } {
  const [mantissa = "0", exponent = "0"] = decimal.toString().split("e");
  const [whole = "0", places = ""] = mantissa.split(".");
  const shift = places.length - Number(exponent);
  const digits = BigInt(whole + places);
  return shift >= 0 ? { n: digits, d: 10n ** BigInt(shift) } : { n: digits * 10n ** BigInt(-shift), d: 1n };
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

type Share = readonly [number, number] | null;
type Part = { readonly item: { readonly quantity: number | null; readonly share: Share } };

/** Σ quantity × share, exactly. Quantities have at most 4 decimals. */
export function sumQuantities(parts: readonly Part[]): Quantity {
  let sum = 0;
  for (const { item } of parts) {
    const quantity = item.quantity ?? 0;
    const whole = item.share === null || item.share[0] === item.share[1];
    const units = Math.round(quantity * 10_000);
    sum += units;
    if (!whole || sum > EXACT) return sumExactly(parts);
  }
  return { n: sum, d: 10_000 };
}

function sumExactly(parts: readonly Part[]): Quantity {
  let n = 0n;
  let d = 1n;
  for (const { item } of parts) {
    const quantity = fractionOf(item.quantity ?? 0);
    const [sn, sd] = item.share ?? [1, 1];
    const addN = quantity.n * BigInt(sn);
    const addD = quantity.d * BigInt(sd);
    n = n * addD + addN * d;
    d *= addD;
    const common = gcd(n, d);
    if (common > 1n) {
      n /= common;
      d /= common;
    }
  }
  return { n, d };
}

export type Step = {
  readonly n: bigint;
  readonly d: bigint;
  readonly small: { readonly n: number; readonly d: number } | null;
};

export function stepOf(step: number): Step {
  const { n, d } = fractionOf(step);
  const small = n < 1_000_000_000n && d < 1_000_000n ? { n: Number(n), d: Number(d) } : null;
  return { n, d, small };
}

/** ⌊quantity ÷ step⌋. Above 2⁵³ the nearest double, which no rule can tell from the exact number (points end at 10⁹). */
export function floorSteps(quantity: Quantity, step: Step): number {
  if (typeof quantity.n === "number" && typeof quantity.d === "number" && step.small !== null) {
    const top = quantity.n * step.small.d;
    const bottom = quantity.d * step.small.n;
    if (top <= SAFE && bottom <= SAFE) {
      const floor = Math.floor(top / bottom);
      return floor * bottom > top ? floor - 1 : floor;
    }
  }
  return Number((BigInt(quantity.n) * step.d) / (BigInt(quantity.d) * step.n));
}

/** quantity ÷ step × points (hundredths), rounded half up to hundredths. */
export function proratedPoints(quantity: Quantity, step: Step, points: number): number {
  const top = BigInt(quantity.n) * step.d * BigInt(points);
  const bottom = BigInt(quantity.d) * step.n;
  return Number((2n * top + bottom) / (2n * bottom));
}

/** points (hundredths) × share, rounded half up to hundredths. */
export function sharedPoints(points: number, share: Share): number {
  if (share === null || share[0] === share[1]) return points;
  return Math.floor((2 * points * share[0] + share[1]) / (2 * share[1]));
}

/** A quantity in words, at most 4 decimals, "约" not needed: shares may leave more, which are cut. */
export function quantityText(quantity: Quantity): string {
  const tenThousandths = (BigInt(quantity.n) * 10_000n) / BigInt(quantity.d);
  const whole = tenThousandths / 10_000n;
  const rest = String(tenThousandths % 10_000n)
    .padStart(4, "0")
    .replace(/0+$/, "");
  return rest === "" ? String(whole) : `${whole}.${rest}`;
}

import type { Indicator, Rulebook } from "../../domain/rulebook/rulebook";
import { itemKeysOf } from "../../domain/rulebook/rulebook";
import { type SeededRandom, seededRandom } from "../demo/people/random";

const two = (n: number) => String(n).padStart(2, "0");
const day = (random: SeededRandom) =>
  `${2008 + random.below(13)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;

/** One item of an indicator, of every form that its rule and window take: days inside and outside, open ends, shares, counts, decimals. */
function drawItem({ rule, window }: Indicator, random: SeededRandom): Record<string, unknown> {
  const keys = itemKeysOf(rule);
  const item: Record<string, unknown> = {};
  const dated = window !== null && (window.years !== null || window.from !== null || window.to !== null);
  if (keys.period || window?.onCutoff === true || random.chance(33)) {
    const [a, b] = [day(random), day(random)].sort();
    item.from = a;
    if (!random.chance(33)) item.to = b;
  } else if (dated || random.chance(50)) item.on = day(random);
  if (keys.options !== null) item.option = random.pick(keys.options).code;
  if (keys.count && random.chance(50)) item.count = 1 + random.below(4);
  if (keys.quantity) item.quantity = random.below(2_000_000) / (random.chance(50) ? 1 : 100);
  if (keys.share && random.chance(25)) item.share = random.pick(["1/2", "1/3", "2/3", "3/4", "1/1"]);
  return item;
}

/** The approved facts of one made-up person, `points-application/1`: so many claims as the class has indicators for, at most; the same number gives the same person. */
export function drawApplication(rulebook: Rulebook, number: number, claims: number): Record<string, unknown> {
  const random = seededRandom(7_919 * number + 13);
  const applicantClass = random.pick(rulebook.classes).code;
  const open = rulebook.indicators.filter((one) => one.effect !== "check" && one.classes.includes(applicantClass));
  const veto = random.below(50) === 0;
  const chosen = open
    .map((indicator) => ({ indicator, at: random.below(1_000_000) }))
    .filter(({ indicator }) => veto || indicator.effect !== "veto")
    .sort((a, b) => a.at - b.at)
    .slice(0, claims);
  return {
    format: "points-application/1",
    receipt: `S2020-${String(number).padStart(16, "0")}`,
    class: applicantClass,
    person: { birthDate: `${1960 + random.below(40)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}` },
    claims: chosen.map(({ indicator }) => ({
      indicator: indicator.code,
      items: Array.from({ length: 1 + random.below(3) }, () => drawItem(indicator, random)),
    })),
    submittedAt: `2020-07-14T09:${two(number % 60)}:00+08:00`,
  };
}

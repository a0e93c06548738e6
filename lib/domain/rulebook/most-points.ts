import type { Band, Group, Indicator, Rule, Rulebook } from "./rulebook";

/** Hundredths; null = without bound. */
type Most = number | null;

const lesser = (most: Most, cap: Most) => (most === null || cap === null ? (most ?? cap) : Math.min(most, cap));
const largest = (all: readonly Most[]) => (all.includes(null) ? null : Math.max(0, ...all.map((one) => one ?? 0)));
const summed = (all: readonly Most[]) =>
  all.includes(null) ? null : all.reduce<number>((sum, one) => sum + (one ?? 0), 0);

function mostOfBand({ to, points, pointsPerUnit }: Band): Most {
  if (points !== null) return points;
  // A band holds whole numbers below its upper edge, which may be a decimal.
  return to === null ? null : (Math.ceil(to) - 1) * (pointsPerUnit ?? 0);
}

function beforeCap(rule: Rule): Most {
  switch (rule.kind) {
    case "once":
      return rule.points;
    case "tiers":
      return rule.mode === "highest"
        ? largest(rule.options.map((one) => one.points))
        : summed(rule.options.map((one) => one.cap));
    case "perUnit":
      return rule.options === null ? null : summed(rule.options.map((one) => one.cap));
    case "bands":
    case "age":
      return largest(rule.bands.map(mostOfBand));
    case "progressive": {
      const last = rule.slices.at(-1);
      if (last === undefined || last.points > 0) return null;
      return rule.slices.reduce((sum, { upTo, points }, index) => {
        const before = rule.slices[index - 1]?.upTo ?? 0;
        return sum + ((upTo ?? before) - before) * points;
      }, 0);
    }
  }
}

/** The most that one indicator can bring by its rule and cap; null where nothing bounds it. Source: contract 2. */
export function mostPoints({ rule }: Indicator): Most {
  return rule === null ? 0 : lesser(beforeCap(rule), rule.cap);
}

/** The most that these indicators of one section can bring together: groups first, then the section's cap. Source: contract 5. */
export function mostOfSection(rulebook: Rulebook, section: string, indicators: readonly Indicator[]): Most {
  const own = indicators.filter((one) => one.section === section);
  const alone = own.filter((one) => one.group === null).map(mostPoints);
  const grouped = rulebook.groups.map((group) => mostOfGroup(group, own));
  return lesser(summed([...alone, ...grouped]), rulebook.sections.find((one) => one.code === section)?.cap ?? null);
}

function mostOfGroup(group: Group, own: readonly Indicator[]): Most {
  const members = own.filter((one) => one.group === group.code).map(mostPoints);
  return lesser(group.mode === "highest" ? largest(members) : summed(members), group.cap);
}

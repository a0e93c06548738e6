import type { SeededRandom } from "./random";

/** A contract item as `points-application/1` writes it. */
export type DemoItem = Readonly<Record<string, string | number>>;
export type DemoClaim = { readonly indicator: string; readonly items: readonly DemoItem[] };
export type DemoClass = "A" | "B" | "C" | "D";

const INSURANCES = ["pension", "medical", "unemployment", "injury", "maternity"] as const;

function monthsBefore(day: string, months: number, dayOfMonth: number): string {
  const [year = 2020, month = 3] = day.split("-").map(Number);
  const index = year * 12 + (month - 1) - months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}

/** The least that a person of a class can claim: two insurances and a residence permit of a year, and a first degree where the class asks for one. */
export function plainClaims(applicantClass: DemoClass, cutoff: string): readonly DemoClaim[] {
  const from = monthsBefore(cutoff, 12, 1);
  const degree = { indicator: "P39", items: [{ option: "bachelor" }] };
  return [
    ...(applicantClass === "C" || applicantClass === "D" ? [degree] : []),
    { indicator: "P03", items: ["pension", "medical"].map((option) => ({ option, from, to: cutoff })) },
    { indicator: "P04", items: [{ from }] },
  ];
}

/**
 * Believable facts of one person against the 2020 rulebook: years here decide insurance, residence and work together.
 * Ties are wanted: most values are whole years and common tiers.
 */
export function demoClaims(applicantClass: DemoClass, cutoff: string, random: SeededRandom): readonly DemoClaim[] {
  const years = 1 + random.below(14);
  const arrived = monthsBefore(cutoff, years * 12 + random.below(11), 1 + random.below(28));
  const insuredFrom = monthsBefore(cutoff, Math.max(1, years - random.below(3)) * 12, 1);
  const insured = random.chance(70) ? INSURANCES : (["pension", "medical"] as const);
  const claims: DemoClaim[] = [
    { indicator: "P03", items: insured.map((option) => ({ option, from: insuredFrom, to: cutoff })) },
    { indicator: "P04", items: [{ from: arrived }] },
  ];
  const add = (percent: number, indicator: string, items: readonly DemoItem[]) => {
    if (random.chance(percent)) claims.push({ indicator, items });
  };
  const lately = monthsBefore(cutoff, 1 + random.below(40), 1 + random.below(28));
  if (applicantClass === "A" || applicantClass === "B") {
    claims.unshift({
      indicator: "P01",
      items: [{ option: random.pick(["junior", "junior", "senior", "senior", "college", "bachelor"]) }],
    });
    add(35, "P02", [{ option: random.pick(["l5", "l4", "l4", "l3", "l2"]) }]);
    add(60, "P37", [{ option: "compliant" }]);
    add(40, "P34", [{}]);
    add(30, "P35", [{}]);
  }
  if (applicantClass === "A") {
    claims.push({ indicator: "P06", items: [{ from: arrived }] });
    add(80, "P07", [{}]);
    add(75, "P08", [{ option: random.pick(["designated", "company", "company", "individual"]) }]);
  }
  if (applicantClass === "B") {
    claims.push({
      indicator: "P10",
      items: [{ option: random.pick(["individual", "individual", "sole", "company"]) }],
    });
    claims.push({ indicator: "P12", items: [{ from: arrived }] });
    add(60, "P11", [{ quantity: 50_000 * (1 + random.below(40)) }]);
    add(50, "P14", [{ quantity: 10_000 * (1 + random.below(30)), on: lately }]);
  }
  if (applicantClass === "C") {
    claims.unshift({
      indicator: "P39",
      items: [{ option: random.pick(["bachelor_degree", "master", "master", "doctor"]) }],
    });
    add(60, "P40", [{ option: random.pick(["junior", "middle", "senior"]) }]);
    claims.push({ indicator: "P41", items: [{ from: arrived }] });
    add(40, "P24", [{ option: random.pick(["county", "prefecture", "province"]), on: lately }]);
  }
  if (applicantClass === "D") {
    claims.unshift({ indicator: "P39", items: [{ option: random.pick(["college", "bachelor", "bachelor_degree"]) }] });
    add(80, "P45", [{}]);
    claims.push({ indicator: "P43", items: [{ from: arrived }] });
    add(50, "P44", [{ option: random.pick(["county", "prefecture"]), on: lately }]);
  }
  add(30, "P28", [{ quantity: 50 * (1 + random.below(5)), on: lately }]);
  add(20, "P32", [{ quantity: 200 * (1 + random.below(4)), on: lately }]);
  add(10, "P27", [{ from: monthsBefore(cutoff, 12 * (1 + random.below(6)), 1) }]);
  return claims;
}

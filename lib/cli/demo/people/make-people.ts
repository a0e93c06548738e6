import { TOWNSHIPS } from "../../../domain/dossier/townships";
import { type DemoClaim, type DemoClass, demoClaims } from "./claims";
import { demoAddress, demoIdentityNumber, demoName, demoPhone } from "./identity";
import { seededRandom } from "./random";

/** How far the demo's year has come for a person on 2020-08-20. */
export const DEMO_STAGES = [
  "in-notice",
  "registered",
  "identity-pending",
  "draft",
  "submitted",
  "scoring",
  "scored",
  "awaiting-confirmation",
  "confirmed",
] as const;
export type DemoStage = (typeof DEMO_STAGES)[number];

export type DemoPerson = {
  readonly index: number;
  readonly name: string;
  readonly identityNumber: string;
  readonly birthDate: string;
  readonly phone: string;
  readonly applicantClass: DemoClass;
  readonly township: string;
  readonly address: string;
  readonly claims: readonly DemoClaim[];
  readonly stage: DemoStage;
  /** A deduction that the scoring department finds, or a failed check; most people have none. */
  readonly finding: "none" | "administrative-penalty" | "owns-home" | "serious-crime";
};

const LATER_STAGES = DEMO_STAGES.slice(1) as [DemoStage, ...DemoStage[]];

/** Of 60 people 52 stand in the housing notice (quota 48): 42 of classes A and B, 6 of C, 4 of D; the others are under way. */
function classOf(index: number): DemoClass {
  const place = index % 60;
  if (place < 24) return "A";
  if (place < 42) return "B";
  if (place < 48) return "C";
  if (place < 52) return "D";
  return (["A", "B", "A", "C", "A", "B", "D", "A"] as const)[place - 52] ?? "A";
}

/** The demo's people: the same `seed` gives the same people, whatever their number. Facts follow the 2020 rulebook. */
export function makePeople(count: number, seed: number, cutoff: string): readonly DemoPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const random = seededRandom(seed * 1_000_003 + index);
    const applicantClass = classOf(index);
    const township = random.pick(TOWNSHIPS);
    const birthDate = `${1965 + random.below(33)}-${String(1 + random.below(12)).padStart(2, "0")}-${String(1 + random.below(28)).padStart(2, "0")}`;
    const place = index % 60;
    const stage = place < 52 ? "in-notice" : (LATER_STAGES[(place - 52) % LATER_STAGES.length] ?? "draft");
    return {
      index,
      name: demoName(random),
      identityNumber: demoIdentityNumber(birthDate, index),
      birthDate,
      phone: demoPhone(index),
      applicantClass,
      township: township.code,
      address: demoAddress(township.code, township.name, random),
      claims: demoClaims(applicantClass, cutoff, random),
      stage,
      finding: findingOf(place, random.chance(8)),
    };
  });
}

function findingOf(place: number, penalty: boolean): DemoPerson["finding"] {
  if (place === 17) return "serious-crime";
  if (place === 31) return "owns-home";
  return penalty ? "administrative-penalty" : "none";
}

import { TOWNSHIPS } from "../../../domain/dossier/townships";
import { type DemoClaim, type DemoClass, demoClaims, plainClaims } from "./claims";
import { type DemoMember, demoFamily } from "./family";
import { demoAddress, demoIdentityNumber, demoName, demoPhone } from "./identity";
import { classAt, type DemoKind, isPlain, kindsAt, placeOf, stageAt, twinOf } from "./places";
import { type SeededRandom, seededRandom } from "./random";
import { appliedInJuly, type DemoStage } from "./stages";

export type DemoPerson = {
  readonly index: number;
  readonly name: string;
  readonly identityNumber: string;
  readonly birthDate: string;
  readonly phone: string;
  readonly applicantClass: DemoClass;
  readonly township: string;
  readonly address: string;
  readonly members: readonly DemoMember[];
  readonly claims: readonly DemoClaim[];
  /** The projects that the application is first sent for. */
  readonly kinds: readonly DemoKind[];
  readonly stage: DemoStage;
  /** A deduction that the scoring department finds, or a failed check; most people have none. */
  readonly finding: "none" | "administrative-penalty" | "owns-home" | "serious-crime";
  /** Does a department refuse one of the claims? */
  readonly refusedClaim: boolean;
};

/** Two streams a person: who it is, and what is claimed, so that twins claim the same. */
const streamOf = (seed: number, index: number) => seededRandom(seed * 1_000_003 + index * 2);
const claimsStreamOf = (seed: number, index: number) => seededRandom(seed * 1_000_003 + index * 2 + 1);

const day = (year: number, random: SeededRandom) =>
  `${year}-${String(1 + random.below(12)).padStart(2, "0")}-${String(1 + random.below(28)).padStart(2, "0")}`;

/** The demo's people: the same `seed` gives the same people, whatever their number. Facts follow the 2020 rulebook. */
export function makePeople(count: number, seed: number, cutoff: string): readonly DemoPerson[] {
  return Array.from({ length: count }, (_, index) => makePerson(index, seed, cutoff));
}

function makePerson(index: number, seed: number, cutoff: string): DemoPerson {
  const random = streamOf(seed, index);
  const place = placeOf(index);
  const stage = stageAt(place);
  const applicantClass = classAt(place);
  const township = random.pick(TOWNSHIPS);
  const birthYear = 1970 + random.below(22);
  const birthDate = day(birthYear, random);
  const name = demoName(random);
  return {
    index,
    name,
    identityNumber: demoIdentityNumber(birthDate, index),
    birthDate,
    phone: demoPhone(index),
    applicantClass,
    township: township.code,
    address: demoAddress(township.code, township.name, random),
    members: demoFamily({ index, place, name, applicantClass }, birthYear, random),
    claims: claimsOf(index, seed, cutoff),
    kinds: kindsAt(place, applicantClass),
    stage,
    finding: findingOf(stage, place, random.chance(8)),
    refusedClaim: stage === "recheck" || stage === "rechecked" || place % 11 === 3,
  };
}

function claimsOf(index: number, seed: number, cutoff: string): readonly DemoClaim[] {
  const place = placeOf(index);
  const applicantClass = classAt(place);
  if (stageAt(place) === "below-threshold" || isPlain(place)) return plainClaims(applicantClass, cutoff);
  return demoClaims(applicantClass, cutoff, claimsStreamOf(seed, index - place + twinOf(place)));
}

function findingOf(stage: DemoStage, place: number, penalty: boolean): DemoPerson["finding"] {
  if (stage === "vetoed") return "serious-crime";
  if (stage === "not-eligible") return "owns-home";
  const tied = isPlain(place) || twinOf(place) !== place || twinOf(place + 1) === place;
  return penalty && appliedInJuly(stage) && !tied ? "administrative-penalty" : "none";
}

import type { DemoClass } from "./claims";
import { appliedInJuly, DEMO_STAGES, type DemoStage } from "./stages";

/** People come in blocks of 60: 34 in a notice, and one for each other stage. What a person's lot is follows from the place in the block. */
const BLOCK = 60;
const IN_NOTICE = 34;
export const placeOf = (index: number) => index % BLOCK;

const OTHERS = DEMO_STAGES.slice(1);
const CLASSES = ["A", "B", "A", "C", "A", "B", "A", "D"] as const;

export function stageAt(place: number): DemoStage {
  return OTHERS[place - IN_NOTICE] ?? "in-notice";
}

/** In the notices 24 of classes A and B, 6 of C (housing has 5 for them, schooling 4) and 4 of D (3 and 2). */
export function classAt(place: number): DemoClass {
  if (place < 15) return "A";
  if (place < 24) return "B";
  if (place < 30) return "C";
  if (place < IN_NOTICE) return "D";
  if (appliedInJuly(stageAt(place))) return place % 2 === 0 ? "A" : "B";
  return CLASSES[place % CLASSES.length] ?? "A";
}

/** A place whose claims this one repeats word for word, so that the two are tied down to the lot. */
export function twinOf(place: number): number {
  return place === 5 || place === 31 ? place - 1 : place;
}

/** Two of class C with the plainest claims: they are last of six for five homes, and the lot decides between them. */
export const isPlain = (place: number) => place === 28 || place === 29;

export type DemoKind = "schooling" | "housing" | "training" | "insurance" | "entrepreneurship" | "secondment";

/** How many children go to school by this application. */
export function childrenAt(place: number): number {
  if (place < 24) return place % 3 === 2 ? 0 : place % 9 === 0 ? 2 : 1;
  if (place < 29) return 1;
  if (place >= 30 && place < 33) return 1;
  return ["vetoed", "candidacy-withdrawn"].includes(stageAt(place)) ? 1 : 0;
}

/** The projects that the application is first sent for. */
export function kindsAt(place: number, applicantClass: DemoClass): readonly DemoKind[] {
  if (appliedInJuly(stageAt(place))) {
    const schooling = childrenAt(place) > 0;
    const housing = !schooling || place >= 24 || place % 6 !== 1;
    return [...(schooling ? (["schooling"] as const) : []), ...(housing ? (["housing"] as const) : [])];
  }
  if (applicantClass === "C") return place % 2 === 0 ? ["training"] : ["secondment"];
  if (applicantClass === "D") return ["training"];
  return [(["training", "insurance", "entrepreneurship"] as const)[place % 3] ?? "training"];
}

/** Schools in the order of preference: children of 12 go to the middle school, most of the others wish for the first. */
export function choicesAt(place: number, applicantClass: DemoClass, age: number): readonly string[] {
  if (applicantClass === "C") return ["private-college-talent"];
  if (applicantClass === "D") return ["news-industry-talent"];
  if (age >= 12) return ["school-4"];
  if (place % 10 === 0) return ["school-2", "school-3", "school-1"];
  return place % 2 === 0 ? ["school-1"] : ["school-1", "school-2"];
}

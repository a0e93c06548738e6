import { readFileSync } from "node:fs";
import { readRulebook } from "../../../contracts/rulebook";
import { PLAYED_UNTIL } from "../options";
import { makePeople } from "../people/make-people";
import { openYear, publishProjects, SEED, seedProgramme } from "./programme";
import { AT_ONCE, sideBySide } from "./side-by-side";
import { seedStaff } from "./staff";
import type { Play, Step } from "./steps";
import { must, startClock, walkTo } from "./walk";
import { STEPS } from "./year";

/** One password for every account of the demo, printed at its start; there is none outside it. */
export const DEMO_PASSWORD = "lake-stone-orange-2020";

const DAY = 86_400_000;
const MORNING = 8.5 * 3_600_000;
const MINUTE = 60_000;

/** The `n`-th of `count` moments, spread evenly over the office hours of the working days from one day to another. */
function moment(from: string, to: string, n: number, count: number): Date {
  const first = Date.parse(`${from}T00:00:00+08:00`);
  const days = Array.from(
    { length: (Date.parse(`${to}T00:00:00+08:00`) - first) / DAY + 1 },
    (_, at) => first + at * DAY,
  );
  const working = days.filter((one) => ![0, 6].includes(new Date(one + DAY / 2).getUTCDay()));
  const place = (n * working.length) / count;
  const day = working[Math.floor(place)] ?? first;
  return new Date(day + MORNING + Math.floor((place % 1) * 540) * MINUTE);
}

/** The people of a step, a few at a time: those who act at the same moment are played side by side. */
async function playStep(play: Play, step: Step, tell: (detail: string) => void): Promise<void> {
  if ("once" in step) {
    await walkTo(new Date(step.at));
    tell(step.title);
    await step.once(play);
    return;
  }
  const people = play.people.filter((person) => step.who(person));
  const slots = "until" in step ? Math.ceil(people.length / AT_ONCE) : 1;
  let done = 0;
  for (let slot = 0; slot < slots; slot++) {
    await walkTo("until" in step ? moment(step.at, step.until, slot, slots) : new Date(step.at));
    const size = Math.ceil(people.length / slots);
    await sideBySide(people.slice(slot * size, (slot + 1) * size), async (person) => {
      await step.each(play, person);
      tell(`${step.title}, ${++done} of ${people.length}`);
    });
  }
}

/**
 * Plays the year through the use cases over walked office time, up to `until`; at 2020-08-20 09:00: schooling being fulfilled, housing in notice, the other four open,
 * and people in every state. With no applicants only the staff accounts are made and time stands at 2020-06-22, for a year from its beginning.
 */
export async function seedDemo(
  applicants: number,
  seed: number,
  tell: (detail: string) => void,
  until = PLAYED_UNTIL,
): Promise<void> {
  const rulebookFile = readFileSync(`${SEED}/rulebook.json`, "utf8");
  await startClock("2020-06-22T09:00:00+08:00");
  const staff = await seedStaff(rulebookFile, DEMO_PASSWORD, tell);
  if (applicants === 0) return;
  await seedProgramme(staff, rulebookFile);
  const { rulebook } = must(readRulebook(rulebookFile), "rulebook");
  await walkTo(new Date("2020-07-01T08:00:00+08:00"));
  await openYear(staff);
  await publishProjects(staff);
  const people = makePeople(applicants, seed, rulebook.cutoffDate);
  const departments = rulebook.departments.map((one) => one.code);
  const play: Play = { staff, people, departments, password: DEMO_PASSWORD, cast: new Map() };
  const end = new Date(until);
  for (const step of STEPS) if (new Date(step.at) < end) await playStep(play, step, tell);
  await walkTo(end);
}

import { readFileSync } from "node:fs";
import { desc, eq } from "drizzle-orm";
import { db } from "../../../../db/client";
import { listProjects } from "../../../../db/queries/programmes";
import { rankingRuns } from "../../../../db/schema";
import { readRulebook } from "../../../contracts/rulebook";
import { shanghaiInstant } from "../../../platform/clock";
import { publishNotice } from "../../../usecases/notice/publish-notice";
import { runRanking } from "../../../usecases/ranking/run-ranking";
import { closeProjects } from "../../../usecases/sweep/close-projects";
import { openProjects } from "../../../usecases/sweep/open-projects";
import { type DemoPerson, makePeople } from "../people/make-people";
import { type Applicant, fillApplication, registerPerson, send, sendDossier } from "./applicant";
import { confirm, confirmIdentity, decideClaims, feedBack, nothingFound, passFirstReview } from "./procedure";
import { openYear, publishProjects, SEED, seedProgramme, YEAR } from "./programme";
import { type DemoStaff, seedStaff } from "./staff";
import { must, startClock, walkTo } from "./walk";

/** One password for every account of the demo, printed at its start; there is none outside it. */
export const DEMO_PASSWORD = "lake-stone-orange-2020";

/** The n-th moment of a working window that begins at `from`: `every` minutes apart. */
const moment = (from: string, n: number, every: number) =>
  shanghaiInstant(new Date(new Date(from).getTime() + n * every * 60_000));

const STAGES = [
  "registered",
  "identity-pending",
  "draft",
  "submitted",
  "scoring",
  "scored",
  "awaiting-confirmation",
  "confirmed",
];
const reached = (person: DemoPerson, stage: string) => STAGES.indexOf(person.stage) >= STAGES.indexOf(stage);

/**
 * Plays the year through the use cases over walked office time, up to 2020-08-20 09:00: housing in notice since 14 August, the others open, and
 * people in every state. With no applicants only the staff accounts are made and time stands at 2020-06-22, for a year from its beginning.
 */
export async function seedDemo(applicants: number, seed: number, tell: (detail: string) => void): Promise<void> {
  const rulebookFile = readFileSync(`${SEED}/rulebook.json`, "utf8");
  await startClock("2020-06-22T09:00:00+08:00");
  const staff = await seedStaff(rulebookFile, DEMO_PASSWORD, tell);
  if (applicants === 0) return;
  await seedProgramme(staff, rulebookFile);
  const { rulebook } = must(readRulebook(rulebookFile), "rulebook");
  const departments = rulebook.departments.map((one) => one.code);
  const people = makePeople(applicants, seed, rulebook.cutoffDate);

  await walkTo("2020-07-01T08:00:00+08:00");
  await openYear(staff);
  await publishProjects(staff);
  await playHousing(staff, people, departments, tell);
  await playOthers(staff, people, departments, tell);
  await walkTo("2020-08-20T09:00:00+08:00");
}

async function playHousing(
  staff: DemoStaff,
  people: readonly DemoPerson[],
  departments: readonly string[],
  tell: (detail: string) => void,
): Promise<void> {
  const early: Applicant[] = [];
  const housing = people.filter((person) => person.stage === "in-notice");
  const every = Math.max(1, Math.floor(20_000 / Math.max(1, housing.length)));
  for (const [index, person] of housing.entries()) {
    tell(`application ${index + 1} of ${housing.length}`);
    await walkTo(moment("2020-07-01T08:30:00+08:00", index, every));
    const applicant = await registerPerson(person, DEMO_PASSWORD);
    await sendDossier(applicant);
    await confirmIdentity(staff, applicant);
    await fillApplication(applicant, "housing");
    await send(applicant);
    early.push(applicant);
  }
  await walkTo("2020-08-01T09:00:00+08:00");
  await closeProjects();
  await openProjects();
  for (const [index, applicant] of early.entries()) {
    tell(`scoring ${index + 1} of ${early.length}`);
    await passFirstReview(staff, applicant);
    await decideClaims(staff, applicant);
  }
  tell("nothing found");
  await nothingFound(staff, departments, []);
  await walkTo("2020-08-05T09:00:00+08:00");
  for (const applicant of early) await feedBack(staff, applicant);
  for (const [index, applicant] of early.entries()) {
    tell(`confirmation ${index + 1} of ${early.length}`);
    await confirm(applicant);
  }
  tell("ranking and notice");
  await walkTo("2020-08-13T15:00:00+08:00");
  const project = (await listProjects(db(), YEAR)).find((one) => one.kind === "housing");
  if (project === undefined || early.length === 0) return;
  must(await runRanking(staff.office1, { projectId: project.id, version: project.version }), "ranking");
  const [run] = await db()
    .select()
    .from(rankingRuns)
    .where(eq(rankingRuns.projectId, project.id))
    .orderBy(desc(rankingRuns.version))
    .limit(1);
  await walkTo("2020-08-14T09:00:00+08:00");
  must(await publishNotice(staff.office2, { runId: run?.id ?? "" }), "notice");
}

const KINDS = ["training", "insurance"] as const;

/** The people who are still under way, each up to the own stage. */
async function playOthers(
  staff: DemoStaff,
  people: readonly DemoPerson[],
  departments: readonly string[],
  tell: (detail: string) => void,
): Promise<void> {
  const later = people.filter((person) => person.stage !== "in-notice");
  const waiting: Applicant[] = [];
  const decided: Applicant[] = [];
  for (const [index, person] of later.entries()) {
    tell(`later application ${index + 1} of ${later.length}`);
    await walkTo(moment("2020-08-15T09:00:00+08:00", index, Math.max(1, Math.floor(2000 / later.length))));
    const applicant = await registerPerson(person, DEMO_PASSWORD);
    if (!reached(person, "identity-pending")) continue;
    await sendDossier(applicant);
    if (!reached(person, "draft")) continue;
    await confirmIdentity(staff, applicant);
    const everyClass = person.applicantClass === "A" || person.applicantClass === "B";
    await fillApplication(applicant, everyClass ? (KINDS[index % 2] ?? "training") : "training");
    if (!reached(person, "submitted")) continue;
    await send(applicant);
    if (!reached(person, "scoring")) continue;
    if (reached(person, "scored")) decided.push(applicant);
    else waiting.push(applicant);
  }
  for (const applicant of decided) {
    await passFirstReview(staff, applicant);
    await decideClaims(staff, applicant);
  }
  await nothingFound(staff, departments, []);
  for (const applicant of waiting) {
    await passFirstReview(staff, applicant);
    await decideClaims(staff, applicant, 2);
  }
  for (const applicant of decided.filter((one) => reached(one.person, "awaiting-confirmation"))) {
    await feedBack(staff, applicant);
    if (reached(applicant.person, "confirmed")) await confirm(applicant);
  }
}

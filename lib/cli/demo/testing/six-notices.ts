import { readdirSync, readFileSync } from "node:fs";
import { closeDatabases, db } from "../../../../db/client";
import { listProjects } from "../../../../db/queries/programmes";
import { readRulebook } from "../../../contracts/rulebook";
import { moveOfficeClock } from "../../../usecases/demo/move-office-clock";
import { createProgramme } from "../../../usecases/programme/create-programme";
import { openProgramme } from "../../../usecases/programme/open-programme";
import { approveRulebook } from "../../../usecases/rulebook/approve-rulebook";
import { importRulebook } from "../../../usecases/rulebook/import-rulebook";
import { approveServiceProject } from "../../../usecases/service-project/approve-service-project";
import { importServiceProject } from "../../../usecases/service-project/import-service-project";
import { publishServiceProject } from "../../../usecases/service-project/publish-service-project";
import { closeProjects } from "../../../usecases/sweep/close-projects";
import { openProjects } from "../../../usecases/sweep/open-projects";
import { NO_REQUEST } from "../../../usecases/visitor-act";
import type { DemoClaim } from "../people/claims";
import { type DemoPerson, makePeople } from "../people/make-people";
import type { DemoKind } from "../people/places";
import type { Applicant } from "../seed/applicant";
import { apply } from "../seed/apply";
import { publishNewestRun, rank } from "../seed/office";
import { confirm, decideClaims, feedBack, nothingFound, passFirstReview, readyToRank } from "../seed/procedure";
import { SEED, YEAR } from "../seed/programme";
import { DEMO_PASSWORD } from "../seed/seed-demo";
import { sideBySide } from "../seed/side-by-side";
import { must } from "../seed/walk";
import { enterDemo } from "./play-beside";

const KINDS: readonly DemoKind[] = ["entrepreneurship", "housing", "insurance", "schooling", "secondment", "training"];
const OPENS = "2020-06-22";
const CLOSES = "2020-07-03";
const RULES = {
  who: "示例",
  scope: "示例",
  limit: "示例",
  lot: "示例彩票 2020 年 7 月 4 日的开奖号码",
  excludes: [],
};
/** The place of a pool in which nobody stands goes on to the three. */
const TRAINING_FLOWS = [{ from: "news-industry-talent", to: "new-citizen" }];

/** Two insurances from a year on and eight years of residence: who is insured longer stands before. */
function claimsSince(year: number, applicantClass: string): readonly DemoClaim[] {
  const degree =
    applicantClass === "C"
      ? { indicator: "P39", items: [{ option: "master" }] }
      : { indicator: "P01", items: [{ option: "bachelor" }] };
  const insured = ["pension", "medical"].map((option) => ({ option, from: `${year}-04-01`, to: "2020-03-31" }));
  return [degree, { indicator: "P03", items: insured }, { indicator: "P04", items: [{ from: "2012-03-01" }] }];
}

/** Three people of one project, in the order of their points. */
export type Three = { readonly kind: DemoKind; readonly people: readonly [DemoPerson, DemoPerson, DemoPerson] };

/** Who applies for what: each for one project alone, in the one pool that has a single place. */
export function threeOfEach(): readonly Three[] {
  const people = makePeople(60, 2020, "2020-03-31");
  const parents = people.filter(
    (one) => one.applicantClass === "A" && one.members.some((of) => of.relation === "child"),
  );
  const single = people.filter((one) => one.applicantClass === "A" && !parents.includes(one));
  const talent = people.filter((one) => one.applicantClass === "C");
  const take = (from: DemoPerson[], kind: DemoKind): Three => {
    const three = from.splice(0, 3).map(
      (person, at): DemoPerson => ({
        ...person,
        stage: "in-notice",
        kinds: [kind],
        claims: claimsSince(2013 + at, person.applicantClass),
        finding: "none",
        refusedClaim: false,
        members: kind === "schooling" ? oneChild(person) : [],
      }),
    );
    const [first, second, third] = three;
    if (first === undefined || second === undefined || third === undefined) throw new Error(`too few for ${kind}`);
    return { kind, people: [first, second, third] };
  };
  const others = [...single, ...parents.slice(3)];
  return KINDS.map((kind) =>
    take(kind === "schooling" ? parents.slice(0, 3) : kind === "secondment" ? [...talent] : others, kind),
  );
}

function oneChild(person: DemoPerson): DemoPerson["members"] {
  return person.members
    .filter((one) => one.relation === "child")
    .slice(0, 1)
    .map((one) => ({ ...one, choices: ["school-1"] }));
}

/** The project with one place in each pool and a notice of five working days. */
function smallService(name: string): string {
  const service = JSON.parse(readFileSync(`${SEED}/services/${name}`, "utf8")) as { readonly pools: readonly object[] };
  const pools = service.pools.map((pool) => ({ ...pool, quota: 1 }));
  return JSON.stringify({ ...service, pools, publicityWorkingDays: 5 });
}

/** Plays into a running demo without a year: six projects in notice, with three people and one place each. Ends on 2020-07-06. */
export async function playSixNotices(data: string, origin: string): Promise<void> {
  const staff = await enterDemo(data, origin);
  const { office1, office2 } = staff;
  const rulebookFile = readFileSync(`${SEED}/rulebook.json`, "utf8");
  const year = { year: YEAR, title: "2020年度积分管理", applyFrom: OPENS, applyTo: CLOSES };
  must(await createProgramme(office1, year), "programme");
  const { rulebookId } = must(await importRulebook(office1, rulebookFile), "rulebook");
  must(await approveRulebook(office2, { rulebookId }), "rulebook approval");
  for (const name of readdirSync(`${SEED}/services`).sort()) {
    const rules = { ...RULES, flows: name === "training.json" ? TRAINING_FLOWS : [] };
    const input = { file: smallService(name), opensOn: OPENS, closesOn: CLOSES, rules };
    must(await importServiceProject(office1, input), name);
  }
  for (const { id, version } of await listProjects(db(), YEAR))
    must(await approveServiceProject(office2, { projectId: id, version }), "project approval");
  must(await openProgramme(office2, { year: YEAR }), "opening");
  for (const { id, version } of await listProjects(db(), YEAR))
    must(await publishServiceProject(office1, { projectId: id, version }), "project");
  await openProjects();
  const applicants: Applicant[] = [];
  await sideBySide(
    threeOfEach().flatMap(({ people }) => people),
    async (person) => {
      const applicant = await apply(staff, person, DEMO_PASSWORD);
      await passFirstReview(staff, applicant);
      await decideClaims(staff, applicant);
      applicants.push(applicant);
    },
  );
  const { rulebook } = must(readRulebook(rulebookFile), "rulebook");
  await nothingFound(
    staff,
    rulebook.departments.map((one) => one.code),
    [],
  );
  await sideBySide(applicants, async (applicant) => {
    await feedBack(staff, applicant);
    await confirm(applicant);
  });
  must(await moveOfficeClock(NO_REQUEST, new Date("2020-07-06T09:00:00+08:00")), "clock");
  await closeProjects();
  for (const kind of KINDS) {
    const project = (await listProjects(db(), YEAR)).find((one) => one.kind === kind);
    await readyToRank(staff, project?.id ?? "");
    await rank(staff, kind);
    await publishNewestRun(staff, kind);
  }
  await closeDatabases();
}

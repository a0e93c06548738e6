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
const RULES = { who: "示例", scope: "示例", limit: "示例", lot: "示例彩票 2020 年 7 月 4 日的开奖号码" };
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

/** A parent of two children, each entered for an own school, who stands first everywhere, and two who wait: one for both schools, one for a home. */
export function parentAndTwoWaiting(): readonly [parent: DemoPerson, forSchool: DemoPerson, forHome: DemoPerson] {
  const people = makePeople(60, 2020, "2020-03-31").filter((one) => one.applicantClass === "A");
  const childrenOf = (person: DemoPerson) => person.members.filter((one) => one.relation === "child");
  const [parent] = people.filter((one) => childrenOf(one).length === 2);
  const [forSchool] = people.filter((one) => childrenOf(one).length === 1);
  const [forHome] = people.filter((one) => childrenOf(one).length === 0);
  if (parent === undefined || forSchool === undefined || forHome === undefined) throw new Error("too few people");
  const played = (person: DemoPerson, since: number, kinds: readonly DemoKind[], ...choices: readonly string[][]) => ({
    ...person,
    stage: "in-notice" as const,
    kinds,
    claims: claimsSince(since, person.applicantClass),
    finding: "none" as const,
    refusedClaim: false,
    members: choices.map((one, at) => ({ ...(childrenOf(person)[at] as DemoPerson["members"][number]), choices: one })),
  });
  return [
    played(parent, 2013, ["schooling", "housing"], ["school-1"], ["school-2"]),
    played(forSchool, 2014, ["schooling"], ["school-2", "school-1"]),
    played(forHome, 2015, ["housing"]),
  ];
}

/** The project with one place in each pool and a notice of five working days. */
function smallService(name: string) {
  const text = readFileSync(`${SEED}/services/${name}`, "utf8");
  const service = JSON.parse(text) as { readonly kind: DemoKind; readonly pools: readonly object[] };
  const pools = service.pools.map((pool) => ({ ...pool, quota: 1 }));
  return { kind: service.kind, file: JSON.stringify({ ...service, pools, publicityWorkingDays: 5 }) };
}

type Exclusions = Partial<Record<DemoKind, readonly DemoKind[]>>;

/** Plays into a running demo without a year: six projects, one place in each pool; those for which somebody of `people` applies are in notice. Ends on 2020-07-06. */
export async function playNotices(
  data: string,
  origin: string,
  people: readonly DemoPerson[] = threeOfEach().flatMap((one) => one.people),
  excludes: Exclusions = {},
): Promise<void> {
  const staff = await enterDemo(data, origin);
  const { office1, office2 } = staff;
  const rulebookFile = readFileSync(`${SEED}/rulebook.json`, "utf8");
  const year = { year: YEAR, title: "2020年度积分管理", applyFrom: OPENS, applyTo: CLOSES };
  must(await createProgramme(office1, year), "programme");
  const { rulebookId } = must(await importRulebook(office1, rulebookFile), "rulebook");
  must(await approveRulebook(office2, { rulebookId }), "rulebook approval");
  for (const name of readdirSync(`${SEED}/services`).sort()) {
    const { kind, file } = smallService(name);
    const flows = kind === "training" ? TRAINING_FLOWS : [];
    const rules = { ...RULES, excludes: excludes[kind] ?? [], flows };
    const input = { file, opensOn: OPENS, closesOn: CLOSES, rules };
    must(await importServiceProject(office1, input), name);
  }
  for (const { id, version } of await listProjects(db(), YEAR))
    must(await approveServiceProject(office2, { projectId: id, version }), "project approval");
  must(await openProgramme(office2, { year: YEAR }), "opening");
  for (const { id, version } of await listProjects(db(), YEAR))
    must(await publishServiceProject(office1, { projectId: id, version }), "project");
  await openProjects();
  const applicants: Applicant[] = [];
  await sideBySide(people, async (person) => {
    const applicant = await apply(staff, person, DEMO_PASSWORD);
    await passFirstReview(staff, applicant);
    await decideClaims(staff, applicant);
    applicants.push(applicant);
  });
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
  for (const kind of KINDS.filter((one) => people.some(({ kinds }) => kinds.includes(one)))) {
    const project = (await listProjects(db(), YEAR)).find((one) => one.kind === kind);
    await readyToRank(staff, project?.id ?? "");
    await rank(staff, kind);
    await publishNewestRun(staff, kind);
  }
  await closeDatabases();
}

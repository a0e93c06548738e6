import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { closeDatabases, db } from "../../../../db/client";
import { listProjects } from "../../../../db/queries/programmes";
import { roleGrants, users } from "../../../../db/schema";
import { readRulebook } from "../../../contracts/rulebook";
import { resetEnv } from "../../../platform/env";
import { actionsKey } from "../build";
import { DATABASE } from "../database";
import { type DemoPerson, makePeople } from "../people/make-people";
import type { DemoKind } from "../people/places";
import type { Applicant } from "../seed/applicant";
import { apply } from "../seed/apply";
import { confirm, decideClaims, nothingFound, passFirstReview, readyToRank, signAllCounts } from "../seed/procedure";
import { SEED, YEAR } from "../seed/programme";
import { DEMO_PASSWORD } from "../seed/seed-demo";
import { sideBySide } from "../seed/side-by-side";
import { staffNamed } from "../seed/staff";
import { actorOf, must } from "../seed/walk";
import { demoEnvironment, demoSecrets } from "../settings";

/** Who plays beside the person in the browser, by place: parents of classes A and B, two that tie, one each of C and D; each project gets somebody. */
const KINDS: Readonly<Record<number, readonly DemoKind[]>> = {
  0: ["schooling", "housing", "training", "insurance"],
  4: ["schooling", "housing", "insurance"],
  5: ["housing", "insurance", "entrepreneurship"],
  15: ["schooling", "housing", "entrepreneurship", "training"],
  24: ["schooling", "housing", "secondment"],
  30: ["schooling", "housing"],
};

export function handful(): readonly DemoPerson[] {
  const people = makePeople(60, 2020, "2020-03-31");
  return Object.entries(KINDS).map(([place, kinds]) => {
    const person = people[Number(place)];
    if (person === undefined) throw new Error(`nobody stands at place ${place}`);
    return { ...person, kinds, finding: "none" };
  });
}

/** Where the database of a running demo listens. */
export function portOfDemo(data: string): number {
  const read = (...path: readonly string[]) => readFileSync(join(...path), "utf8").trim();
  return Number(read(read(data, "postgres-folder"), "postmaster.pid").split("\n")[3]);
}

/** Leads this process to the database of a running demo; returns its staff. */
export async function enterDemo(data: string, origin: string) {
  const database = { port: portOfDemo(data), name: DATABASE };
  Object.assign(process.env, demoEnvironment(data, demoSecrets(data), database, origin, actionsKey()));
  resetEnv();
  const rows = await db().select().from(users).innerJoin(roleGrants, eq(roleGrants.userId, users.id));
  return staffNamed(
    new Map(
      rows.map(({ users: { id, login, name }, role_grants: { role, unit } }) => [
        login ?? "",
        actorOf(id, name, [{ role, unit }]),
      ]),
    ),
  );
}

/** Plays into a running demo by use cases what is not looked at in the browser: the handful, and departments. */
export async function playBeside(data: string, origin: string) {
  const staff = await enterDemo(data, origin);
  const { rulebook } = must(readRulebook(readFileSync(`${SEED}/rulebook.json`, "utf8")), "rulebook");
  const cast: Applicant[] = [];
  return {
    /** Each registers, is confirmed, applies, passes the first review, and has the own claims decided; what nobody found anything for stays open. */
    applied: () =>
      sideBySide(handful(), async (person) => {
        const applicant = await apply(staff, person, DEMO_PASSWORD);
        cast.push(applicant);
        await passFirstReview(staff, applicant);
        await decideClaims(staff, applicant);
      }),
    /** All but one confirm their points; that one signs at the counter. */
    confirmed: (except: DemoPerson) =>
      sideBySide(
        cast.filter((one) => one.person.index !== except.index),
        confirm,
      ),
    /** Each department finds nothing about anybody whose items are open. */
    nothingFound: () =>
      nothingFound(
        staff,
        rulebook.departments.map((one) => one.code),
        [],
      ),
    /** The townships sign for the numbers of their people, and the number for lots is entered wherever they are drawn but where it was. */
    async readyToRank(drawn: DemoKind): Promise<void> {
      for (const { id, kind } of await listProjects(db(), YEAR))
        await (kind === drawn ? signAllCounts(staff, id) : readyToRank(staff, id));
    },
    close: closeDatabases,
  };
}

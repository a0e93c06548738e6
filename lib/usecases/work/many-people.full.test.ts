import { beforeAll, describe, expect, it } from "vitest";
import { closeDatabases, db } from "../../../db/client";
import { countOpenItems, listOpenItems } from "../../../db/queries/open-items";
import { multiplyPeople, rowsRead } from "../../../db/testing/many-rows";
import { useSeededYear, YEAR_PEOPLE } from "../../../db/testing/seeded-year";
import { actorOf } from "../../cli/demo/seed/walk";
import type { Grant } from "../../domain/access/authorize";
import { readOwnApplication } from "../application/read-application";
import { listOwnOutcomes } from "../notice/list-own-outcomes";
import { itemTime, listDepartmentQueue } from "./department-queue";
import { listIdentityQueue, listTownshipQueue } from "./list-queues";
import { readBoard } from "./read-board";

// Every list answers under a second with 5,000 people on two cores. How long that takes depends on the machine; how many rows are read does not.

const COPIES = 84;
const PAGE = 50;
const YEAR = 2020;
const NOBODY = "00000000-0000-4000-8000-000000000000";
const ALL = { indicator: null, effect: null, state: null } as const;

useSeededYear();
beforeAll(() => multiplyPeople(COPIES), 300_000);

const reads = (work: () => Promise<unknown>) => rowsRead(closeDatabases, work);
const officer = (role: Grant["role"], unit: string) => actorOf(NOBODY, "经办员", [{ role, unit }]);
async function count(text: string): Promise<number> {
  const [row] = await db().execute<{ n: number }>(`select count(*)::int as n from ${text}`);
  return row?.n ?? 0;
}

describe("with as many people as a city has", () => {
  it("there are 5,000, and open items by the ten thousand", async () => {
    expect(await count("dossiers")).toBeGreaterThan(80 * YEAR_PEOPLE);
    expect(await count("items where decision_id is null")).toBeGreaterThan(50_000);
  });

  it("a department's page reads the rows of a page, and with a filter no more than the people; its counts read what is open there", async () => {
    const people = await count("applications");
    for (const unit of ["human-resources", "public-security", "education", "health", "housing"]) {
      const scope = { year: YEAR, departments: [unit], ...(await itemTime(db())) };
      const counts = (await countOpenItems(db(), scope)).toSorted((a, b) => b.open - a.open);
      const open = counts.reduce((sum, one) => sum + one.open, 0);
      const [busiest] = counts;
      for (const filter of [
        ALL,
        { ...ALL, indicator: busiest?.indicator ?? "" },
        { ...ALL, effect: busiest?.effect ?? null },
      ])
        expect(
          await reads(() => listOpenItems(db(), scope, filter, null, PAGE)),
          `${unit} ${JSON.stringify(filter)}`,
          // Where a filter leaves few, the planner may rather read every person once or twice than the few one by one.
        ).toBeLessThan(open > 4 * people && filter === ALL ? 20 * PAGE : 3 * people);
      expect(
        await reads(() => listDepartmentQueue(officer("department-scorer", unit), ALL, null, PAGE)),
        unit,
      ).toBeLessThan(4 * open + people);
    }
  });

  it("a township's lists read what the township has, and each name once at the most", async () => {
    const actor = officer("township-officer", "lingxiu");
    const people = await count("dossiers");
    const own =
      (await count("applications where township = 'lingxiu'")) + (await count("dossiers where township = 'lingxiu'"));
    expect(await reads(() => listIdentityQueue(actor))).toBeLessThan(own);
    for (const status of ["submitted", "scoring", "scored", "awaiting-confirmation", null] as const)
      expect(await reads(() => listTownshipQueue(actor, status, null, PAGE)), `${status}`).toBeLessThan(
        2 * own + people,
      );
  });

  it("the office's board reads every row once at the most", async () => {
    const all = (await count("applications")) + (await count("dossiers")) + (await count("items"));
    expect(await reads(() => readBoard(YEAR))).toBeLessThan(3 * all);
  });

  it("a person's pages read the own rows alone", async () => {
    // One of the seeded year: what a copy has sealed belongs to whom it was copied from, and opens for nobody else.
    const [own] = await db().execute<{ user_id: string }>(`select user_id from applications
      join submissions on submissions.application_id = applications.id and receipt not like '%-%-%'
      order by applications.id limit 1`);
    const actor = actorOf(own?.user_id ?? "", "", [{ role: "applicant", unit: null }]);
    expect(await reads(() => readOwnApplication(actor))).toBeLessThan(1000);
    expect(await reads(() => listOwnOutcomes(actor))).toBeLessThan(1000);
  });
});

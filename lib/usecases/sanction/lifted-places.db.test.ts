import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { candidacies } from "../../../db/schema";
import { useDatabase } from "../../../db/testing/database";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import { staffAccount } from "../testing/accounts";
import { type Person, personOf } from "../testing/final-project";
import { type FulfilmentYear, seedFulfilmentYear } from "../testing/fulfilment-year";
import { objectTo, seen } from "../testing/sanction-steps";
import { imposedFor } from "../testing/sanctioned-person";
import { decideSanction } from "./decide-sanction";

useDatabase();
let year: FulfilmentYear;
let third: Actor;

beforeAll(async () => {
  year = await seedFulfilmentYear();
  third = await staffAccount("office-3", "points-office-officer", null);
});

const imposed = (person: Person) => imposedFor([year.staff.office1, year.staff.office2], person);
const lift = async (person: Person, sanctionId: string) => {
  await objectTo(person.actor, sanctionId);
  const decision = { decision: "lift" as const, reason: "档案证明材料属实。" };
  return must(await decideSanction(third, { ...(await seen(sanctionId)), ...decision }), "lifting");
};

describe("what stands again when a sanction is lifted", () => {
  it("the place that was held comes first: waiting for another that excludes it takes it from nobody, least of all its person", async () => {
    const housing = await year.final({
      kind: "housing",
      pools: { a: 1 },
      choices: [["a"], ["a"]],
      excludes: ["training"],
    });
    const [holder, person] = [personOf(housing, 0), personOf(housing, 1)];
    const training = await year.final({ kind: "training", pools: { a: 1 }, choices: [["a"]], people: [person] });
    await year.start(housing, "housing");
    await year.start(training, "training");
    const held = personOf(training, 0);
    must(await year.accept(held), "acceptance");
    const sanctionId = await imposed(person);
    must(await year.decline(holder), "refusal");
    expect(await year.statuses(housing)).toEqual(["declined", "void"]);
    const { lost } = await lift(person, sanctionId);
    expect(lost).toEqual([]);
    expect(await year.statuses(training)).toEqual(["accepted"]);
    expect(await year.statuses(housing)).toEqual(["declined", "offered"]);
    for (const project of [housing, training]) expect(await year.broken(project)).toEqual([]);
  });

  it("those of one person wait again in published order, whichever was entered first", async () => {
    const children = ["990000201301010001", "990000201301010002", "990000201301010003"];
    const plan = { kind: "schooling" as const, pools: { a: 1 }, choices: [["a"], ["a"], ["a"]], children };
    const before = await year.final({ kind: "housing", pools: { a: 1 }, choices: [["a"], ["a"]] });
    const [other, person] = [personOf(before, 0), personOf(before, 1)];
    const school = await year.final({ ...plan, people: [other, person, person] });
    const [holder, better, worse] = [0, 1, 2].map((at) => personOf(school, at));
    if (holder === undefined || better === undefined || worse === undefined) throw new Error("three stand");
    await db()
      .update(candidacies)
      .set({ enteredAt: new Date("2020-07-06T00:00:00Z") })
      .where(eq(candidacies.id, worse.candidacyId));
    await year.start(school, "schooling");
    const sanctionId = await imposed(better);
    must(await year.decline(holder), "refusal");
    expect(await year.statuses(school)).toEqual(["declined", "void", "void"]);
    expect((await lift(better, sanctionId)).lost).toEqual([]);
    expect(await year.statuses(school)).toEqual(["declined", "offered", "final"]);
    expect(await year.broken(school)).toEqual([]);
  });
});

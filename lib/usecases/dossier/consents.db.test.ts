import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { consents } from "../../../db/schema";
import { digestRows, useDatabase } from "../../../db/testing/database";
import { applicationOf } from "../../cli/demo/seed/applicant";
import { memberSchema, submitSchema } from "../../forms/applicant";
import { submitApplication } from "../application/submit-application";
import { type PersonName, seedWorld, type World } from "../testing/world";
import { addMember } from "./add-member";

useDatabase();
let world: World;
beforeAll(async () => {
  world = await seedWorld();
});

async function givenBy(name: PersonName): Promise<readonly string[]> {
  const rows = await db().select().from(consents).where(eq(consents.userId, world.people[name].actor.userId));
  return rows.map(({ text, textVersion }) => `${text} ${textVersion}`).sort();
}

describe("consents (checklist PV-07)", () => {
  it("each is kept by itself with the version of its text: the guardian's with the child, the promise and publication with what is sent", async () => {
    const atTheCounter = ["privacy 2020-1", "sensitive 2020-1"];
    expect(await givenBy("beginner")).toEqual(atTheCounter);
    expect(await givenBy("drafter")).toEqual(["guardian 2020-1", ...atTheCounter]);
    expect(await givenBy("submitted")).toEqual(["promise 2020-1", "publication 2020-1"]);
  });

  it("what is not ticked is refused at its own field", () => {
    const child = { relation: "child", name: "王小明", documentNumber: "990000201203040011" };
    const refused = (input: object) => memberSchema.safeParse(input).error?.issues.map(({ path }) => path.join("."));
    for (const guardian of [undefined, false, ""] as const)
      expect(refused({ ...child, guardian })).toEqual(["guardian"]);
    expect(refused({ ...child, guardian: "yes" })).toBeUndefined();
    expect(refused({ ...child, relation: "spouse" })).toBeUndefined();
    const sent = submitSchema.safeParse({ version: "1", promise: "yes" });
    expect(sent.error?.issues.map(({ path }) => path.join("."))).toEqual(["publication"]);
  });

  it("what was not given is refused by the act itself, whoever calls it, and nothing is kept", async () => {
    const { actor } = world.people.drafter;
    const before = await digestRows();
    const child = { name: "王小红", documentNumber: "990000201406060062" };
    for (const relation of ["child", "ward"] as const)
      for (const guardian of [undefined, false, ""] as const)
        expect(await addMember(actor, { ...child, relation, guardian })).toEqual({
          ok: false,
          error: "guardian-consent-missing",
        });
    const { version } = await applicationOf(world.people.drafter);
    for (const given of [{}, { promise: "yes" }, { publication: "yes" }] as const)
      expect(await submitApplication(actor, { version, ...given })).toEqual({ ok: false, error: "promise-missing" });
    expect(await digestRows()).toEqual(before);
  });
});

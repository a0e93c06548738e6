import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { listEvidence, listItems } from "../../db/queries/applications";
import { claimEvidence, claims, items } from "../../db/schema";
import { useDatabase } from "../../db/testing/database";
import { applicationOf, dossierOf } from "../cli/demo/seed/applicant";
import { must } from "../cli/demo/seed/walk";
import { disagreeWithPoints } from "./application/disagree-with-points";
import { readApplication } from "./application/read-application";
import { withdrawApplication } from "./application/withdraw-application";
import { readDossier } from "./dossier/read-dossier";
import { readEvidence } from "./evidence/read-evidence";
import { readItem } from "./scoring/read-item";
import { evidenceOf, itemOf } from "./testing/records";
import { seedWorld, type World } from "./testing/world";
import { listDepartmentQueue } from "./work/department-queue";
import { listIdentityQueue, listTownshipQueue } from "./work/list-queues";

useDatabase();
let world: World;
beforeAll(async () => {
  world = await seedWorld();
});
const notFound = { ok: false, error: "not-found" };
const EVERYTHING = { indicator: null, effect: null, state: null };
const allItems = async () =>
  (await listItems(db(), (await applicationOf(world.people.scoring)).id)).map((one) => one.item);

/** Every key of a view, with its path; rows of a list are one. The rule of the indicator is public and left out. */
function keysOf(value: unknown, path = ""): readonly string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((one) => keysOf(one, `${path}[]`)))];
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, one]) =>
    key === "indicator" || key === "raw" || key === "items" ? [`${path}.${key}`] : keysOf(one, `${path}.${key}`),
  );
}

describe("a department", () => {
  it("reads exactly these fields of its items, and nothing of what others decide", async () => {
    const { scoring } = world.people;
    const { identityNumber, phone, address, township } = scoring.person;
    for (const item of await allItems()) {
      const officer = world.staff.department(item.department);
      const view = must(await readItem(officer, { itemId: item.id }), item.indicator);
      const claimed = view.claim !== null;
      expect([...keysOf(view)].filter((key) => !/^.(files|material)/.test(key)).sort(), item.indicator).toEqual(
        [
          ".applicantClass",
          ".birthDate",
          ...(claimed ? [".claim.items", ".claim.note", ".claim.pleaseCheck", ".claim.raw"] : [".claim"]),
          ".closedBy",
          ".cutoffDate",
          ".decision",
          ".department",
          ".departmentName",
          ".earlier",
          ".effect",
          ".id",
          ".indicator",
          ...(view.laid.length > 0 ? [".laid[].id", ".laid[].mediaType", ".laid[].name"] : []),
          ".name",
          ".receipt",
          ".recheck",
          ".standsIn",
          ".stuck",
          ".version",
        ].sort(),
      );
      expect(view.indicator.code).toBe(item.indicator);
      expect(view.material.map((one) => one.itemId)).toEqual(view.material.map(() => item.id));
      for (const file of view.files) expect(Object.keys(file).sort()).toEqual(["id", "mediaType", "name"]);
      const text = JSON.stringify(view);
      for (const secret of [identityNumber, phone, address, township]) expect(text).not.toContain(secret);
      const own = scoring.person.claims.find((one) => one.indicator === item.indicator);
      expect(view.claim?.raw ?? [], item.indicator).toEqual(own?.items ?? []);
    }
  });

  it("opens its own items alone: every item, tried by every department", async () => {
    const all = await allItems();
    const departments = [...new Set(all.map((one) => one.department))];
    expect(departments.length).toBeGreaterThan(8);
    for (const item of all)
      for (const department of departments) {
        const read = await readItem(world.staff.department(department), { itemId: item.id });
        expect(read.ok, `${item.indicator} by ${department}`).toBe(department === item.department);
      }
  });

  it("opens the papers of its own claims alone, and none of a draft", async () => {
    const { scoring, drafter } = world.people;
    const files = await listEvidence(db(), (await applicationOf(scoring)).id);
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const supports = await db()
        .select({ department: items.department })
        .from(claimEvidence)
        .innerJoin(claims, eq(claims.id, claimEvidence.claimId))
        .innerJoin(items, eq(items.claimId, claims.id))
        .where(eq(claimEvidence.evidenceId, file.id));
      for (const code of ["education", "public-security", "human-resources", "taxation", "health"]) {
        const read = await readEvidence(world.staff.department(code), { evidenceId: file.id });
        expect(read.ok, code).toBe(supports.some((one) => one.department === code));
      }
    }
    const draft = { evidenceId: await evidenceOf(drafter) };
    for (const actor of [world.staff.department("education"), world.staff.township("lingxiu")])
      expect(await readEvidence(actor, draft)).toEqual(notFound);
  });

  it("is shown a queue of its own items", async () => {
    for (const code of ["education", "taxation"]) {
      const { rows, counts } = await listDepartmentQueue(world.staff.department(code), EVERYTHING, null, 50);
      expect(rows.length).toBeGreaterThan(0);
      expect(new Set([...rows.map((one) => one.item.department), ...counts.map((one) => one.department)])).toEqual(
        new Set([code]),
      );
    }
    expect((await listDepartmentQueue(world.staff.township("lingxiu"), EVERYTHING, null, 50)).rows).toEqual([]);
  });
});

describe("a township", () => {
  it("sees its own people alone, from the day they sent something until they took it back", async () => {
    const [own, other] = [world.staff.township("lingxiu"), world.staff.township("baogai")];
    const { beginner, pending, drafter, submitted, sender } = world.people;
    expect((await listIdentityQueue(own)).map((one) => one.id)).toEqual([(await dossierOf(pending)).id]);
    expect(await listIdentityQueue(other)).toEqual([]);
    const queue = await listTownshipQueue(own, "submitted", null, 50);
    expect(queue).toHaveLength(4);
    expect(queue.map((one) => one.application.id)).toContain((await applicationOf(submitted)).id);
    expect(new Set(queue.map((one) => one.application.township))).toEqual(new Set(["lingxiu"]));
    expect(await listTownshipQueue(other, "submitted", null, 50)).toEqual([]);
    expect(await listIdentityQueue(pending.actor)).toEqual([]);

    expect(await readDossier(own, { dossierId: (await dossierOf(beginner)).id })).toEqual(notFound);
    expect(await readApplication(own, { applicationId: (await applicationOf(drafter)).id })).toEqual(notFound);
    const { id: applicationId, version } = await applicationOf(sender);
    must(await withdrawApplication(sender.actor, { version }), "withdrawal");
    expect(await readApplication(own, { applicationId })).toEqual(notFound);
    expect(await readEvidence(own, { evidenceId: await evidenceOf(sender) })).toEqual(notFound);
  });
});

it("an application that was taken back closes to the departments too", async () => {
  const { scoring } = world.people;
  const item = await itemOf(scoring, "P01");
  const evidenceId = await evidenceOf(scoring);
  must(await withdrawApplication(scoring.actor, { version: (await applicationOf(scoring)).version }), "withdrawal");
  const officer = world.staff.department("education");
  expect(await readItem(officer, { itemId: item.id })).toEqual(notFound);
  expect(await readEvidence(officer, { evidenceId })).toEqual(notFound);
});

it("a person disagrees with lines of the own points alone", async () => {
  const { awaiting, doubter } = world.people;
  const { version } = await applicationOf(awaiting);
  const lines = [{ itemId: (await itemOf(doubter, "P03")).id, reason: "少算了一年。" }];
  expect(await disagreeWithPoints(awaiting.actor, { version, lines })).toEqual(notFound);
});

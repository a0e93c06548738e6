import { and, eq, inArray, isNull } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { db } from "../../../db/client";
import { applications, candidacies, offers } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { must } from "../../cli/demo/seed/walk";
import { putWishBefore } from "../application/put-wish-before";
import { withdrawCandidacy } from "../application/withdraw-candidacy";
import { lapseOffers } from "../sweep/lapse-offers";
import { type FinalProject, personOf } from "../testing/final-project";
import { type FulfilmentYear, seedFulfilmentYear } from "../testing/fulfilment-year";
import { acceptOffer } from "./accept-offer";
import { declineOffer } from "./decline-offer";

useDatabase();
let year: FulfilmentYear;
beforeAll(async () => {
  year = await seedFulfilmentYear();
});

const PEOPLE = 25;
const ALL = Array.from({ length: PEOPLE * 2 }, () => ["a"]);

/** Two projects that exclude one another, the same fifty people in both, half of them within quota; who stands better in one stands worse in the other. */
async function twoProjects(): Promise<readonly [FinalProject, FinalProject]> {
  const housing = await year.final({ kind: "housing", pools: { a: PEOPLE }, choices: ALL, excludes: ["training"] });
  const training = await year.final({ kind: "training", pools: { a: PEOPLE }, choices: ALL, people: housing.people });
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  return [housing, training];
}
const ids = (projects: readonly FinalProject[]) => projects.map((one) => one.id);
const open = (projects: readonly FinalProject[]) =>
  db()
    .select({ id: offers.id, candidacyId: offers.candidacyId })
    .from(offers)
    .where(and(inArray(offers.projectId, ids(projects)), isNull(offers.answer)));
/** Every offer that was made so far: more than a page shows, and all that an acceptance can give up. */
const placesOf = (projects: readonly FinalProject[]) =>
  db()
    .select({ id: offers.id })
    .from(offers)
    .where(inArray(offers.projectId, ids(projects)));
/** How many places each application holds for good, the most first. */
async function heldEach(projects: readonly FinalProject[]): Promise<readonly number[]> {
  const rows = await db()
    .select({ id: applications.id })
    .from(offers)
    .innerJoin(candidacies, eq(candidacies.id, offers.candidacyId))
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(and(inArray(offers.projectId, ids(projects)), eq(offers.answer, "accepted")));
  const held = new Map<string, number>();
  for (const { id } of rows) held.set(id, (held.get(id) ?? 0) + 1);
  return [...held.values()].toSorted((a, b) => b - a);
}
async function whole(projects: readonly FinalProject[], when: string) {
  for (const project of projects) expect(await year.broken(project), when).toEqual([]);
  for (const held of await heldEach(projects)) expect(held, when).toBe(1);
}

it("a hundred clicks of 25 people who hold an open offer in each leave each with exactly one place", async () => {
  const projects = await twoProjects();
  const [housing, training] = projects;
  for (let at = 0; at < PEOPLE; at++)
    must(
      await putWishBefore(personOf(training, at).actor, {
        candidacyId: personOf(training, at).candidacyId,
        before: personOf(housing, at).candidacyId,
      }),
      "wish",
    );
  must(await year.start(housing, "housing"), "housing");
  must(await year.start(training, "training"), "training");
  const both = await open(projects);
  expect(both).toHaveLength(PEOPLE * 2);
  const actors = new Map(projects.flatMap((one) => one.people).map((one) => [one.candidacyId, one.actor]));
  const givesUp = both.map((one) => one.id);
  const clicks = both.flatMap(({ id, candidacyId }) => {
    const actor = actors.get(candidacyId);
    if (actor === undefined) throw new Error("an offer of nobody");
    return [acceptOffer(actor, { offerId: id, givesUp }), acceptOffer(actor, { offerId: id, givesUp })];
  });
  expect(clicks).toHaveLength(100);
  const answers = await Promise.all([...clicks, lapseOffers()]);
  const refused = answers.flatMap((one) => (typeof one === "number" || one.ok ? [] : [one.error]));
  expect(new Set(refused)).toEqual(new Set(["offer-answered"]));
  expect(await heldEach(projects)).toEqual(Array.from({ length: PEOPLE }, () => 1));
  await whole(projects, "after the clicks");
  // What they gave up went on to those who waited.
  expect(await open(projects)).toHaveLength(PEOPLE);
});

it("neither first offers, refusals, lapses, changed wishes nor withdrawals in between wait for one another for ever", async () => {
  const projects = await twoProjects();
  const [housing, training] = projects;
  const actors = new Map(projects.flatMap((one) => one.people).map((one) => [one.candidacyId, one.actor]));
  await Promise.all([
    year.start(housing, "housing"),
    year.start(training, "training"),
    ...Array.from({ length: PEOPLE * 2 }, (_, at) =>
      putWishBefore(personOf(training, at).actor, {
        candidacyId: personOf(training, at).candidacyId,
        before: personOf(housing, at).candidacyId,
      }),
    ),
  ]);
  await whole(projects, "after first offers");
  for (let round = 0; round < 4; round++) {
    const now = await open(projects);
    const givesUp = (await placesOf(projects)).map((one) => one.id);
    const clicks = now.flatMap(({ id, candidacyId }, at) => {
      const actor = actors.get(candidacyId);
      if (actor === undefined) throw new Error("an offer of nobody");
      const answer = (at + round) % 3 === 0 ? declineOffer : acceptOffer;
      return [
        answer(actor, { offerId: id, givesUp }),
        acceptOffer(actor, { offerId: id, givesUp }),
        withdrawCandidacy(actor, { candidacyId }),
      ];
    });
    await Promise.all([...clicks, lapseOffers()]);
    await whole(projects, `round ${round}`);
  }
  await setOfficeTime("2020-07-24T00:00:00+08:00");
  await Promise.all([lapseOffers(), lapseOffers()]);
  await whole(projects, "after the last day");
});

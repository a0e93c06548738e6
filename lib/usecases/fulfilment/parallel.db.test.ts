import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { db } from "../../../db/client";
import { offers } from "../../../db/schema";
import { useDatabase } from "../../../db/testing/database";
import { lapseOffers } from "../sweep/lapse-offers";
import { type FulfilmentYear, seedFulfilmentYear } from "../testing/fulfilment-year";
import { acceptOffer } from "./accept-offer";
import { declineOffer } from "./decline-offer";

useDatabase();
let year: FulfilmentYear;
beforeAll(async () => {
  year = await seedFulfilmentYear();
});

it("AL-10: a hundred parallel clicks on ten places leave exactly ten taken, by whoever stood best", async () => {
  const project = await year.offered({
    kind: "schooling",
    pools: { a: 6, b: 4 },
    choices: Array.from({ length: 60 }, (_, at) => (at % 3 === 0 ? ["a"] : at % 3 === 1 ? ["b", "a"] : ["a", "b"])),
  });
  const open = async () => {
    const rows = await db()
      .select({ candidacyId: offers.candidacyId, id: offers.id })
      .from(offers)
      .where(and(eq(offers.projectId, project.id), isNull(offers.answer)));
    const known = new Map(rows.map((one) => [one.candidacyId, one.id]));
    return project.people.flatMap((one) => {
      const offerId = known.get(one.candidacyId);
      return offerId === undefined ? [] : [{ ...one, offerId }];
    });
  };
  for (let round = 0; round < 4; round++) {
    // Everybody clicks five times; in each round every second declines, some of them while they accept.
    const clicks = (await open()).flatMap(({ actor, offerId }, at) =>
      Array.from({ length: 10 }, (_, click) =>
        (at + round) % 2 === 0 || click % 4 === 3 ? declineOffer(actor, { offerId }) : acceptOffer(actor, { offerId }),
      ),
    );
    if (round === 0) expect(clicks).toHaveLength(100);
    await Promise.all([...clicks, lapseOffers()]);
    expect(await year.broken(project), `round ${round}`).toEqual([]);
  }
  await Promise.all((await open()).map(({ actor, offerId }) => acceptOffer(actor, { offerId })));
  const accepted = await db().$count(offers, and(eq(offers.projectId, project.id), eq(offers.answer, "accepted")));
  expect(accepted).toBe(10);
});

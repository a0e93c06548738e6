import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { candidacies, serviceProjects, users } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { must } from "../../cli/demo/seed/walk";
import { lapseOffers } from "../sweep/lapse-offers";
import { personOf } from "../testing/final-project";
import { type FulfilmentYear, seedFulfilmentYear } from "../testing/fulfilment-year";
import { acceptOffer } from "./accept-offer";
import { declineOffer } from "./decline-offer";
import { forfeitOffer } from "./forfeit-offer";
import { listOwnOffers } from "./read-own-offers";

useDatabase();
let year: FulfilmentYear;
beforeAll(async () => {
  year = await seedFulfilmentYear();
});

const school = (...choices: readonly (readonly string[])[]) =>
  year.offered({ kind: "schooling", pools: { a: 2, b: 1 }, choices });

describe("offers", () => {
  it("go to all within quota of each pool, with a last day in working days, told by message; the others wait", async () => {
    const project = await school(["a"], ["a", "b"], ["a"], ["b"], ["b", "a"]);
    expect(await year.statuses(project)).toEqual(["offered", "offered", "final", "offered", "final"]);
    const first = personOf(project, 0);
    expect(await year.offerOf(first)).toMatchObject({ dueOn: "2020-07-23", pool: "a", promoted: false });
    expect(await year.told(first)).toEqual(["offer-made"]);
    expect(await year.told(personOf(project, 2))).toEqual([]);
    expect(await year.codeOf(year.start(project, "schooling"))).toBe("unlawful-move");
    expect(await year.broken(project)).toEqual([]);
  });

  it("reach whom a counter took in without a phone: nobody is told, the offer stands", async () => {
    const project = await year.final({ kind: "schooling", pools: { a: 1 }, choices: [["a"]] });
    const one = personOf(project, 0);
    await db().update(users).set({ phoneSealed: null, phoneHmac: null }).where(eq(users.id, one.actor.userId));
    expect(await year.codeOf(year.start(project, "schooling"))).toBe("ok");
    expect(await year.statuses(project)).toEqual(["offered"]);
    expect(await year.told(one)).toEqual([]);
  });

  it("wait for the end of the notice", async () => {
    const project = await year.final({ kind: "schooling", pools: { a: 1 }, choices: [["a"]] });
    await db().update(serviceProjects).set({ status: "in-notice" }).where(eq(serviceProjects.id, project.id));
    expect(await year.codeOf(year.start(project, "schooling"))).toBe("unlawful-move");
  });

  it("are accepted once, a second click included, by their person alone, with a voucher", async () => {
    const project = await school(["a"], ["b"]);
    const [first, second] = [personOf(project, 0), personOf(project, 1)];
    const offerId = await year.idOf(first);
    expect(await year.codeOf(acceptOffer(second.actor, { offerId }))).toBe("not-found");
    const clicks = await Promise.all([1, 2, 3].map(() => acceptOffer(first.actor, { offerId })));
    expect(clicks.every((one) => one.ok)).toBe(true);
    expect(await year.statuses(project)).toEqual(["accepted", "offered"]);
    const offer = await year.offerOf(first);
    expect(offer).toMatchObject({ answer: "accepted", serveBy: "2020-07-27" });
    expect(offer?.voucherSealed).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(await year.codeOf(declineOffer(first.actor, { offerId }))).toBe("offer-answered");
  });

  it("that are declined go to the next who stands for the pool, in the same act", async () => {
    const project = await school(["a"], ["a"], ["b"], ["b"], ["b", "a"]);
    const first = personOf(project, 0);
    await setOfficeTime("2020-07-22T15:00:00+08:00");
    const offerId = await year.idOf(first);
    for (const click of [1, 2])
      expect(await year.codeOf(declineOffer(first.actor, { offerId })), `${click}`).toBe("ok");
    // The fourth stands better, but for b alone.
    expect(await year.statuses(project)).toEqual(["declined", "offered", "offered", "final", "offered"]);
    expect(await year.offerOf(personOf(project, 4))).toMatchObject({
      pool: "a",
      promoted: true,
      dueOn: "2020-07-27",
    });
    expect(await year.told(personOf(project, 4))).toEqual(["offer-promoted"]);
    expect(await year.codeOf(acceptOffer(first.actor, { offerId }))).toBe("offer-answered");
    expect(await year.broken(project)).toEqual([]);
  });

  it("of a project that cannot be swept lapse later, and hold up no other project", async () => {
    const projects = [await school(["a"], ["a"], ["a"]), await school(["a"], ["a"], ["a"])].toSorted((a, b) =>
      a.id < b.id ? -1 : 1,
    );
    const [broken, sound] = projects;
    if (broken === undefined || sound === undefined) throw new Error("no projects");
    const stuck = eq(candidacies.id, personOf(broken, 0).candidacyId);
    await db().update(candidacies).set({ status: "final" }).where(stuck);
    await setOfficeTime("2020-07-24T00:00:00+08:00");
    await expect(lapseOffers()).rejects.toThrow(`project ${broken.id}: offer ${await year.idOf(personOf(broken, 0))}`);
    expect(await year.statuses(sound)).toEqual(["lapsed", "lapsed", "offered"]);
    expect(await year.statuses(broken)).toEqual(["final", "offered", "final"]);
    await db().update(candidacies).set({ status: "offered" }).where(stuck);
    expect(await lapseOffers()).toBe(2);
    expect(await year.statuses(broken)).toEqual(["lapsed", "lapsed", "offered"]);
    expect(await year.broken(broken)).toEqual([]);
  });

  it("lapse with the first second after their last day, are told, and go on; a late answer is refused before the sweep too", async () => {
    const project = await school(["a"], ["a"], ["a"], ["a"]);
    const [first, second] = [personOf(project, 0), personOf(project, 1)];
    await setOfficeTime("2020-07-23T23:59:59+08:00");
    expect(await lapseOffers()).toBeGreaterThanOrEqual(0);
    expect(await year.statuses(project)).toEqual(["offered", "offered", "final", "final"]);
    must(await year.accept(second), "in the last second");
    await setOfficeTime("2020-07-24T00:00:00+08:00");
    for (const answer of [acceptOffer, declineOffer])
      expect(await year.codeOf(answer(first.actor, { offerId: await year.idOf(first) }))).toBe("offer-lapsed");
    await lapseOffers();
    expect(await year.statuses(project)).toEqual(["lapsed", "accepted", "offered", "final"]);
    expect(await year.told(first)).toEqual(["offer-made", "offer-lapsed"]);
    expect(await year.codeOf(year.accept(first))).toBe("offer-lapsed");
    expect(await year.broken(project)).toEqual([]);
  });

  it("that were accepted and not taken up are given on after their last day, with a reason", async () => {
    const project = await school(["b"], ["b"]);
    const first = personOf(project, 0);
    const offerId = await year.idOf(first);
    const forfeit = () => forfeitOffer(year.manager("schooling"), { offerId, reason: "没有按时报到。" });
    expect(await year.codeOf(forfeit())).toBe("unlawful-move");
    must(await year.accept(first), "acceptance");
    await setOfficeTime("2020-07-27T23:00:00+08:00");
    expect(await year.codeOf(forfeit())).toBe("serve-by-not-over");
    await setOfficeTime("2020-07-28T09:00:00+08:00");
    expect(await year.codeOf(forfeit())).toBe("ok");
    expect(await year.statuses(project)).toEqual(["lapsed", "offered"]);
    const [own] = must(await listOwnOffers(first.actor), "own");
    expect(own?.reason).toBe("没有按时报到。");
    expect(await year.told(first)).toContain("offer-forfeited");
  });
});

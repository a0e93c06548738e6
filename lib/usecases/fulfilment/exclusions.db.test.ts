import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { offers, passedOver } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { must } from "../../cli/demo/seed/walk";
import { barredText } from "../../copy/exclusions";
import type { ProjectKind } from "../../domain/programme/statuses";
import { putWishBefore } from "../application/put-wish-before";
import { readOwnWishes } from "../application/read-own-wishes";
import { lapseOffers } from "../sweep/lapse-offers";
import { type FinalProject, type Person, personOf } from "../testing/final-project";
import { type FulfilmentYear, seedFulfilmentYear } from "../testing/fulfilment-year";
import { acceptOffer } from "./accept-offer";
import { listPassedOver } from "./list-passed-over";
import { listOwnOffers, readOwnOffer } from "./read-own-offers";
import { readOffer } from "./read-voucher";
import { recordService } from "./record-service";
import { takeBackRecord } from "./take-back-record";

useDatabase();
let year: FulfilmentYear;
beforeAll(async () => {
  year = await seedFulfilmentYear();
});

/** Housing, then training that excludes it, with one place each and the same people: by entry housing is wished more. Nothing is offered yet. */
async function pair(people: number, places = 1) {
  const choices = Array.from({ length: people }, () => ["a"]);
  const housing = await year.final({ kind: "housing", pools: { a: places }, choices });
  const training = await year.final({
    kind: "training",
    pools: { a: places },
    choices,
    excludes: ["housing"],
    people: housing.people,
  });
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  return { housing, training };
}
const start = async (project: FinalProject, kind: ProjectKind) => must(await year.start(project, kind), "offers");
const wishTrainingMore = async (housing: FinalProject, training: FinalProject, place: number) =>
  putWishBefore(personOf(training, place).actor, {
    candidacyId: personOf(training, place).candidacyId,
    before: personOf(housing, place).candidacyId,
  });
async function whole(...projects: readonly FinalProject[]) {
  for (const project of projects) expect(await year.broken(project)).toEqual([]);
}

describe("two projects that exclude one another", () => {
  it("the place that is wished more stands: in the other its person is passed over, told why, and the next moves up", async () => {
    const { housing, training } = await pair(3);
    await start(housing, "housing");
    await start(training, "training");
    expect(await year.statuses(housing)).toEqual(["offered", "final", "final"]);
    expect(await year.statuses(training)).toEqual(["closed", "offered", "final"]);
    expect(await year.told(personOf(training, 0))).toEqual(["offer-made", "passed-over"]);
    const [row] = must(await listPassedOver(year.manager("training"), { projectId: training.id }), "passed over");
    expect(row).toMatchObject({ reason: "wished-more", other: expect.stringContaining("积分入住") });
    await whole(housing, training);
  });

  it("the one wished more is offered beside the other; accepting it gives the other up to the next there, in one act", async () => {
    const { housing, training } = await pair(3);
    must(await wishTrainingMore(housing, training, 0), "wish");
    await start(housing, "housing");
    const first = personOf(housing, 0);
    must(await year.accept(first), "housing");
    await start(training, "training");
    const offerId = await year.idOf(personOf(training, 0));
    expect(must(await readOwnOffer(first.actor, { offerId }), "offer").exclusive).toMatchObject({
      givesUp: [{ state: "accepted" }],
      barred: null,
    });
    // Who clicks on a page that is older than the other place is asked to read first.
    expect(await year.codeOf(acceptOffer(first.actor, { offerId }))).toBe("gives-up-unread");
    expect(await year.statuses(housing)).toEqual(["accepted", "final", "final"]);
    expect(await year.codeOf(year.accept(personOf(training, 0)))).toBe("ok");
    expect(await year.statuses(housing)).toEqual(["declined", "offered", "final"]);
    expect(await year.statuses(training)).toEqual(["accepted", "final", "final"]);
    expect(await year.offerOf(first)).toMatchObject({ answer: "declined", givenUpFor: offerId });
    const own = must(await listOwnOffers(first.actor), "own");
    expect(own.find((one) => one.answer === "declined")?.givenUpFor).toContain("积分培训");
    expect(await year.told(first)).toContain("offer-given-up");
    await whole(housing, training);
  });

  it("two open offers end with the first click on either, the less wished included", async () => {
    const { housing, training } = await pair(2);
    must(await wishTrainingMore(housing, training, 0), "wish");
    await start(housing, "housing");
    await start(training, "training");
    expect(await year.codeOf(year.accept(personOf(housing, 0)))).toBe("ok");
    expect(await year.codeOf(year.accept(personOf(training, 0)))).toBe("offer-answered");
    expect(await year.statuses(housing)).toEqual(["accepted", "final"]);
    // The next holds no place in housing, so the freed one in training is theirs.
    expect(await year.statuses(training)).toEqual(["declined", "offered"]);
    await whole(housing, training);
  });

  it("what was served is final: an open offer beside it cannot be accepted, a later one passes over", async () => {
    const { housing, training } = await pair(2);
    const insurance = await year.final({
      kind: "insurance",
      pools: { a: 2 },
      choices: [["a"], ["a"]],
      excludes: ["housing"],
      people: housing.people,
    });
    for (const [one, other] of [
      [training, housing],
      [insurance, housing],
    ] as const)
      must(
        await putWishBefore(personOf(one, 0).actor, {
          candidacyId: personOf(one, 0).candidacyId,
          before: personOf(other, 0).candidacyId,
        }),
        "wish",
      );
    await setOfficeTime("2020-07-20T09:00:00+08:00");
    await start(housing, "housing");
    const first = personOf(housing, 0);
    must(await year.accept(first), "housing");
    await start(training, "training");
    const lease = { step: "contract" as const, number: "1", on: "2020-07-20", until: "2021-07-19" };
    must(await recordService(year.manager("housing"), { offerId: await year.idOf(first), ...lease }), "service");
    const offerId = await year.idOf(personOf(training, 0));
    const { exclusive } = must(await readOwnOffer(first.actor, { offerId }), "offer");
    expect(exclusive.barred).toBe("excluded-by-served");
    const barredBy = exclusive.barredBy ?? "";
    expect(barredBy).toContain("积分入住");
    expect(barredText(exclusive)).toContain(`您已享受“${barredBy}”`);
    expect(await year.codeOf(acceptOffer(first.actor, { offerId }))).toBe("excluded-by-served");
    await start(insurance, "insurance");
    expect(await year.statuses(insurance)).toEqual(["closed", "offered"]);
    const [row] = await db()
      .select()
      .from(passedOver)
      .where(eq(passedOver.candidacyId, personOf(insurance, 0).candidacyId));
    expect(row?.reason).toBe("served");
    await whole(housing, training, insurance);
    // Where the record was wrong, the place is held as before it: the wish that stands in front can be had, and the other goes to the next.
    const by = year.manager("housing");
    const { mistakable } = must(await readOffer(by, { offerId: await year.idOf(first) }), "desk");
    const wrong = { offerId: await year.idOf(first), recordId: mistakable?.id ?? "", reason: "记到了另一个人名下。" };
    must(await takeBackRecord(by, wrong), "taking back");
    expect(barredText(must(await readOwnOffer(first.actor, { offerId }), "offer").exclusive)).toBeNull();
    must(await year.accept(personOf(training, 0)), "training");
    expect(await year.statuses(housing)).toEqual(["declined", "offered"]);
    await whole(housing, training, insurance);
  });

  it("whose turn comes by a lapse is passed over the same way; who is not reached stands on", async () => {
    const { housing, training } = await pair(4);
    await start(training, "training");
    await start(housing, "housing");
    // The first has both open: housing is wished more. The second holds nothing yet.
    expect(await year.statuses(housing)).toEqual(["offered", "final", "final", "final"]);
    must(await year.decline(personOf(housing, 0)), "refusal");
    must(await year.accept(personOf(housing, 1)), "housing");
    await setOfficeTime("2020-07-24T00:00:00+08:00");
    await lapseOffers();
    expect(await year.statuses(training)).toEqual(["lapsed", "closed", "offered", "final"]);
    await whole(housing, training);
  });
});

describe("the order of wishes", () => {
  it("is by entry until the person says otherwise, and fixed with the first place that is offered", async () => {
    const { housing, training } = await pair(2);
    const names = async ({ actor }: Person) => {
      const own = must(await readOwnWishes(actor), "wishes");
      return { order: own?.wishes.map((one) => one.candidacyId), fixed: own?.fixed };
    };
    const [a, b] = [personOf(housing, 0), personOf(training, 0)];
    expect(await names(a)).toEqual({ order: [a.candidacyId, b.candidacyId], fixed: false });
    for (const click of [1, 2])
      expect(await year.codeOf(wishTrainingMore(housing, training, 0)), `${click}`).toBe("ok");
    expect(await names(a)).toEqual({ order: [b.candidacyId, a.candidacyId], fixed: false });
    const stranger = { candidacyId: b.candidacyId, before: a.candidacyId };
    expect(await year.codeOf(putWishBefore(personOf(housing, 1).actor, stranger))).toBe("not-found");
    await start(housing, "housing");
    expect(await names(a)).toMatchObject({ fixed: true });
    const back = { candidacyId: a.candidacyId, before: b.candidacyId };
    expect(await year.codeOf(putWishBefore(a.actor, back))).toBe("wishes-fixed");
    // Who waits may still change it.
    expect(await year.codeOf(wishTrainingMore(housing, training, 1))).toBe("ok");
  });
});

describe("one child has one school", () => {
  const school = (people: number, children: readonly string[], of?: FinalProject) =>
    year.final({
      kind: "schooling",
      pools: { a: people },
      choices: children.map(() => ["a"]),
      children,
      ...(of === undefined ? {} : { people: of.people }),
    });

  it("by one parent: the order of wishes decides between two schooling projects, two children have one each", async () => {
    const one = await school(2, ["990000201301010011"]);
    const both = await school(2, ["990000201301010011"], one);
    const [sibling] = [await school(1, ["990000201402020022"], one)];
    await setOfficeTime("2020-07-20T09:00:00+08:00");
    for (const project of [one, both, sibling]) await start(project, "schooling");
    expect(await year.statuses(one)).toEqual(["offered"]);
    expect(await year.statuses(both)).toEqual(["closed"]);
    expect(await year.statuses(sibling)).toEqual(["offered"]);
    for (const project of [one, sibling]) expect(await year.codeOf(year.accept(personOf(project, 0)))).toBe("ok");
  });

  it("a place that another project takes away names its child, for a person may have two", async () => {
    const housing = await year.final({ kind: "housing", pools: { a: 1 }, choices: [["a"]], excludes: ["schooling"] });
    const first = await school(1, ["990000201307070077"], housing);
    const second = await school(1, ["990000201408080088"], housing);
    await setOfficeTime("2020-07-20T09:00:00+08:00");
    for (const project of [first, second]) {
      await start(project, "schooling");
      must(await year.accept(personOf(project, 0)), "school");
    }
    await start(housing, "housing");
    const { actor, candidacyId } = personOf(housing, 0);
    const offerId = await year.idOf({ actor, candidacyId });
    const { givesUp } = must(await readOwnOffer(actor, { offerId }), "offer").exclusive;
    expect(givesUp.map((one) => one.project)).toEqual(Array(2).fill(expect.stringMatching(/（小明）$/)));
  });

  it("by two parents: whoever accepts first has it, the other's open place goes on; later ones are passed over", async () => {
    const child = "990000201303030033";
    const [mine, yours] = [
      await school(1, [child, "990000201304040044"]),
      await school(1, [child, "990000201305050055"]),
    ];
    const third = await school(1, [child]);
    await setOfficeTime("2020-07-20T09:00:00+08:00");
    await start(mine, "schooling");
    await start(yours, "schooling");
    expect(await year.codeOf(year.accept(personOf(mine, 0)))).toBe("ok");
    expect(await year.statuses(yours)).toEqual(["declined", "offered"]);
    expect(await year.told(personOf(yours, 0))).toContain("offer-given-up");
    await start(third, "schooling");
    expect(await year.statuses(third)).toEqual(["closed"]);
    await whole(mine, yours, third);
  });
});

describe("the database alone", () => {
  const force = (offerId: string) =>
    db().execute(sql`update offers set answer = 'accepted', answered_at = now(), answered_by = (select id from users limit 1),
      voucher_hmac = ${offerId}, voucher_sealed = 'x', serve_by = '2020-08-01' where id = ${offerId}`);
  const refusedBy = async (offerId: string) => {
    try {
      await force(offerId);
      return "written";
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined;
      return typeof cause === "object" && cause !== null && "constraint_name" in cause ? cause.constraint_name : error;
    }
  };

  it("refuses a second accepted place of one person in a project that excludes the first, also to two at once", async () => {
    const { housing, training } = await pair(1);
    must(await wishTrainingMore(housing, training, 0), "wish");
    await start(housing, "housing");
    await start(training, "training");
    const ids = [await year.idOf(personOf(housing, 0)), await year.idOf(personOf(training, 0))];
    expect((await Promise.all(ids.map(refusedBy))).toSorted()).toEqual(["offers_exclusive", "written"]);
    expect(await db().$count(offers, eq(offers.answer, "accepted"))).toBeGreaterThan(0);
  });

  it("refuses a second accepted school of one child", async () => {
    const child = ["990000201306060066"];
    const plan = { kind: "schooling" as const, pools: { a: 1 }, choices: [["a"]], children: child };
    const projects = [await year.final(plan), await year.final(plan)];
    await setOfficeTime("2020-07-20T09:00:00+08:00");
    for (const project of projects) await start(project, "schooling");
    const ids = await Promise.all(projects.map((project) => year.idOf(personOf(project, 0))));
    expect((await Promise.all(ids.map(refusedBy))).toSorted()).toEqual(["offers_child_once", "written"]);
  });
});

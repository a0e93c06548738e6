import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { listPools } from "../../../db/queries/fulfilment";
import { events, offerFlows, offerPools } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { must } from "../../cli/demo/seed/walk";
import type { Flow } from "../../domain/fulfilment/flows";
import { decideSanction } from "../sanction/decide-sanction";
import { readSanction } from "../sanction/read-sanction";
import { lapseOffers } from "../sweep/lapse-offers";
import { staffAccount } from "../testing/accounts";
import { type FinalProject, personOf } from "../testing/final-project";
import { type FulfilmentYear, seedFulfilmentYear } from "../testing/fulfilment-year";
import { impose, objectTo, seen } from "../testing/sanction-steps";
import { imposedFor, proposedFor } from "../testing/sanctioned-person";
import { waitingFor } from "../testing/waiting-for";
import { forfeitOffer } from "./forfeit-offer";
import { listOffers } from "./list-offers";
import { listOwnOffers } from "./read-own-offers";

const database = useDatabase();
let year: FulfilmentYear;
let other: postgres.Sql;
beforeAll(async () => {
  year = await seedFulfilmentYear();
  other = postgres(database.superuserUrl(), { max: 3, onnotice: () => {} });
});
afterAll(() => other.end());

const A_TO_B: readonly Flow[] = [{ from: "a", to: "b" }];
type Pools = Readonly<Record<string, number | null>>;
const training = (pools: Pools, people: string, flows: readonly Flow[] = A_TO_B) =>
  year.offered({ kind: "training", pools, choices: [...people].map((pool) => [pool]), flows });
/** "a 2-1": pool a had two places at first and has one now. */
const places = async ({ id }: FinalProject) =>
  (await listPools(db(), id))
    .map((one) => `${one.pool} ${one.initial}-${one.admitted}`)
    .toSorted()
    .join(", ");
const moves = async ({ id }: FinalProject) =>
  (await db().select().from(offerFlows).where(eq(offerFlows.projectId, id)).orderBy(offerFlows.sequence)).map(
    (one) => `${one.from} → ${one.to} ${one.places} ${one.cause}`,
  );
const whole = async (project: FinalProject) => expect(await year.broken(project)).toEqual([]);

describe("what a pool does not need goes on where the rules say so", () => {
  it("with the first offers: the quota that too few stood for, as far as somebody waits", async () => {
    const project = await training({ a: 3, b: 1 }, "abbb");
    expect(await year.statuses(project)).toEqual(["offered", "offered", "offered", "offered"]);
    expect(await places(project)).toBe("a 3-1, b 1-3");
    expect(await moves(project)).toEqual(["a → b 2 start"]);
    const started = (await db().select().from(events).where(eq(events.act, "offer.start"))).at(-1);
    expect(started?.detail).toMatchObject({ offers: 4, flowed: [{ from: "a", to: "b", places: 2 }] });
    await whole(project);
  });

  it("stays where no rule sends it on, is reported as unspent, and nobody else is offered it", async () => {
    const project = await training({ a: 3, b: 1 }, "abbb", []);
    expect(await year.statuses(project)).toEqual(["offered", "offered", "final", "final"]);
    expect(await places(project)).toBe("a 3-3, b 1-1");
    await whole(project);
  });

  it("after a refusal: first to who waits for the pool, then on; whoever gets it sees a place of the own pool", async () => {
    const project = await training({ a: 1, b: 1 }, "abab");
    const [first, third, last] = [personOf(project, 0), personOf(project, 2), personOf(project, 3)];
    must(await year.decline(first), "refusal");
    expect(await year.statuses(project)).toEqual(["declined", "offered", "offered", "final"]);
    expect(await moves(project)).toEqual([]);
    must(await year.decline(third), "refusal");
    expect(await year.statuses(project)).toEqual(["declined", "offered", "declined", "offered"]);
    expect(await places(project)).toBe("a 1-0, b 1-2");
    expect(await moves(project)).toEqual(["a → b 1 decline"]);
    const audited = (await db().select().from(events).where(eq(events.act, "offer.decline"))).at(-1);
    expect(audited?.detail).toMatchObject({ pool: "a", promoted: 1, flowed: [{ from: "a", to: "b", places: 1 }] });
    expect(await year.told(last)).toEqual(["offer-promoted"]);
    expect(must(await listOwnOffers(last.actor), "own")).toMatchObject([{ pool: "第b类", promoted: true }]);
    // A second click changes nothing.
    must(await year.decline(third), "again");
    expect(await moves(project)).toEqual(["a → b 1 decline"]);
    await whole(project);
  });

  it("after the last day, and where an accepted place was not taken up", async () => {
    const project = await training({ a: 2, b: 0 }, "aabb");
    must(await year.accept(personOf(project, 0)), "acceptance");
    await setOfficeTime("2020-07-24T00:00:00+08:00");
    await lapseOffers();
    expect(await year.statuses(project)).toEqual(["accepted", "lapsed", "offered", "final"]);
    expect(await moves(project)).toEqual(["a → b 1 lapse"]);
    const [audited] = await db().select().from(events).where(eq(events.act, "offer.flow"));
    expect(audited).toMatchObject({ objectId: project.id, actorId: null });
    await setOfficeTime("2020-07-28T09:00:00+08:00");
    const offerId = await year.idOf(personOf(project, 0));
    must(await forfeitOffer(year.manager("training"), { offerId, reason: "没有按时报到。" }), "forfeit");
    expect(await moves(project)).toEqual(["a → b 1 lapse", "a → b 1 forfeit"]);
    expect(await places(project)).toBe("a 2-0, b 0-2");
    await whole(project);
  });

  it("over several pools, each step written down; who waits on the way is served before", async () => {
    const flows = [
      { from: "a", to: "b" },
      { from: "b", to: "c" },
    ];
    const project = await training({ a: 2, b: 1, c: 1 }, "bcbcc", flows);
    expect(await year.statuses(project)).toEqual(["offered", "offered", "offered", "offered", "final"]);
    expect(await places(project)).toBe("a 2-0, b 1-2, c 1-2");
    expect(await moves(project)).toEqual(["a → b 2 start", "b → c 1 start"]);
    await whole(project);
  });

  it("when a place is given up for another, and past who holds one elsewhere that bars it", async () => {
    const housing = await year.final({
      kind: "housing",
      pools: { a: 2 },
      choices: [["a"], ["a"]],
      excludes: ["training"],
    });
    const project = await year.final({
      kind: "training",
      pools: { a: 1, b: 0 },
      choices: [["a"], ["b"], ["b"]],
      flows: A_TO_B,
      people: housing.people,
    });
    await setOfficeTime("2020-07-20T09:00:00+08:00");
    must(await year.start(project, "training"), "training");
    must(await year.start(housing, "housing"), "housing");
    expect(await year.statuses(project)).toEqual(["offered", "final", "final"]);
    must(await year.accept(personOf(housing, 0)), "housing, wished more");
    // The second waits for b and holds housing, which is wished more: passed over when the place came, and the third has it.
    expect(await year.statuses(project)).toEqual(["declined", "closed", "offered"]);
    expect(await moves(project)).toEqual(["a → b 1 give-up"]);
    await whole(project);
    await whole(housing);
  });

  it("moves nothing where everybody to whom it flows is passed over", async () => {
    const housing = await year.final({ kind: "housing", pools: { a: 1 }, choices: [["a"]], excludes: ["training"] });
    const project = await year.final({
      kind: "training",
      pools: { a: 1, b: 0 },
      choices: [["b"]],
      flows: A_TO_B,
      people: housing.people,
    });
    await setOfficeTime("2020-07-20T09:00:00+08:00");
    must(await year.start(housing, "housing"), "housing");
    must(await year.start(project, "training"), "training");
    expect(await year.statuses(project)).toEqual(["closed"]);
    expect(await moves(project)).toEqual([]);
    await whole(project);
  });
});

describe("a sanction", () => {
  it("sends the place on as its effect said; lifted, it comes back where one of the pool is free", async () => {
    const officers = [year.staff.office1, year.staff.office2] as const;
    const third = await staffAccount("office-3", "points-office-officer", null);
    const project = await training({ a: 2, b: 0 }, "aabb");
    const [first, second] = [personOf(project, 0), personOf(project, 1)];
    const open = await proposedFor(officers[0], first);
    const { effect } = must(await readSanction(officers[1], { sanctionId: open }), "case");
    expect(effect?.promoted).toMatchObject([{ projectId: project.id, count: 1 }]);
    must(await impose(officers[1], open), "imposing");
    expect(await moves(project)).toEqual(["a → b 1 sanction"]);
    const gone = await imposedFor(officers, second);
    expect(await year.statuses(project)).toEqual(["void", "void", "offered", "offered"]);
    await objectTo(second.actor, gone);
    const lift = { ...(await seen(gone)), decision: "lift" as const, reason: "档案证明材料属实。" };
    expect(must(await decideSanction(third, lift), "lifting").lost).toEqual([second.candidacyId]);
    await whole(project);
  });
});

describe("numbers", () => {
  it("show to the department what each pool had, gave and got, and why", async () => {
    const project = await training({ a: 3, b: 1 }, "abbb");
    must(await year.decline(personOf(project, 0)), "refusal");
    const view = must(
      await listOffers(year.manager("training"), {
        projectId: project.id,
        filter: { pool: null, state: null },
        after: 0,
        limit: 50,
      }),
      "offers",
    );
    expect(view.pools).toMatchObject([
      { pool: "a", initial: 3, given: 2, received: 0, admitted: 1, taken: 0 },
      { pool: "b", initial: 1, given: 0, received: 2, admitted: 3, taken: 3 },
    ]);
    expect(view.moves).toMatchObject([{ from: "第a类", to: "第b类", places: 2, cause: "start" }]);
  });

  it("are refused by the database where places moved unrecorded, or were recorded and did not move", async () => {
    const project = await training({ a: 3, b: 1 }, "ab");
    const more = db().update(offerPools).set({ admitted: 4 }).where(eq(offerPools.projectId, project.id));
    await expect(more).rejects.toMatchObject({ cause: { constraint_name: "offer_pools_flows" } });
    const move = { projectId: project.id, sequence: 1, from: "a", to: "b", places: 1, cause: "decline" as const };
    const recorded = db()
      .insert(offerFlows)
      .values({ ...move, at: new Date("2020-07-20T01:00:00Z") });
    await expect(recorded).rejects.toMatchObject({ cause: { constraint_name: "offer_pools_flows" } });
    expect(await moves(project)).toEqual([]);
    // What a pool had at first nobody changes.
    const first = db().update(offerPools).set({ initial: 4 }).where(eq(offerPools.projectId, project.id));
    await expect(first).rejects.toMatchObject({ cause: { message: expect.stringContaining("permission denied") } });
    await whole(project);
  });
});

describe("at once and interrupted", () => {
  it("a hundred clicks never give more places than there are, whichever pool they come to", async () => {
    const flows = [
      { from: "a", to: "b" },
      { from: "b", to: "c" },
      { from: "a", to: "c" },
    ];
    const project = await training({ a: 8, b: 4, c: 2 }, `aaaaaa${"b".repeat(10)}${"c".repeat(30)}`, flows);
    const sum = async (of: "initial" | "admitted") =>
      (await listPools(db(), project.id)).reduce((all, one) => all + one[of], 0);
    for (let round = 0; round < 4; round++) {
      const statuses = await year.statuses(project);
      const open = project.people.filter((_, at) => statuses[at] === "offered");
      const clicks = open.flatMap((person, at) =>
        Array.from({ length: 7 }, (_, click) =>
          (at + round + click) % 3 === 0 ? year.accept(person) : year.decline(person),
        ),
      );
      await Promise.all([...clicks, lapseOffers()]);
      await whole(project);
      expect([await sum("initial"), await sum("admitted")], `round ${round}`).toEqual([14, 14]);
      const held = (await year.statuses(project)).filter((one) => one === "offered" || one === "accepted");
      expect(held.length).toBeLessThanOrEqual(14);
    }
  });

  it("an act that is cut off between the move and the offer leaves nothing of either, and can be repeated", async () => {
    const project = await training({ a: 1, b: 0 }, "ab");
    const [first, second] = [personOf(project, 0), personOf(project, 1)];
    const held = `select 1 from candidacies where id = '${second.candidacyId}' for update`;
    const cut = () =>
      other`select pg_cancel_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'points-app' and wait_event_type = 'Lock'`;
    const declining = waitingFor(
      other,
      held,
      () =>
        year.decline(first).then(
          () => "done",
          () => "cut off",
        ),
      cut,
    );
    expect(await declining).toBe("cut off");
    expect(await year.statuses(project)).toEqual(["offered", "final"]);
    expect([await moves(project), await places(project)]).toEqual([[], "a 1-1, b 0-0"]);
    must(await year.decline(first), "again");
    expect(await year.statuses(project)).toEqual(["declined", "offered"]);
    expect(await moves(project)).toEqual(["a → b 1 decline"]);
    await whole(project);
  });
});

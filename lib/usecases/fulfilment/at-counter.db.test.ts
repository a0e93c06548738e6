import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { events, serviceOptions } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import { listOwnOutcomes } from "../notice/list-own-outcomes";
import { personOf } from "../testing/final-project";
import { type FulfilmentYear, seedFulfilmentYear } from "../testing/fulfilment-year";
import { acceptOffer } from "./accept-offer";
import { assignSlots } from "./assign-slots";
import { chooseOption } from "./choose-option";
import { declineOffer } from "./decline-offer";
import { listOwnOffers, readOwnOffer } from "./read-own-offers";
import { setOptions } from "./set-options";

useDatabase();
let year: FulfilmentYear;
beforeAll(async () => {
  year = await seedFulfilmentYear();
});

describe("at a counter", () => {
  it("a place is accepted or declined for the person who is present alone, in a visit alone, and the voucher read", async () => {
    const project = await year.offered({ kind: "schooling", pools: { a: 2 }, choices: [["a"], ["a"], ["a"]] });
    const [first, second] = [personOf(project, 0), personOf(project, 1)];
    const [offerId, other] = [await year.idOf(first), await year.idOf(second)];
    const clerk = await year.atCounter(first);
    expect(await year.codeOf(acceptOffer(year.staff.township("lingxiu"), { offerId }))).toBe("not-found");
    for (const act of [acceptOffer, declineOffer, readOwnOffer])
      expect(await year.codeOf(act(clerk, { offerId: other }))).toBe("not-found");
    for (const click of [1, 2]) expect(await year.codeOf(acceptOffer(clerk, { offerId })), `${click}`).toBe("ok");
    expect(must(await listOwnOffers(clerk), "offers").map((one) => one.id)).toEqual([offerId]);
    const { voucher } = must(await readOwnOffer(clerk, { offerId }), "own");
    expect(voucher).toBe(must(await readOwnOffer(first.actor, { offerId }), "the person's").voucher);
    const rows = await db().select().from(events).where(eq(events.objectId, offerId));
    expect(rows.find((row) => row.act === "offer.accept" && row.result === "done")).toMatchObject({
      actorRole: "township-officer",
      detail: { behalf: { person: first.actor.userId, reason: "no-phone" } },
    });
    expect(await year.codeOf(declineOffer(await year.atCounter(second), { offerId: other }))).toBe("ok");
    expect(await year.statuses(project)).toEqual(["accepted", "declined", "offered"]);
  });

  it("who was passed over reads why there too", async () => {
    const choices = [["a"]];
    const housing = await year.final({ kind: "housing", pools: { a: 1 }, choices });
    const { people } = housing;
    const training = await year.final({ kind: "training", pools: { a: 1 }, choices, excludes: ["housing"], people });
    await setOfficeTime("2020-07-20T09:00:00+08:00");
    must(await year.start(housing, "housing"), "housing");
    must(await year.start(training, "training"), "training");
    const { candidacyId } = personOf(training, 0);
    const passed = async (actor: Actor) =>
      must(await listOwnOutcomes(actor), "own").find((one) => one.candidacyId === candidacyId)?.passedOver;
    expect(await passed(personOf(training, 0).actor)).toMatchObject({ reason: "wished-more" });
    expect(await passed(await year.atCounter(personOf(training, 0)))).toMatchObject({ reason: "wished-more" });
  });

  it("is over when the day is, and what is chosen is chosen there", async () => {
    const project = await year.offered({ kind: "housing", pools: { a: 1 }, choices: [["a"]] });
    const first = personOf(project, 0);
    const offerId = await year.idOf(first);
    const yesterday = await year.atCounter(first);
    must(await year.accept(first), "acceptance");
    const manager = year.manager("housing");
    must(await setOptions(manager, { projectId: project.id, lines: "1 栋 101，1" }), "flats");
    const slots = { day: "2020-07-22", from: "09:00", until: "10:00", minutes: 30, each: 1 };
    must(await assignSlots(manager, { projectId: project.id, ...slots }), "slots");
    await setOfficeTime("2020-07-22T09:10:00+08:00");
    const [option] = await db().select().from(serviceOptions).where(eq(serviceOptions.projectId, project.id));
    const choice = { offerId, optionId: option?.id ?? "" };
    expect(await year.codeOf(chooseOption(yesterday, choice))).toBe("intake-over");
    expect(await year.codeOf(chooseOption(await year.atCounter(first), choice))).toBe("ok");
  });
});

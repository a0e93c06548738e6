import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { offers, serviceOptions } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { must } from "../../cli/demo/seed/walk";
import { shanghaiInstant } from "../../platform/clock";
import { type FulfilmentYear, seedFulfilmentYear } from "../testing/fulfilment-year";
import { assignSlots } from "./assign-slots";
import { chooseOption } from "./choose-option";
import { exportOffers } from "./export-offers";
import { forfeitOffer } from "./forfeit-offer";
import { readOwnOffer } from "./read-own-offers";
import { findVoucher } from "./read-voucher";
import { recordService } from "./record-service";
import { setOptions } from "./set-options";

useDatabase();
let year: FulfilmentYear;
beforeAll(async () => {
  year = await seedFulfilmentYear();
});

const SLOTS = { day: "2020-07-22", from: "09:00", until: "10:00", minutes: 30, each: 1 };

/** Four people of housing who accepted, and flats for them: three for all, one for a alone. */
async function housing() {
  const project = await year.offered({ kind: "housing", pools: { a: 3, b: 1 }, choices: [["a"], ["b"], ["a"], ["a"]] });
  for (const one of project.people) must(await year.accept(one), "acceptance");
  const manager = year.manager("housing");
  const set = (lines: string, pool?: string) => setOptions(manager, { projectId: project.id, lines, pool });
  must(await set("1 栋 101，1\n1 栋 102,1\n大户型，1"), "flats");
  must(await set("2 栋 201，1", "a"), "flat of a");
  const options = await db().select().from(serviceOptions).where(eq(serviceOptions.projectId, project.id));
  const option = (name: string) => options.find((one) => one.name === name)?.id ?? "none";
  const choose = async (place: number, name: string) => {
    const person = project.people[place];
    if (person === undefined) throw new Error("nobody");
    return year.codeOf(chooseOption(person.actor, { offerId: await year.idOf(person), optionId: option(name) }));
  };
  const slots = (plan: Partial<typeof SLOTS> = {}) =>
    assignSlots(manager, { projectId: project.id, ...SLOTS, ...plan });
  return { project, manager, set, slots, choose };
}

describe("what is chosen in rank order", () => {
  it("has times in published order, for those who accepted, after now and after those given before", async () => {
    const { project, slots } = await housing();
    expect(await year.codeOf(slots({ day: "2020-07-17" }))).toBe("slots-too-early");
    expect(await year.codeOf(slots({ until: "09:15" }))).toBe("slots-invalid");
    expect(await year.codeOf(slots())).toBe("ok");
    expect(await year.codeOf(slots())).toBe("nobody-to-slot");
    const rows = await db().select().from(offers).where(eq(offers.projectId, project.id)).orderBy(offers.position);
    expect(rows.map((row) => row.choosesFrom !== null && shanghaiInstant(row.choosesFrom).slice(0, 16))).toEqual([
      "2020-07-22T09:00",
      "2020-07-22T09:30",
      "2020-07-23T09:00",
      "2020-07-23T09:30",
    ]);
  });

  it("is chosen once, from the own time on, of what is left and what the pool may have", async () => {
    const { choose, slots } = await housing();
    expect(await choose(0, "大户型")).toBe("slot-not-begun");
    must(await slots(), "slots");
    await setOfficeTime("2020-07-22T09:10:00+08:00");
    expect(await choose(1, "大户型")).toBe("slot-not-begun");
    for (const _click of [1, 2]) expect(await choose(0, "大户型")).toBe("ok");
    expect(await choose(0, "1 栋 101")).toBe("option-chosen");
    await setOfficeTime("2020-07-23T09:40:00+08:00");
    expect(await choose(1, "大户型")).toBe("option-full");
    expect(await choose(1, "2 栋 201")).toBe("invalid-input");
    const last = await Promise.all([choose(2, "1 栋 101"), choose(3, "1 栋 101"), choose(1, "1 栋 101")]);
    expect(last.sort()).toEqual(["ok", "option-full", "option-full"]);
  });

  it("is needed before the contract, and free again when the place is given up", async () => {
    const { project, choose, slots, manager, set } = await housing();
    const [first] = project.people;
    if (first === undefined) throw new Error("nobody");
    const offerId = await year.idOf(first);
    const contract = { offerId, step: "contract" as const, number: "租 1", on: "2020-07-20", until: "2021-07-19" };
    expect(await year.codeOf(recordService(manager, contract))).toBe("option-missing");
    must(await slots(), "slots");
    await setOfficeTime("2020-07-22T09:10:00+08:00");
    expect(await choose(0, "1 栋 101")).toBe("ok");
    expect(await year.codeOf(set("1 栋 101，0"))).toBe("options-taken");
    expect(await year.codeOf(set("1 栋 101"))).toBe("options-invalid");
    // What somebody of one pool chose is not another's; what nobody chose may change.
    expect(await year.codeOf(set("1 栋 101，1", "a"))).toBe("options-pool-taken");
    expect(await year.codeOf(set("1 栋 102，1", "a"))).toBe("ok");
    expect(await year.codeOf(set("1 栋 101，2"))).toBe("ok");
    await setOfficeTime("2020-07-28T09:00:00+08:00");
    must(await forfeitOffer(manager, { offerId, reason: "没有签约。" }), "forfeit");
    expect(await choose(2, "1 栋 101")).toBe("ok");
    const second = project.people[2];
    if (second === undefined) throw new Error("nobody");
    const signed = { ...contract, offerId: await year.idOf(second) };
    expect(await year.codeOf(recordService(manager, signed))).toBe("ok");
  });
});

describe("a voucher", () => {
  it("is found as it was typed by its own department alone, and no more once the place is gone", async () => {
    const project = await year.offered({ kind: "schooling", pools: { a: 1 }, choices: [["a"]] });
    const [first] = project.people;
    if (first === undefined) throw new Error("nobody");
    must(await year.accept(first), "acceptance");
    const offerId = await year.idOf(first);
    const { voucher } = must(await readOwnOffer(first.actor, { offerId }), "own");
    expect(voucher).toMatch(/^([0-9A-HJ-NP-Z]{4}-){3}[0-9A-HJ-NP-Z]{4}$/);
    const typed = ` ${voucher?.toLowerCase().replaceAll("-", " ")}`;
    const found = await findVoucher(year.manager("schooling"), { code: typed });
    expect(found).toEqual({ ok: true, value: { projectId: project.id, offerId } });
    expect(await year.codeOf(findVoucher(year.manager("housing"), { code: typed }))).toBe("not-found");
    await setOfficeTime("2020-07-28T09:00:00+08:00");
    must(await forfeitOffer(year.manager("schooling"), { offerId, reason: "没有报到。" }), "forfeit");
    expect(must(await readOwnOffer(first.actor, { offerId }), "own").voucher).toBeNull();
  });
});

it("the list for those who serve holds everyone who accepted, with whole numbers and what was chosen", async () => {
  const { project, manager, choose, slots } = await housing();
  must(await slots(), "slots");
  await setOfficeTime("2020-07-22T09:10:00+08:00");
  await choose(0, "1 栋 102");
  const { people } = must(await exportOffers(manager, { projectId: project.id }), "list");
  expect(people).toHaveLength(4);
  expect(people[0]).toMatchObject({ option: "1 栋 102", phone: "13800000000", step: null });
  expect(people[0]?.document).toMatch(/^99000020000\d{7}$/);
});

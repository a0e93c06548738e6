import { and, eq, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { candidacies, events, offers, serviceRecords } from "../../../db/schema";
import { digestRows, useDatabase } from "../../../db/testing/database";
import { must } from "../../cli/demo/seed/walk";
import { csvText } from "../../documents/csv";
import { type FinalProject, personOf } from "../testing/final-project";
import { type FulfilmentYear, seedFulfilmentYear } from "../testing/fulfilment-year";
import { importServiceList } from "./import-service-list";
import { listForStep } from "./list-for-step";
import { listOwnOffers } from "./read-own-offers";
import { recordService } from "./record-service";
import { recordServices } from "./record-services";

useDatabase();
let year: FulfilmentYear;
beforeAll(async () => {
  year = await seedFulfilmentYear();
});

/** So many people of a project who accepted, and one who has still to answer. */
async function accepted(kind: "schooling" | "insurance", count: number): Promise<FinalProject> {
  const choices = Array.from({ length: count + 1 }, () => ["a"]);
  const project = await year.offered({ kind, pools: { a: count + 1 }, choices });
  for (const one of project.people.slice(0, count)) must(await year.accept(one), "acceptance");
  return project;
}
const idsOf = (project: FinalProject) => Promise.all(project.people.map((one) => year.idOf(one)));
const receiptsOf = async ({ people }: FinalProject) => {
  const ids = people.map((one) => one.candidacyId);
  const rows = await db().select().from(candidacies).where(inArray(candidacies.id, ids));
  return people.map((one) => rows.find((row) => row.id === one.candidacyId)?.receipt ?? "");
};
const recordedOf = async (project: FinalProject) =>
  db()
    .select({ step: serviceRecords.step })
    .from(serviceRecords)
    .innerJoin(offers, eq(offers.id, serviceRecords.offerId))
    .where(eq(offers.projectId, project.id));

describe("one step for many", () => {
  it("is recorded for all who were chosen, each with a row, a line of the audit and a message; then nobody is left", async () => {
    const project = await accepted("schooling", 3);
    const manager = year.manager("schooling");
    const [first, second, third] = await idsOf(project);
    const chosen = [first, second, third].flatMap((one) => one ?? []);
    const listed = must(await listForStep(manager, { projectId: project.id, step: "registered" }), "list");
    expect(listed.people.map((one) => one.offerId)).toEqual(chosen);
    const input = { projectId: project.id, step: "registered" as const, on: "2020-07-20", place: "一年级 2 班" };
    expect(must(await recordServices(manager, { ...input, offers: chosen }), "record").recorded).toBe(3);
    expect(await year.statuses(project)).toEqual(["fulfilled", "fulfilled", "fulfilled", "offered"]);
    const trail = await db()
      .select()
      .from(events)
      .where(and(eq(events.act, "service.record"), eq(events.result, "done"), inArray(events.objectId, chosen)));
    expect(trail.map((row) => row.objectId).sort()).toEqual([...chosen].sort());
    for (const place of [0, 1, 2]) {
      expect(await year.told(personOf(project, place))).toContain("service-recorded");
      const [own] = must(await listOwnOffers(personOf(project, place).actor), "own");
      expect(own?.records).toMatchObject([{ record: { on: "2020-07-20", place: "一年级 2 班" } }]);
    }
    expect(must(await listForStep(manager, { projectId: project.id, step: "registered" }), "list").people).toEqual([]);
  });

  it("is recorded for nobody where it cannot be for one, by name; for others' departments, strangers and nobody it is refused", async () => {
    const project = await accepted("schooling", 2);
    const manager = year.manager("schooling");
    const [first = "", second = "", open = ""] = await idsOf(project);
    const input = { projectId: project.id, step: "registered" as const, on: "2020-07-20" };
    must(await recordService(manager, { offerId: first, step: "registered", on: "2020-07-20" }), "first");
    const other = await idsOf(await accepted("schooling", 1));
    const before = await digestRows();
    const many = (chosen: readonly string[], by = manager) => recordServices(by, { ...input, offers: [...chosen] });
    expect(await many([first, second, open])).toEqual({
      ok: false,
      error: {
        code: expect.stringMatching(/already-served|unlawful-move/),
        people: expect.arrayContaining([
          { name: personOf(project, 0).actor.name, code: "already-served" },
          { name: personOf(project, 2).actor.name, code: "unlawful-move" },
        ]),
      },
    });
    for (const [chosen, by, code] of [
      [[], manager, "nobody-chosen"],
      [[second, other[0] ?? ""], manager, "not-found"],
      [[second], year.manager("housing"), "not-found"],
      [[second], personOf(project, 1).actor, "forbidden"],
    ] as const)
      expect(await many(chosen, by), code).toMatchObject({ ok: false, error: { code } });
    expect(await recordServices(manager, { ...input, offers: [second], on: "2020-07-21" })).toMatchObject({
      error: { code: "record-in-future" },
    });
    const nothing = { ...input, step: "paid" as const, amount: "0.00", offers: [second] };
    expect(await recordServices(manager, nothing)).toMatchObject({ error: { code: "amount-zero" } });
    const backwards = { ...input, step: "started" as const, until: "2020-07-19", offers: [second] };
    expect(await recordServices(manager, backwards)).toMatchObject({ error: { code: "until-before-on" } });
    expect(await digestRows()).toEqual(before);
  });

  it("that two officers record at once stands once", async () => {
    const project = await accepted("schooling", 4);
    const chosen = (await idsOf(project)).slice(0, 4);
    const input = { projectId: project.id, step: "registered" as const, on: "2020-07-20" };
    const both = await Promise.all(
      [chosen, chosen.toReversed()].map((ids) => recordServices(year.manager("schooling"), { ...input, offers: ids })),
    );
    expect(both.map((one) => (one.ok ? "ok" : one.error.code)).sort()).toEqual(["already-served", "ok"]);
    expect(await recordedOf(project)).toHaveLength(4);
  });
});

describe("the list given back", () => {
  const HEAD = ["姓名", "申报编号", "金额（元）", "发放日期"];

  it("pays each the own amount; lines left empty wait", async () => {
    const project = await accepted("insurance", 3);
    const receipts = await receiptsOf(project);
    const line = (place: number, amount: string, on: string) => [
      personOf(project, place).actor.name,
      receipts[place] ?? "",
      amount,
      on,
    ];
    const text = csvText([HEAD, line(0, "350.5", "2020/7/20"), line(1, "", ""), line(2, "420", "2020-07-19")]);
    const manager = year.manager("insurance");
    const list = { projectId: project.id, step: "paid" as const, text };
    expect(must(await importServiceList(manager, list), "list").recorded).toBe(2);
    expect(await year.statuses(project)).toEqual(["fulfilled", "accepted", "fulfilled", "offered"]);
    const [own] = must(await listOwnOffers(personOf(project, 2).actor), "own");
    expect(own?.records).toMatchObject([{ step: "paid", record: { amount: "420", on: "2020-07-19" } }]);
    const again = await importServiceList(manager, list);
    expect(again).toMatchObject({ error: { code: "list-invalid", issues: [{ found: "已经办理的人" }, {}] } });
  });

  it("names every wrong cell with its row, what stands there and what should; nothing is recorded", async () => {
    const project = await accepted("insurance", 3);
    const receipts = await receiptsOf(project);
    const name = (place: number) => personOf(project, place).actor.name;
    const text = csvText([
      HEAD,
      [name(0), receipts[0] ?? "", "三百", "2020-07-20"],
      [name(1), receipts[1] ?? "", "300", "2020-07-21"],
      ["别人", receipts[2] ?? "", "300", ""],
      ["林某", "C2020-NOBODY", "300", "2020-07-20"],
      [name(0), receipts[0] ?? "", "300", "2020-07-20"],
      [name(3), receipts[3] ?? "", "300", "2020-07-20"],
    ]);
    const before = await digestRows();
    const result = await importServiceList(year.manager("insurance"), { projectId: project.id, step: "paid", text });
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.error.issues.map((one) => `${one.path}|${one.found}|${one.expected}`)).toEqual([
      "第 2 行“金额（元）”|“三百”|金额，最多两位小数，如 350.50",
      "第 3 行“发放日期”|今天以后的日期|实际办理的日期",
      `第 4 行“姓名”|“别人”|与申报编号相符的姓名`,
      "第 4 行“发放日期”|空白|日期，如 2020-08-24",
      "第 5 行“申报编号”|“C2020-NOBODY”|这个项目名单上的申报编号",
      "第 6 行“申报编号”|与第 2 行相同|每人一行",
      "第 7 行“姓名”|现在不能记录这一步的人|已接受名额、轮到这一步的人",
    ]);
    expect(await digestRows()).toEqual(before);
  });

  it("names an amount of nothing and a period that ends before it begins", async () => {
    const project = await accepted("insurance", 1);
    const [receipt = ""] = await receiptsOf(project);
    const paid = csvText([HEAD, [personOf(project, 0).actor.name, receipt, "0.00", "2020-07-20"]]);
    const flats = await year.offered({ kind: "housing", pools: { a: 1 }, choices: [["a"]] });
    const [flat = ""] = await receiptsOf(flats);
    must(await year.accept(personOf(flats, 0)), "acceptance");
    const lease = csvText([
      ["姓名", "申报编号", "合同编号", "签约日期", "租期届满日期"],
      [personOf(flats, 0).actor.name, flat, "租 1", "2020-07-20", "2020-07-19"],
    ]);
    for (const [kind, { id: projectId }, step, text, issue] of [
      ["insurance", project, "paid", paid, "第 2 行“金额（元）”|“0.00”|大于 0 的金额"],
      ["housing", flats, "contract", lease, "第 2 行“租期届满日期”|“2020-07-19”|不早于开始的日期"],
    ] as const) {
      const result = await importServiceList(year.manager(kind), { projectId, step, text });
      expect(result.ok).toBe(false);
      if (result.ok) return;
      expect(result.error.issues.map((one) => `${one.path}|${one.found}|${one.expected}`)).toEqual([issue]);
    }
    expect(await recordedOf(project)).toEqual([]);
    expect(await recordedOf(flats)).toEqual([]);
  });

  it("that is longer than any list of people is refused with its rows like another", async () => {
    const project = await accepted("insurance", 1);
    const lines = Array.from({ length: 70_000 }, (_, at) => ["", String(at), "1", ""]);
    const text = csvText([HEAD, ...lines]);
    const result = await importServiceList(year.manager("insurance"), { projectId: project.id, step: "paid", text });
    expect(result).toMatchObject({ error: { code: "list-invalid", issues: { length: 2 * lines.length } } });
  });

  it("is the own department's; nobody records an own case", async () => {
    const project = await accepted("insurance", 1);
    const [receipt = ""] = await receiptsOf(project);
    const { actor } = personOf(project, 0);
    const text = csvText([HEAD, [actor.name, receipt, "1", "2020-07-20"]]);
    const list = { projectId: project.id, step: "paid" as const, text };
    for (const by of [year.manager("schooling"), actor])
      expect(await importServiceList(by, list)).toMatchObject({
        error: { code: expect.stringMatching(/not-found|forbidden/) },
      });
    const same = { ...actor, grants: year.manager("insurance").grants };
    expect(await importServiceList(same, list)).toMatchObject({ error: { issues: [{ found: "您本人" }] } });
  });
});

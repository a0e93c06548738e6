import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { listItems, listScores } from "../../../db/queries/applications";
import { decisions } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { type Applicant, applicationOf } from "../../cli/demo/seed/applicant";
import { decideClaims, feedBack, nothingFound } from "../../cli/demo/seed/procedure";
import type { DemoStaff } from "../../cli/demo/seed/staff";
import { must } from "../../cli/demo/seed/walk";
import { scoreLinesInWords } from "../../copy/score-lines";
import { disagreeWithPoints } from "../application/disagree-with-points";
import { DEPARTMENTS, personInScoring, receiptOf, seedSmallYear } from "../testing/small-year";
import { answerMaterial } from "./answer-material";
import { askMaterial } from "./ask-material";
import { decideItem } from "./decide-item";
import { decideNothingFound } from "./decide-nothing-found";
import { previewDecision } from "./preview-decision";
import { previewNothingFound } from "./preview-nothing-found";
import { readItem } from "./read-item";
import { storedScore } from "./stored-score";

useDatabase();
let staff: DemoStaff;
const people: Applicant[] = [];
const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });

async function itemOf(person: Applicant | undefined, indicator: string) {
  if (person === undefined) throw new Error("no such person");
  const found = (await listItems(db(), (await applicationOf(person)).id)).find(
    (one) => one.item.indicator === indicator,
  );
  if (found === undefined) throw new Error(`no item ${indicator}`);
  return found.item;
}
const officerOf = (item: { readonly department: string }) => staff.department(item.department);

beforeAll(async () => {
  staff = await seedSmallYear();
  for (let index = 0; index < 4; index++) people.push(await personInScoring(staff, index));
});

describe("a decision", () => {
  it("is refused to strangers, of a wrong kind, without reason, with wrong facts, and where the page is old", async () => {
    const item = await itemOf(people[0], "P03");
    const to = { itemId: item.id, version: item.version };
    expect(await decideItem(staff.department("health"), { ...to, outcome: "accept" })).toEqual(refused("not-found"));
    expect(await decideItem(staff.township("lingxiu"), { ...to, outcome: "accept" })).toEqual(refused("forbidden"));
    expect(await decideItem(officerOf(item), { ...to, outcome: "passed" })).toEqual(refused("invalid-input"));
    expect(await decideItem(officerOf(item), { ...to, outcome: "refuse" })).toEqual(refused("reason-required"));
    const wrong = {
      ...to,
      outcome: "lower" as const,
      reason: "部分月份没有缴费",
      option0: "pension",
      from0: "2020-01",
    };
    expect(await decideItem(officerOf(item), wrong)).toEqual(refused("facts-invalid"));
    expect(await decideItem(officerOf(item), { ...wrong, option0: "", from0: "" })).toEqual(refused("facts-invalid"));
    expect(await decideItem(officerOf(item), { ...to, version: item.version + 1, outcome: "accept" })).toEqual(
      refused("stale-record"),
    );
  });

  it("that burdens a person has a reason: a deduction, a veto, a failed check", async () => {
    for (const [indicator, outcome] of [
      ["N14", "found"],
      ["V02", "found"],
      ["C01", "failed"],
    ] as const) {
      const item = await itemOf(people[0], indicator);
      const decision = { itemId: item.id, version: item.version, outcome, row0: "yes", on0: "2019-11-08" };
      expect(await decideItem(officerOf(item), decision), indicator).toEqual(refused("reason-required"));
    }
  });

  it("by two officers at once counts once", async () => {
    const item = await itemOf(people[0], "P03");
    const decision = { itemId: item.id, version: item.version, outcome: "accept" as const };
    const both = await Promise.all([
      decideItem(staff.department(item.department), decision),
      decideItem(staff.secondOf(item.department), decision),
    ]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toEqual(refused("already-decided"));
    expect(await db().$count(decisions, eq(decisions.itemId, item.id))).toBe(1);
  });
});

describe("the trial line", () => {
  it("is the line that the score has afterwards, and saves nothing", async () => {
    const person = people[1];
    const item = await itemOf(person, "P01");
    const decision = { itemId: item.id, version: item.version, outcome: "accept" as const };
    const { effect, line } = must(await previewDecision(officerOf(item), decision), "trial");
    expect(effect).toBe("award");
    expect(await itemOf(person, "P01")).toEqual(item);
    expect(await db().$count(decisions, eq(decisions.itemId, item.id))).toBe(0);
    if (person === undefined || line === null) throw new Error("no line");
    await decideClaims(staff, person);
    await nothingFound(staff, DEPARTMENTS, [
      await receiptOf(people[2] ?? person),
      await receiptOf(people[3] ?? person),
    ]);
    const [score] = await listScores(db(), (await applicationOf(person)).id);
    if (score === undefined) throw new Error("no score");
    const official = scoreLinesInWords(await storedScore(db(), score)).find((one) => one.indicator === "P01");
    expect(official).toMatchObject({ arithmetic: line.arithmetic, facts: line.facts });
  });

  it("of a refusal, and of a check, has no line; a stranger gets none at all", async () => {
    const award = await itemOf(people[2], "P01");
    const refusal = { itemId: award.id, version: award.version, outcome: "refuse" as const, reason: "证书不符" };
    expect(must(await previewDecision(officerOf(award), refusal), "refusal").line).toBeNull();
    expect(await previewDecision(staff.department("health"), refusal)).toEqual(refused("not-found"));
    const check = await itemOf(people[2], "C01");
    const passed = { itemId: check.id, version: check.version, outcome: "passed" as const };
    expect(must(await previewDecision(officerOf(check), passed), "check").line).toBeNull();
  });
});

describe("material", () => {
  it("is asked for once, with words, on a claim or a check, by the item's department", async () => {
    const item = await itemOf(people[2], "P01");
    const to = { itemId: item.id, version: item.version };
    expect(await askMaterial(staff.department("health"), { ...to, text: "学历证书" })).toEqual({
      ok: false,
      error: "not-found",
    });
    expect(await askMaterial(officerOf(item), { ...to, text: "" })).toEqual({ ok: false, error: "reason-required" });
    const deduction = await itemOf(people[2], "N14");
    const wrong = { itemId: deduction.id, version: deduction.version, text: "处罚决定书" };
    expect(await askMaterial(officerOf(deduction), wrong)).toEqual({ ok: false, error: "invalid-input" });
    expect(await askMaterial(officerOf(item), { ...to, text: "学历证书原件照片" })).toEqual({
      ok: true,
      value: { dueOn: "2020-07-13" },
    });
    expect(await askMaterial(officerOf(item), { ...to, text: "再补" })).toEqual({
      ok: false,
      error: "material-awaited",
    });
  });

  it("holds the decision up to the last second of its last day, and not one more", async () => {
    const item = await itemOf(people[2], "P01");
    const decision = { itemId: item.id, version: item.version, outcome: "refuse" as const, reason: "没有证书" };
    await setOfficeTime("2020-07-13T23:59:59+08:00");
    expect(await decideItem(officerOf(item), decision)).toEqual(refused("material-awaited"));
    expect(must(await readItem(officerOf(item), { itemId: item.id }), "desk").closedBy).toBe("material-awaited");
    await setOfficeTime("2020-07-14T00:00:00+08:00");
    const [request] = must(await readItem(officerOf(item), { itemId: item.id }), "desk").material;
    const late = { requestId: request?.id ?? "", answer: "证书在补办", evidence: [] };
    expect(await answerMaterial(people[2]?.actor ?? staff.office1, late)).toEqual({
      ok: false,
      error: "window-closed",
    });
    const trial = must(await previewDecision(officerOf(item), decision), "trial after the last day");
    expect(trial.line).toBeNull();
    await setOfficeTime("2020-07-13T23:59:59+08:00");
    must(await answerMaterial(people[2]?.actor ?? staff.office1, late), "answer in time");
    const desk = must(await readItem(officerOf(item), { itemId: item.id }), "desk");
    expect(desk).toMatchObject({ closedBy: null, material: [{ answer: "证书在补办" }] });
    must(await decideItem(officerOf(item), decision), "decision after the answer");
    await setOfficeTime("2020-07-06T10:00:00+08:00");
  });
});

describe("nothing found", () => {
  it("leaves alone who came after the preview", async () => {
    const except = await receiptOf(people[2] ?? ({} as Applicant));
    const officer = staff.department("transport");
    const input = { year: 2020, department: "transport", except };
    const shown = must(await previewNothingFound(officer, input), "preview");
    expect(shown.expected).toBeGreaterThan(0);
    await setOfficeTime("2020-07-06T10:00:01+08:00");
    const late = await personInScoring(staff, 4);
    const { until, expected } = shown;
    expect(await decideNothingFound(officer, { ...input, until, expected: expected + 1 })).toEqual({
      ok: false,
      error: "stale-record",
    });
    expect(must(await decideNothingFound(officer, { ...input, until, expected }), "act")).toEqual({
      decided: expected,
    });
    expect((await itemOf(late, "N11")).decisionId).toBeNull();
    expect((await itemOf(people[2], "N11")).decisionId).toBeNull();
  });
});

describe("a recheck", () => {
  it("shows the first decision and what was said, and goes to another officer than the first", async () => {
    const person = people[1];
    if (person === undefined) throw new Error("no such person");
    await feedBack(staff, person);
    const first = await itemOf(person, "P01");
    const said = "证书是本科，不是专科";
    const { version } = await applicationOf(person);
    must(
      await disagreeWithPoints(person.actor, { version, lines: [{ itemId: first.id, reason: said }] }),
      "disagreement",
    );
    const item = await itemOf(person, "P01");
    const decision = { itemId: item.id, version: item.version, outcome: "accept" as const };
    const ask = { itemId: item.id, version: item.version, text: "证书" };
    expect(await decideItem(officerOf(item), decision)).toEqual(refused("same-person"));
    expect(await previewDecision(officerOf(item), decision)).toEqual(refused("same-person"));
    expect(await askMaterial(officerOf(item), ask)).toEqual({ ok: false, error: "same-person" });
    expect(must(await readItem(officerOf(item), { itemId: item.id }), "desk").closedBy).toBe("same-person");
    const second = staff.secondOf(item.department);
    const desk = must(await readItem(second, { itemId: item.id }), "desk of the second");
    expect(desk).toMatchObject({ closedBy: null, earlier: { said, first: { outcome: "accept" } } });
    must(await decideItem(second, decision), "second decision");
    expect((await applicationOf(person)).status).toBe("scored");
    const after = must(await readItem(second, { itemId: item.id }), "desk afterwards");
    expect(after).toMatchObject({ closedBy: "already-decided", decision: { outcome: "accept" } });
    expect(after.earlier?.first.decidedBy).toBe(officerOf(item).userId);
  });
});

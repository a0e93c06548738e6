import { eq, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { decisionEvidence, decisions, evidence, items, users } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import type { Applicant } from "../../cli/demo/seed/applicant";
import { findingPaper } from "../../cli/demo/seed/papers";
import { readyToRank } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { noticeSlug } from "../../copy/notice";
import type { Actor } from "../../domain/access/authorize";
import { readEvidence } from "../evidence/read-evidence";
import { noticeInForce } from "../notice/notice-in-force";
import { publishNotice } from "../notice/publish-notice";
import { runRanking } from "../ranking/run-ranking";
import { attachFile, detachFile } from "../scoring/attach-file";
import { decideItem } from "../scoring/decide-item";
import { readItem } from "../scoring/read-item";
import { closeProjects } from "../sweep/close-projects";
import { staffAccount } from "../testing/accounts";
import { ask, objectionOf, propose, codeOf as publicCode, raiseByOther, take } from "../testing/objected-year";
import { candidacyOf, confirmAll, enter, type RankedYear, scoreAll, seedRankedYear } from "../testing/ranked-year";
import { itemOf } from "../testing/records";
import { readBoard } from "../work/read-board";
import { decideObjection } from "./decide-objection";
import { hearListedPerson } from "./hear-listed-person";
import { listDepartmentRechecks } from "./list-objections";
import { proposeOutcome } from "./propose-outcome";
import { readObjection } from "./read-objection";
import { recordWithdrawal } from "./withdraw-objection";

useDatabase();
let year: RankedYear;
let person: Applicant;
let second: Actor;
const opens = async (actor: Actor, evidenceId: string) => (await readEvidence(actor, { evidenceId })).ok;
const line = () => itemOf(person, "P03");
const attach = async (actor: Actor) => attachFile(actor, { ...findingPaper(person.person), itemId: (await line()).id });

/** A neighbour's case about the person, looked at again by the department. */
async function rechecking(): Promise<string> {
  const { id: projectId } = await year.project("housing");
  const code = await publicCode(projectId, (await candidacyOf(year, person, "housing")).id);
  const id = await raiseByOther(noticeSlug((await noticeInForce(db(), projectId))?.number ?? ""), code);
  await take(year.staff.office1, id);
  await ask(year.staff.office1, id, (await line()).id);
  return id;
}

beforeAll(async () => {
  year = await seedRankedYear();
  second = await staffAccount("dept-human-resources-2", "department-scorer", "human-resources");
  person = await year.person(0);
  await enter(year, person, "housing");
  await scoreAll(year, [person]);
  await confirmAll(year, [person]);
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  await closeProjects();
  const { id, version } = await readyToRank(year.staff, (await year.project("housing")).id);
  const { runId } = must(await runRanking(year.staff.office1, { projectId: id, version }), "run");
  must(await publishNotice(year.staff.office2, { runId }), "notice");
});

let objectionId: string;
const seen = async () => ({ objectionId, version: (await objectionOf(objectionId)).version });

describe("a recheck that no other officer of the department can take", () => {
  const disable = (disabledAt: Date | null) =>
    db().update(users).set({ disabledAt }).where(eq(users.id, second.userId));

  it("is answered by an officer of the office who has not the case", async () => {
    const { office1, office2 } = year.staff;
    objectionId = await rechecking();
    const { id: itemId } = await line();
    expect(await readItem(office2, { itemId })).toEqual({ ok: false, error: "not-found" });
    expect(must(await readObjection(office1, { objectionId }), "case").stuckItemId).toBeNull();
    // Who decided the line first and who decided it since: both barred, as is an officer whose account ended.
    await disable(new Date("2020-07-01T00:00:00Z"));
    expect(must(await readObjection(office1, { objectionId }), "case").stuckItemId).toBe(itemId);
    expect((await readBoard(2020)).stuck).toMatchObject([{ itemId, department: "human-resources" }]);
    const [asked] = await listDepartmentRechecks(year.staff.department("human-resources"));
    expect(asked).toMatchObject({ itemId, stuck: true });
    // The handler does not answer the own question.
    expect(must(await readItem(office1, { itemId }), "handler's desk").closedBy).toBe("same-person");
    const { version } = await line();
    const said = { itemId, version, outcome: "refuse" as const, reason: "社保记录没有。", objectionId };
    expect((await proposeOutcome(office1, said)).ok).toBe(false);
    expect(must(await readItem(office2, { itemId }), "desk")).toMatchObject({ closedBy: null, standsIn: true });
    must(await proposeOutcome(office2, said), "proposal");
    expect((await readBoard(2020)).stuck).toEqual([]);
    const view = must(await readObjection(office1, { objectionId }), "case");
    expect(view).toMatchObject({ status: "proposed", stuckItemId: null, proposal: { standsIn: true } });
    // Who answered does not take the case over.
    expect(must(await readObjection(office2, { objectionId }), "case").takeClosedBy).toBe("same-person");
    must(await hearListedPerson(office1, { ...(await seen()), text: "有人反映参保不实。" }), "hearing");
    await disable(null);
  });
});

describe("files of a recheck for the sake of an objection", () => {
  let first: string;
  let evidenceId: string;

  it("are laid by who looks again, and by nobody else; the decided item stays decided", async () => {
    expect(await attach(second)).toEqual({ ok: false, error: "already-decided" });
    first = await rechecking();
    expect(await attach(year.staff.department("human-resources"))).toEqual({ ok: false, error: "same-person" });
    expect(await attach(year.staff.department("education"))).toEqual({ ok: false, error: "not-found" });
    const gone = must(await attach(second), "file").evidenceId;
    must(await detachFile(second, { evidenceId: gone }), "taken back");
    evidenceId = must(await attach(second), "file").evidenceId;
    expect(must(await readItem(second, { itemId: (await line()).id }), "desk").laid).toHaveLength(1);
    const { id: itemId, version } = await line();
    const decision = await decideItem(second, { itemId, version, outcome: "refuse", reason: "x" });
    expect(decision).toMatchObject({ error: { code: "already-decided" } });
  });

  it("go with a case that is taken back, unless another case looks at the line again", async () => {
    const gone = await rechecking();
    const other = await rechecking();
    const laid = must(await attach(second), "file").evidenceId;
    const takeBack = async (objectionId: string) => {
      const { version } = await objectionOf(objectionId);
      must(await recordWithdrawal(year.staff.office1, { objectionId, version, reason: "来电撤回。" }), "withdrawal");
    };
    const statuses = async () => {
      const rows = await db()
        .select()
        .from(evidence)
        .where(inArray(evidence.id, [laid, evidenceId]));
      return rows.map((one) => one.status);
    };
    for (const id of [first, gone]) await takeBack(id);
    expect(await statuses()).toEqual(["stored", "stored"]);
    // Whoever uploads while the case is taken back comes too late, or the file goes with it.
    const [late] = await Promise.all([attach(second), takeBack(other)]);
    expect(await statuses()).toEqual(["removed", "removed"]);
    expect(late.ok || late.error).toSatisfy((told) => told === true || told === "already-decided");
    expect(must(await readItem(second, { itemId: (await line()).id }), "desk").laid).toEqual([]);
    expect(await opens(year.staff.office1, laid)).toBe(false);
    first = await rechecking();
    evidenceId = must(await attach(second), "file").evidenceId;
  });

  it("ask for an outcome that burdens, and stay with the proposal: another one has its own", async () => {
    await expect(propose(second, first, person, { outcome: "accept" })).rejects.toThrow("files-laid");
    await propose(second, first, person, { outcome: "refuse" });
    expect(await detachFile(second, { evidenceId })).toEqual({ ok: false, error: "already-decided" });
    const other = await rechecking();
    expect(await detachFile(second, { evidenceId })).toEqual({ ok: false, error: "evidence-in-use" });
    expect(must(await readItem(second, { itemId: (await line()).id }), "desk").laid).toEqual([]);
    await propose(second, other, person, { outcome: "accept" });
    const filesOf = async (objectionId: string) =>
      must(await readObjection(year.staff.office1, { objectionId }), "case").proposal?.files.map((one) => one.id);
    expect(await filesOf(first)).toEqual([evidenceId]);
    expect(await filesOf(other)).toEqual([]);
  });

  it("are opened by the office and the department, by the person once granted; then the decision rests on them", async () => {
    expect(await opens(year.staff.office1, evidenceId)).toBe(true);
    expect(await opens(second, evidenceId)).toBe(true);
    expect(await opens(person.actor, evidenceId)).toBe(false);
    const seen = async () => ({ objectionId: first, version: (await objectionOf(first)).version });
    must(await hearListedPerson(year.staff.office1, { ...(await seen()), text: "有人反映参保不实。" }), "hearing");
    await setOfficeTime("2020-08-20T09:00:00+08:00");
    const { effect } = must(await readObjection(year.staff.office1, { objectionId: first }), "case");
    const grant = { decision: "grant" as const, reason: "经核实。", effect: effect?.digest };
    must(await decideObjection(year.staff.office1, { ...(await seen()), ...grant }), "grant");
    const [item] = await db()
      .select()
      .from(items)
      .where(eq(items.id, (await line()).id));
    const bound = await db().select().from(decisionEvidence).where(eq(decisionEvidence.evidenceId, evidenceId));
    expect(bound.map((one) => one.decisionId)).toEqual([item?.decisionId]);
    expect(await opens(person.actor, evidenceId)).toBe(true);
    expect(await opens(year.staff.township("lingxiu"), evidenceId)).toBe(false);
  });
});

it("a granted answer of the office in a department's stead becomes a decision that says so", async () => {
  const { office1 } = year.staff;
  const { effect } = must(await readObjection(office1, { objectionId }), "case");
  const grant = { decision: "grant" as const, reason: "经核实。", effect: effect?.digest };
  must(await decideObjection(office1, { ...(await seen()), ...grant }), "grant");
  const rows = await db()
    .select()
    .from(decisions)
    .where(eq(decisions.itemId, (await line()).id))
    .orderBy(decisions.sequence);
  expect(rows.map((row) => row.standsIn)).toEqual([false, false, true]);
});

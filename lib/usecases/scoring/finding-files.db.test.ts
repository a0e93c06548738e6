import { existsSync } from "node:fs";
import { join } from "node:path";
import { and, desc, eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { events, evidence, items } from "../../../db/schema";
import { useDatabase } from "../../../db/testing/database";
import { type Applicant, applicationOf } from "../../cli/demo/seed/applicant";
import { findingPaper } from "../../cli/demo/seed/papers";
import { decideClaims, feedBack, nothingFound } from "../../cli/demo/seed/procedure";
import type { DemoStaff } from "../../cli/demo/seed/staff";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import { sha256Hex } from "../../platform/crypto/sha256";
import { env } from "../../platform/env";
import { disagreeWithPoints } from "../application/disagree-with-points";
import { readEvidence } from "../evidence/read-evidence";
import { itemOf } from "../testing/records";
import { DEPARTMENTS, personInScoring, seedSmallYear } from "../testing/small-year";
import { answerMaterial } from "./answer-material";
import { askMaterial } from "./ask-material";
import { attachFile, detachFile } from "./attach-file";
import { decideItem } from "./decide-item";
import { readItem } from "./read-item";
import { readOwnScore, readScore } from "./read-score";

useDatabase();
let app: postgres.Sql;
let staff: DemoStaff;
let person: Applicant;
const no = (error: string) => ({ ok: false, error });
const police = () => staff.department("public-security");
const paper = () => findingPaper(person.person);
const penalty = () => itemOf(person, "N14");
const attach = async (actor: Actor, change: Partial<ReturnType<typeof paper>> = {}) =>
  attachFile(actor, { ...paper(), ...change, itemId: (await penalty()).id });
const FOUND = { row0: "yes", on0: "2019-11-08", reason: "经核查，有记录。" };
const decide = async (outcome: "found" | "nothing-found", version?: number, actor = police()) => {
  const item = await penalty();
  return decideItem(actor, { itemId: item.id, version: version ?? item.version, outcome, ...FOUND });
};
const opens = async (actor: Actor, evidenceId: string) => (await readEvidence(actor, { evidenceId })).ok;

beforeAll(async () => {
  app = postgres(env().DATABASE_URL, { max: 1 });
  staff = await seedSmallYear();
  person = await personInScoring(staff, 0);
});
afterAll(() => app.end());

describe("a file that an officer lays to an item", () => {
  it("is taken by its own department alone, by the rules of every upload, and kept apart from the person's files", async () => {
    expect(await attach(staff.department("taxation"))).toEqual(no("not-found"));
    expect(await attach(staff.township("lingxiu"))).toEqual(no("forbidden"));
    expect(await attach(police(), { bytes: Buffer.from("<html>") })).toEqual(no("evidence-type"));
    expect(await attach(police(), { bytes: Buffer.alloc(0) })).toEqual(no("evidence-empty"));
    expect(await db().$count(evidence, eq(evidence.itemId, (await penalty()).id))).toBe(0);
    const { id: itemId, version } = await itemOf(person, "P04");
    const { evidenceId } = must(await attach(police()), "file");
    must(await askMaterial(police(), { itemId, version, text: "请补充。" }), "request");
    const [request] = must(await readItem(police(), { itemId }), "desk").material;
    const answer = { requestId: request?.id ?? "", answer: "见附件", evidence: [evidenceId] };
    expect(await answerMaterial(person.actor, answer)).toEqual(no("not-found"));
    must(await answerMaterial(person.actor, { ...answer, evidence: [] }), "answer");
  });

  it("makes what was seen before stale, and asks for a decision that burdens: bulk leaves the item open", async () => {
    const { id: itemId, version } = await penalty();
    expect(version).toBe(2);
    expect(must(await readItem(police(), { itemId }), "desk").laid).toMatchObject([{ name: "查询结果.pdf" }]);
    expect(await decide("found", 1)).toMatchObject({ error: { code: "stale-record" } });
    expect(await decide("nothing-found")).toMatchObject({ error: { code: "files-laid" } });
    await nothingFound(staff, ["public-security"], []);
    expect((await penalty()).decisionId).toBeNull();
  });

  it("goes with its bytes when it is taken back before the decision", async () => {
    const { evidenceId } = must(await attach(police()), "file");
    const [row] = await db().select().from(evidence).where(eq(evidence.id, evidenceId));
    const path = join(env().EVIDENCE_DIR, row?.objectKey ?? "");
    expect(existsSync(path)).toBe(true);
    expect(await detachFile(staff.department("taxation"), { evidenceId })).toEqual(no("not-found"));
    must(await detachFile(police(), { evidenceId }), "removal");
    expect(existsSync(path)).toBe(false);
    expect(await opens(police(), evidenceId)).toBe(false);
  });
});

describe("the files of a decision", () => {
  let evidenceId: string;

  it("are bound for ever, by digest", async () => {
    const [laid] = must(await readItem(police(), { itemId: (await penalty()).id }), "desk").laid;
    evidenceId = laid?.id ?? "";
    must(await decide("found"), "decision");
    const [event] = await db()
      .select()
      .from(events)
      .where(and(eq(events.act, "item.decide"), eq(events.objectId, (await penalty()).id)))
      .orderBy(desc(events.id));
    expect(event?.detail).toMatchObject({ outcome: "found", files: [sha256Hex(paper().bytes)] });
    expect(await detachFile(police(), { evidenceId })).toEqual(no("already-decided"));
    expect(await attach(police())).toEqual(no("already-decided"));
    for (const text of [
      `update evidence set status = 'removed' where id = '${evidenceId}'`,
      `update evidence set name_sealed = 'x' where id = '${evidenceId}'`,
      "update evidence set item_id = null where item_id is not null",
      "update decision_evidence set evidence_id = decision_id",
      "delete from decision_evidence",
    ])
      await expect(app.unsafe(text), text).rejects.toThrow(/stays as it is|permission denied/);
  });

  it("are opened by the department, by the person once the points are told, and by no one else; the township sees that there are such", async () => {
    expect(await opens(police(), evidenceId)).toBe(true);
    expect(await opens(person.actor, evidenceId)).toBe(false);
    await decideClaims(staff, person);
    await nothingFound(staff, DEPARTMENTS, []);
    await feedBack(staff, person);
    expect(await opens(person.actor, evidenceId)).toBe(true);
    for (const other of [staff.department("taxation"), staff.township("lingxiu"), staff.office1])
      expect(await readEvidence(other, { evidenceId })).toEqual(no("not-found"));
    const files = [{ id: evidenceId, name: "查询结果.pdf", mediaType: "application/pdf" }];
    const own = must(await readOwnScore(person.actor), "own points");
    expect(own?.decisions.find((one) => one.indicator === "N14")).toMatchObject({ files });
    const { id: applicationId } = await applicationOf(person);
    const atTownship = must(await readScore(staff.township("lingxiu"), { applicationId }), "points");
    expect(atTownship.decisions.filter((one) => one.files.length > 0)).toHaveLength(1);
  });

  it("stay with the first decision when it is contested; the points office opens them, the second officer brings others", async () => {
    const { version } = await applicationOf(person);
    const item = await penalty();
    must(
      await disagreeWithPoints(person.actor, { version, lines: [{ itemId: item.id, reason: "不是我。" }] }),
      "disagreement",
    );
    expect(await opens(staff.office1, evidenceId)).toBe(true);
    expect(await attach(police())).toEqual(no("same-person"));
    const second = staff.secondOf("public-security");
    must(await attach(second, { name: "复核记录.pdf" }), "file");
    const view = must(await readItem(second, { itemId: item.id }), "desk");
    expect(view.earlier?.first.files.map(({ name }) => name)).toEqual(["查询结果.pdf"]);
    expect(view.laid.map(({ name }) => name)).toEqual(["复核记录.pdf"]);
    must(await decide("found", view.version, second), "second decision");
    const decided = must(await readItem(second, { itemId: item.id }), "desk");
    expect(decided.decision?.files.map(({ name }) => name)).toEqual(["复核记录.pdf"]);
    expect(await db().$count(items, eq(items.decisionId, (await penalty()).decisionId ?? ""))).toBe(1);
  });
});

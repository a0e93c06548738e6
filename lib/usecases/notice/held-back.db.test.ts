import { and, desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "../../../db/client";
import { messages, noticeProofs, notices, rankingRows, rankingRuns } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { type Applicant, formRows } from "../../cli/demo/seed/applicant";
import { readyToRank } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { readNotice, readProof } from "../../contracts/notice";
import { noticeParagraphs } from "../../copy/notice";
import { verifyNotice } from "../../domain/notice/verify-notice";
import { verifyText } from "../../platform/crypto/ed25519";
import { sha256Hex } from "../../platform/crypto/sha256";
import { sm3Hex } from "../../platform/crypto/sm3";
import { readOwnApplication } from "../application/read-application";
import { withdrawCandidacy } from "../application/withdraw-candidacy";
import { decideObjection } from "../objection/decide-objection";
import { raiseObjection } from "../objection/raise-objection";
import { readObjection } from "../objection/read-objection";
import { compareRuns } from "../ranking/compare-runs";
import { readRanking } from "../ranking/read-ranking";
import { runRanking } from "../ranking/run-ranking";
import { closeProjects } from "../sweep/close-projects";
import { openMessage } from "../sweep/due-messages";
import { endNotices } from "../sweep/end-notices";
import { staffAccount } from "../testing/accounts";
import { ask, propose, raise, take } from "../testing/objected-year";
import { candidacyOf, confirmAll, enter, type RankedYear, scoreAll, seedRankedYear } from "../testing/ranked-year";
import { itemOf } from "../testing/records";
import { listOwnOutcomes } from "./list-own-outcomes";
import { noticeInForce } from "./notice-in-force";
import { publishNotice } from "./publish-notice";
import { readOwnProof } from "./read-own-proof";

/** Two correct implementations do not disagree: here the second one says about which pools it does. */
const twin = vi.hoisted(() => ({ pools: [] as string[] }));
vi.mock("../../domain/ranking/second-ranking", () => ({
  listDifferences: () => twin.pools.map((pool) => [pool]),
}));

useDatabase();
const crypto = { sha256: sha256Hex, sm3: sm3Hex, verify: verifyText };
/** Four stand in the first pool, of whom one is below the threshold, and three in the second. */
const POOLS = ["p1", "p1", "p1", "p1", "p2", "p2", "p2"] as const;
let year: RankedYear;
const people: Applicant[] = [];
/** The person of the first pool whom the threshold keeps out, and the one who withdraws while the pool is held back. */
const [LOW, GONE] = [0, 1];

const person = (index: number): Applicant => {
  const one = people[index];
  if (one === undefined) throw new Error(`no person ${index}`);
  return one;
};
const housing = () => year.project("housing");
async function run() {
  const { id: projectId, version } = await readyToRank(year.staff, (await housing()).id);
  return runRanking(year.staff.office1, { projectId, version });
}
const view = async () =>
  must(await readRanking(year.staff.office2, { projectId: (await housing()).id, after: 0 }), "view");
const inForce = async () => {
  const row = await noticeInForce(db(), (await housing()).id);
  if (row === null) throw new Error("no notice");
  return { row, ...must(readNotice(row.content), row.number) };
};
const outcomeOf = async (index: number) => {
  const [own] = must(await listOwnOutcomes(person(index).actor), "own");
  if (own === undefined) throw new Error(`${index} has no outcome`);
  return own;
};
const statusOf = async (index: number) => (await candidacyOf(year, person(index), "housing")).status;
/** The templates that a person was told since the beginning of the notice. */
const told = async (index: number) => {
  const rows = await db()
    .select()
    .from(messages)
    .where(eq(messages.userId, person(index).actor.userId));
  return rows
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .map((row) => row.template)
    .filter((one) => ["notice-published", "notice-corrected", "not-listed", "pool-held-back"].includes(one));
};
const ranked = async (index: number) => {
  const { id } = await candidacyOf(year, person(index), "housing");
  const [row] = await db()
    .select({ rank: rankingRows.rank, version: rankingRuns.version })
    .from(rankingRows)
    .innerJoin(rankingRuns, eq(rankingRuns.id, rankingRows.runId))
    .where(eq(rankingRows.candidacyId, id))
    .orderBy(desc(rankingRuns.version))
    .limit(1);
  return row?.rank ?? null;
};

beforeAll(async () => {
  year = await seedRankedYear((file) =>
    file.kind === "housing"
      ? {
          ...file,
          classes: ["A", "B"],
          thresholds: [{ by: "total", atLeast: 120 }],
          pools: ["p1", "p2"].map((code) => ({ code, name: `第${code}片`, quota: 2, classes: ["A", "B"] })),
        }
      : file,
  );
  for (const [index, pool] of POOLS.entries()) {
    const one = await year.person(index);
    await enter(year, one, "housing", undefined, [pool]);
    people.push(one);
  }
  await scoreAll(year, people);
  await confirmAll(year, people);
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  await closeProjects();
});

describe("a pool of which a property fails", () => {
  it("keeps the run from being kept only where no sound pool is left", async () => {
    twin.pools = ["p1", "p2"];
    expect(await run()).toMatchObject({ ok: false, error: { code: "property-failed" } });
    expect(await db().$count(rankingRuns)).toBe(0);
    twin.pools = ["p1"];
    must(await run(), "run");
    const { pools, run: shown } = await view();
    expect(shown?.properties.filter((one) => !one.holds)).toEqual([
      { code: "two-implementations-agree", holds: false, pools: ["p1"] },
    ]);
    expect(pools.map(({ code, people: all, failing }) => [code, all, failing])).toEqual([
      ["p1", 4, ["two-implementations-agree"]],
      ["p2", 3, []],
    ]);
    expect(await Promise.all([0, 1, 2, 3].map(ranked))).toEqual([null, 1, 2, 3]);
  });

  it("says nobody before the notice whether the run ranks them", async () => {
    for (const [index] of POOLS.entries()) {
      expect((await outcomeOf(index)).status).toBe("eligible");
      const own = must(await readOwnApplication(person(index).actor), "application");
      expect(own?.candidacies.map((one) => one.status)).toEqual(["eligible"]);
    }
  });

  it("is left out of the notice, which verifies; the other pool is published", async () => {
    const { run: shown } = await view();
    must(await publishNotice(year.staff.office2, { runId: shown?.id ?? "" }), "notice");
    const { notice, service, row } = await inForce();
    expect(verifyNotice({ notice, service, crypto })).toEqual([]);
    expect(notice.rows.map((one) => one.pool)).toEqual(["p2", "p2", "p2"]);
    expect(notice.counts).toMatchObject({ applicants: 3, listed: 3, vetoed: 0, belowThreshold: 0 });
    expect(JSON.parse((await housing()).content)).toEqual(notice.service);
    expect(await db().$count(noticeProofs, eq(noticeProofs.noticeId, row.id))).toBe(3);
    const words = noticeParagraphs({ notice, classNames: new Map(), heldBack: ["第p1片"] }).join("");
    expect(words).toContain("第p1片的排名正在核对，暂未公示");
  });

  it("tells its people that they wait, and nothing of their result", async () => {
    for (const index of [0, 1, 2, 3]) {
      expect(await told(index)).toEqual(["pool-held-back"]);
      expect(await outcomeOf(index)).toMatchObject({
        status: "eligible",
        heldBack: true,
        notice: null,
        unlisted: null,
        total: null,
        objectableUntil: null,
      });
      expect(await statusOf(index)).toBe(index === LOW ? "not-ranked" : "ranked");
    }
    const { id: candidacyId } = await candidacyOf(year, person(LOW), "housing");
    const objection = { candidacyId, ground: "facts-wrong" as const, text: "不同意。", evidence: [] };
    expect(await raiseObjection(person(LOW).actor, objection)).toEqual({ ok: false, error: "window-closed" });
    expect(await told(4)).toEqual(["notice-published"]);
    expect(await outcomeOf(4)).toMatchObject({ heldBack: false, objectableUntil: "2020-07-31" });
    expect(await statusOf(4)).toBe("in-notice");
  });

  it("stays held back while a granted objection of the other pool is corrected, which does not touch it", async () => {
    const before = (await inForce()).notice;
    const { id: candidacyId } = await candidacyOf(year, person(4), "housing");
    const id = await raise(person(4), candidacyId, "P03");
    await take(year.staff.office1, id);
    await ask(year.staff.office1, id, (await itemOf(person(4), "P03")).id);
    const facts = formRows([{ option: "pension", from: "2004-01-01", to: "2020-03-31" }]);
    const second = await staffAccount("dept-human-resources-2", "department-scorer", "human-resources");
    await propose(second, id, person(4), { outcome: "accept", ...facts });
    const { effect, version } = must(await readObjection(year.staff.office1, { objectionId: id }), "case");
    const moved = effect?.projects.flatMap((one) => [...one.own, ...one.others].map((each) => each.now?.pool));
    expect(new Set(moved)).toEqual(new Set(["p2"]));
    const decision = { objectionId: id, version, decision: "grant" as const, reason: "经复核属实。" };
    must(await decideObjection(year.staff.office1, { ...decision, effect: effect?.digest }), "grant");
    must(await publishNotice(year.staff.office2, must(await run(), "run")), "correction");
    const { notice, service } = await inForce();
    expect(verifyNotice({ notice, service, previous: before, crypto })).toEqual([]);
    expect(notice.version).toBe(2);
    expect(new Set(notice.changes.map((one) => one.reason))).toEqual(new Set(["objection"]));
    expect(notice.rows.map((one) => one.pool)).toEqual(["p2", "p2", "p2"]);
    for (const index of [0, 1, 2, 3]) {
      expect(await told(index)).toEqual(["pool-held-back"]);
      expect((await outcomeOf(index)).heldBack).toBe(true);
    }
  });

  it("keeps the project from becoming final, and a run that brings nothing is refused", async () => {
    await setOfficeTime("2020-08-03T09:00:00+08:00");
    expect(await endNotices()).toBe(0);
    expect((await housing()).status).toBe("in-notice");
    const { waiting, rankable } = await view();
    expect([waiting.map(({ name, people: all }) => [name, all]), rankable]).toEqual([[["第p1片", 4]], true]);
    expect(await run()).toMatchObject({ ok: false, error: { code: "property-failed" } });
    // Nor may a correction take a published pool back.
    twin.pools = ["p2"];
    expect(await run()).toMatchObject({ ok: false, error: { code: "property-failed" } });
    expect(await db().$count(rankingRuns)).toBe(2);
  });

  it("comes with the corrected notice once it is sound; who withdrew meanwhile is missed by nobody", async () => {
    twin.pools = [];
    const { id } = await candidacyOf(year, person(GONE), "housing");
    const early = must(await run(), "run");
    must(await withdrawCandidacy(person(GONE).actor, { candidacyId: id }), "withdrawal");
    expect(await publishNotice(year.staff.office2, early)).toEqual({ ok: false, error: "run-outdated" });
    const { runId } = must(await run(), "run");
    const before = (await inForce()).notice;
    must(await publishNotice(year.staff.office2, { runId }), "correction");
    const { notice, service, row } = await inForce();
    expect(verifyNotice({ notice, service, previous: before, crypto })).toEqual([]);
    expect([notice.version, notice.corrects]).toEqual([3, before.digests.sha256]);
    const added = notice.rows.filter((one) => one.pool === "p1");
    expect(added).toHaveLength(2);
    expect(notice.changes).toEqual(
      added.map(({ code }) => ({ code, field: "row", old: null, new: code, reason: "error" })),
    );
    const same = (rows: typeof notice.rows) =>
      rows.filter((one) => one.pool === "p2").map(({ commitment: _commitment, ...one }) => one);
    expect(same(notice.rows)).toEqual(same(before.rows));
    expect(notice.counts).toMatchObject({ applicants: 6, listed: 5, belowThreshold: 1 });
    for (const index of [0, 1, 2, 3]) {
      const [last] = (await told(index)).slice(-1);
      if (index === GONE) expect(last).toBe("pool-held-back");
      else expect(last).toBe(index === LOW ? "not-listed" : "notice-published");
      expect((await outcomeOf(index)).heldBack).toBe(false);
    }
    expect(await outcomeOf(LOW)).toMatchObject({ status: "not-ranked", unlisted: "below-threshold" });
    expect((await outcomeOf(GONE)).unlisted).toBe("withdrawn");
    expect(await told(6)).toEqual(["notice-published"]);
    const { id: candidacyId } = await candidacyOf(year, person(2), "housing");
    const { file } = must(await readOwnProof(person(2).actor, { candidacyId }), "proof");
    const { proof } = must(readProof(file), "proof");
    expect(verifyNotice({ notice, service, proof, crypto })).toEqual([]);
    expect(row.objectionsUntil > "2020-08-03").toBe(true);
  });

  it("is final with the others, and the runs can be compared", async () => {
    await setOfficeTime("2020-08-31T09:00:00+08:00");
    expect(await endNotices()).toBe(1);
    expect(await statusOf(4)).toBe("final");
    expect((await view()).waiting).toEqual([]);
    const input = { projectId: (await housing()).id, from: 1, to: 4, after: 0 };
    const { people: moved } = must(await compareRuns(year.staff.office1, input), "difference");
    expect(moved.at(-1)?.reasons).toEqual([{ code: "gone", why: "withdrawn" }]);
    expect(moved.every((one) => one.reasons.length > 0)).toBe(true);
  });
});

it("is told in words that name no person", async () => {
  const [message] = await db()
    .select()
    .from(messages)
    .where(and(eq(messages.userId, person(0).actor.userId), eq(messages.template, "pool-held-back")));
  if (message === undefined) throw new Error("no message");
  expect(openMessage(message).body).toEqual({ project: "积分入住" });
  expect(await db().$count(notices)).toBe(3);
});

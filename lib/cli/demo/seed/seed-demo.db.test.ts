import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { asc, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "../../../../db/client";
import {
  applications,
  candidacies,
  dailyFigures,
  noticeProofs,
  notices,
  rankingRows,
  rankingRuns,
  rescoringChanges,
  rescorings,
  serviceProjects,
  submissions,
  users,
} from "../../../../db/schema";
import { useSeededYear, YEAR_PEOPLE } from "../../../../db/testing/seeded-year";
import { readNotice } from "../../../contracts/notice";
import { verifyNotice } from "../../../domain/notice/verify-notice";
import { publishFiles } from "../../../jobs/publish-files";
import { publishSeals } from "../../../jobs/publish-seals";
import { shanghaiDay } from "../../../platform/clock";
import { verifyText } from "../../../platform/crypto/ed25519";
import { sha256Hex } from "../../../platform/crypto/sha256";
import { sm3Hex } from "../../../platform/crypto/sm3";
import { env } from "../../../platform/env";
import { checkSeals } from "../../../usecases/audit/check-seals";
import { readOwnProof } from "../../../usecases/notice/read-own-proof";
import { exportRanking, RANKING_FILES } from "../../../usecases/ranking/export-ranking";
import { makePeople } from "../people/make-people";
import { actorOf, must } from "./walk";

useSeededYear();
const crypto = { sha256: sha256Hex, sm3: sm3Hex, verify: verifyText };

describe("the demo's year", () => {
  it("has schooling past its notice and housing in notice, both verified and beyond the quota line, with ties that the lot breaks", async () => {
    const rows = await db().select().from(notices).orderBy(asc(notices.sequence));
    const read = rows.map((row) => must(readNotice(row.content), "notice"));
    expect(read.map(({ notice }) => [notice.number, notice.publishedAt.slice(0, 10), notice.objectionsUntil])).toEqual([
      ["石积分公示〔2020〕1号", "2020-08-03", "2020-08-07"],
      ["石积分公示〔2020〕2号", "2020-08-14", "2020-08-27"],
    ]);
    for (const { notice, service } of read) {
      expect(verifyNotice({ notice, service, crypto })).toEqual([]);
      expect(new Set(notice.rows.map((one) => one.class))).toEqual(new Set(["A", "B", "C", "D"]));
      expect(new Set(notice.rows.map((one) => one.outcome))).toEqual(new Set(["within-quota", "waitlisted"]));
      expect(notice.counts.vetoed).toBe(1);
      const beforeLot = notice.rows.flatMap(({ tie, pool, total }) =>
        tie === undefined ? [] : [JSON.stringify([pool, total, tie.slice(0, -1)])],
      );
      expect(new Set(beforeLot).size, notice.number).toBeLessThan(beforeLot.length);
    }
  });

  it("has a correction of the rulebook that is scored anew: somebody is asked again, what is in notice stands", async () => {
    const [done] = await db().select().from(rescorings);
    expect(done).toMatchObject({ endedAt: expect.any(Date) });
    expect(done?.changed).toBeGreaterThan(done?.asked ?? 0);
    const asked = await db()
      .select({ status: applications.status })
      .from(rescoringChanges)
      .innerJoin(applications, eq(applications.id, rescoringChanges.applicationId));
    expect(asked.map((one) => one.status)).toContain("awaiting-confirmation");
    const books = await db()
      .select({ kind: serviceProjects.kind, by: serviceProjects.rulebookId })
      .from(serviceProjects);
    const moved = books.filter((one) => one.by === done?.rulebookId).map((one) => one.kind);
    expect(moved.sort()).toEqual(["entrepreneurship", "insurance", "secondment", "training"]);
  });

  it("gives the own proof to its person alone", async () => {
    const [row] = await db()
      .select({ proof: noticeProofs, userId: applications.userId })
      .from(noticeProofs)
      .innerJoin(candidacies, eq(candidacies.id, noticeProofs.candidacyId))
      .innerJoin(applications, eq(applications.id, candidacies.applicationId))
      .limit(1);
    const candidacyId = row?.proof.candidacyId ?? "";
    const own = await readOwnProof(actorOf(row?.userId ?? "", "", [{ role: "applicant", unit: null }]), {
      candidacyId,
    });
    expect(must(own, "own proof").file).toContain(row?.proof.code);
    const [other] = await db()
      .select()
      .from(users)
      .where(sql`${users.id} <> ${row?.userId} and ${users.kind} = 'applicant'`);
    const stranger = await readOwnProof(actorOf(other?.id ?? "", "", [{ role: "applicant", unit: null }]), {
      candidacyId,
    });
    expect(stranger).toEqual({ ok: false, error: "not-found" });
  });

  it("exports the run as contract files whose digests are the frozen ones", async () => {
    const [run] = await db().select().from(rankingRuns).limit(1);
    const [officer] = await db().select().from(users).where(eq(users.login, "office-1"));
    const actor = actorOf(officer?.id ?? "", "", [{ role: "points-office-officer", unit: null }]);
    const files = new Map<string, string>();
    for (const file of RANKING_FILES)
      files.set(file, must(await exportRanking(actor, { runId: run?.id ?? "", file }), file).text);
    expect(sha256Hex(files.get("ranking.ndjson") ?? "")).toBe(run?.resultDigest);
    const rows = await db()
      .select()
      .from(rankingRows)
      .where(eq(rankingRows.runId, run?.id ?? ""));
    expect(files.get("scores.ndjson")?.trim().split("\n")).toHaveLength(rows.length);
  });

  it("has its audit sealed, and the figures of each day add up to the receipts given", async () => {
    expect((await checkSeals([])).findings).toEqual([]);
    const days = await db().select().from(dailyFigures).orderBy(asc(dailyFigures.day));
    expect(days.map(({ day }) => day).slice(0, 2)).toEqual(["2020-07-01", "2020-07-02"]);
    expect(days.at(-1)?.day).toBe("2020-08-19");
    const submitted = await db().select().from(submissions);
    let inAll = 0;
    for (const { day, receipts, receiptsInAll } of days) {
      expect(receipts, day).toBe(submitted.filter(({ submittedAt }) => shanghaiDay(submittedAt) === day).length);
      inAll += receipts;
      expect(receiptsInAll, day).toBe(inAll);
    }
    expect(inAll).toBe(submitted.length);
    await publishSeals();
    const file = readFileSync(join(env().PUBLISHED_DIR, "seals/days.csv"), "utf8");
    expect(file.trimEnd().split("\r\n")).toHaveLength(1 + days.length);
    expect(file).toContain(`${days.at(-1)?.day},${days.at(-1)?.receipts},${inAll},`);
  });

  it("publishes files without any secret of any person", async () => {
    await publishFiles();
    // The first notice is over, so that its page alone is left.
    const text = ["2020-1/index.html", ...["index.html", "notice.json", "notice.csv"].map((file) => `2020-2/${file}`)]
      .map((path) => join("notices", path))
      .map((path) => readFileSync(join(env().PUBLISHED_DIR, path), "utf8"))
      .join("\n");
    expect(existsSync(join(env().PUBLISHED_DIR, "notices.html"))).toBe(true);
    for (const person of makePeople(YEAR_PEOPLE, 2020, "2020-03-31")) {
      expect(text).not.toContain(person.phone);
      expect(text).not.toContain(person.address);
      for (const { identityNumber, name } of [person, ...person.members]) {
        expect(text).not.toContain(identityNumber);
        expect(text).not.toContain(name);
      }
    }
  });
});

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { asc, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db, officeNow } from "../../../../db/client";
import {
  applications,
  candidacies,
  noticeProofs,
  notices,
  rankingRows,
  rankingRuns,
  users,
} from "../../../../db/schema";
import { useSeededYear, YEAR_PEOPLE } from "../../../../db/testing/seeded-year";
import { readNotice } from "../../../contracts/notice";
import { verifyNotice } from "../../../domain/notice/verify-notice";
import { publishFiles } from "../../../jobs/publish-files";
import { shanghaiInstant } from "../../../platform/clock";
import { verifyText } from "../../../platform/crypto/ed25519";
import { sha256Hex } from "../../../platform/crypto/sha256";
import { sm3Hex } from "../../../platform/crypto/sm3";
import { env } from "../../../platform/env";
import { readOwnProof } from "../../../usecases/notice/read-own-proof";
import { exportRanking, RANKING_FILES } from "../../../usecases/ranking/export-ranking";
import { makePeople } from "../people/make-people";
import { actorOf, must } from "./walk";

useSeededYear();
const crypto = { sha256: sha256Hex, sm3: sm3Hex, verify: verifyText };

describe("the demo's year", () => {
  it("ends on 2020-08-20 09:00 with people in every state that is built", async () => {
    expect(shanghaiInstant(await officeNow(db()))).toMatch(/^2020-08-20T09:0/);
    const states = await db()
      .select({ status: applications.status, count: sql<number>`count(*)::int` })
      .from(applications)
      .groupBy(applications.status);
    const known = Object.fromEntries(states.map((one) => [one.status, one.count]));
    for (const status of ["draft", "submitted", "scoring", "scored", "awaiting-confirmation", "confirmed"])
      expect(known[status], status).toBeGreaterThan(0);
  });

  it("has housing in notice, verified, with rows within and beyond the quota", async () => {
    const [row] = await db().select().from(notices);
    const { notice, service } = must(readNotice(row?.content ?? ""), "notice");
    expect(verifyNotice({ notice, service, crypto })).toEqual([]);
    expect(notice.rows.some((one) => one.outcome === "within-quota")).toBe(true);
    expect(notice.rows.some((one) => one.outcome === "waitlisted")).toBe(true);
    expect(notice.objectionsUntil).toBe("2020-08-27");
    expect(notice.number).toBe("石积分公示〔2020〕1号");
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
    const [run] = await db().select().from(rankingRuns);
    const [officer] = await db().select().from(users).where(eq(users.login, "office-1"));
    const actor = actorOf(officer?.id ?? "", "", [{ role: "points-office-officer", unit: null }]);
    const files = new Map<string, string>();
    for (const file of RANKING_FILES)
      files.set(file, must(await exportRanking(actor, { runId: run?.id ?? "", file }), file).text);
    expect(sha256Hex(files.get("ranking.ndjson") ?? "")).toBe(run?.resultDigest);
    const rows = await db().select().from(rankingRows).orderBy(asc(rankingRows.position));
    expect(files.get("scores.ndjson")?.trim().split("\n")).toHaveLength(rows.length);
  });

  it("publishes files without any secret of any person", async () => {
    await publishFiles();
    const folder = join(env().PUBLISHED_DIR, "notices", "2020-1");
    const text = ["index.html", "notice.json", "notice.csv"]
      .map((file) => readFileSync(join(folder, file), "utf8"))
      .join("\n");
    expect(existsSync(join(env().PUBLISHED_DIR, "notices.html"))).toBe(true);
    for (const person of makePeople(YEAR_PEOPLE, 2020, "2020-03-31")) {
      expect(text).not.toContain(person.identityNumber);
      expect(text).not.toContain(person.phone);
      expect(text).not.toContain(person.address);
      expect(text).not.toContain(person.name);
    }
  });
});

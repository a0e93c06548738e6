import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "../../../db/client";
import { events, evidence } from "../../../db/schema";
import { useDatabase } from "../../../db/testing/database";
import type { Actor } from "../../domain/access/authorize";
import { MOST_FILES } from "../../domain/evidence/file-kind";
import { jpeg, pdf } from "../../domain/evidence/testing/files";
import { systemNow, useSystemClock } from "../../platform/clock";
import { env } from "../../platform/env";
import { objectKeyOf } from "../../platform/object-store";
import { reconcileEvidence } from "../sweep/reconcile-evidence";
import { removeStaleReservations } from "../sweep/remove-stale-reservations";
import { readEvidence } from "./read-evidence";
import { removeEvidence } from "./remove-evidence";
import { applicantWithDraft } from "./testing/draft";
import { uploadEvidence } from "./upload-evidence";

const disk = vi.hoisted(() => ({ full: false, broken: false }));
vi.mock("../../platform/object-store", async (original) => {
  const real = await original<typeof import("../../platform/object-store")>();
  return {
    ...real,
    async putObject(key: string, bytes: Uint8Array) {
      if (disk.full) {
        writeFileSync(join(env().EVIDENCE_DIR, "half-written"), bytes.subarray(0, 4));
        throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
      }
      return real.putObject(key, bytes);
    },
    async removeObject(key: string) {
      if (disk.broken) throw new Error("killed here");
      return real.removeObject(key);
    },
  };
});

useDatabase();
let own: Actor;
let other: Actor;
beforeAll(async () => {
  own = await applicantWithDraft("a");
  other = await applicantWithDraft("b");
});
afterEach(() => {
  disk.full = false;
  disk.broken = false;
});

const photo = { name: "../照片.jpg", mediaType: "image/jpeg", bytes: jpeg(), indicator: null };
const paths = () =>
  readdirSync(env().EVIDENCE_DIR, { recursive: true })
    .map(String)
    .filter((path) => /-/.test(path));
const rows = () => db().select().from(evidence);
async function upload(actor: Actor): Promise<string> {
  const done = await uploadEvidence(actor, photo);
  if (!done.ok) throw new Error(done.error);
  return done.value.evidenceId;
}

describe("evidence", () => {
  it("lies encrypted under a random name, and comes back with its sanitised name to its person alone", async () => {
    const evidenceId = await upload(own);
    const [row] = await rows();
    expect(row?.objectKey).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]{21}$/);
    expect(env().EVIDENCE_DIR.startsWith(join(process.cwd(), "public"))).toBe(false);
    const stored = readFileSync(join(env().EVIDENCE_DIR, row?.objectKey ?? ""));
    expect(stored.includes(jpeg().subarray(0, 12))).toBe(false);
    const read = await readEvidence(own, { evidenceId });
    expect(read).toMatchObject({ value: { name: "照片.jpg", mediaType: "image/jpeg" } });
    expect(read.ok && Buffer.compare(read.value.bytes, jpeg())).toBe(0);
    for (const stranger of [other, { ...other, grants: [{ role: "township-officer" as const, unit: "lingxiu" }] }])
      expect(await readEvidence(stranger, { evidenceId })).toEqual({ ok: false, error: "not-found" });
    expect(await removeEvidence(other, { evidenceId })).toEqual({ ok: false, error: "not-found" });
    const admin = { ...other, grants: [{ role: "system-administrator" as const, unit: null }] };
    expect(await readEvidence(admin, { evidenceId })).toEqual({ ok: false, error: "forbidden" });
  });

  it("is not handed out when its bytes were changed on the disk", async () => {
    const evidenceId = await upload(own);
    const path = join(env().EVIDENCE_DIR, objectKeyOf(evidenceId));
    const bytes = readFileSync(path);
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    await expect(readEvidence(own, { evidenceId })).rejects.toThrow();
    await removeEvidence(own, { evidenceId });
  });

  it("a full disk is a clear refusal and leaves no row, no file and no used quota", async () => {
    const before = [await rows(), paths().length];
    disk.full = true;
    expect(await uploadEvidence(own, photo)).toEqual({ ok: false, error: "evidence-not-stored" });
    rmSync(join(env().EVIDENCE_DIR, "half-written"));
    expect([await rows(), paths().length]).toEqual(before);
    const audited = await db().select().from(events).where(eq(events.act, "evidence.drop-reservation"));
    expect(audited).toHaveLength(1);
    disk.full = false;
    await removeEvidence(own, { evidenceId: await upload(own) });
  });

  it("counts what is being uploaded: fifty at once never exceed the quota", async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => uploadEvidence(other, photo)));
    expect(results.filter((one) => one.ok)).toHaveLength(MOST_FILES);
    expect(results.filter((one) => !one.ok && one.error === "evidence-quota")).toHaveLength(50 - MOST_FILES);
  });

  it("refuses wrong content before anything is written", async () => {
    const before = paths().length;
    for (const [change, error] of [
      [{ bytes: Buffer.from("<html>") }, "evidence-type"],
      [{ bytes: Buffer.alloc(0) }, "evidence-empty"],
      [{ bytes: Buffer.alloc(10 * 1024 * 1024 + 1) }, "evidence-too-large"],
      [{ name: "a.exe" }, "evidence-type"],
      [{ bytes: pdf() }, "evidence-type"],
    ] as const)
      expect(await uploadEvidence(own, { ...photo, ...change })).toEqual({ ok: false, error });
    expect(paths()).toHaveLength(before);
  });

  it("an interrupted removal leaves a file that the sweep finds; a lost file is counted", async () => {
    const evidenceId = await upload(own);
    const path = join(env().EVIDENCE_DIR, objectKeyOf(evidenceId));
    disk.broken = true;
    await expect(removeEvidence(own, { evidenceId })).rejects.toThrow("killed here");
    disk.broken = false;
    expect(existsSync(path)).toBe(true);
    expect(await reconcileEvidence()).toEqual({ orphans: 1, lost: 0 });
    expect(existsSync(path)).toBe(false);
    expect(await reconcileEvidence()).toEqual({ orphans: 0, lost: 0 });
    const gone = await upload(own);
    rmSync(join(env().EVIDENCE_DIR, objectKeyOf(gone)));
    expect(await reconcileEvidence()).toEqual({ orphans: 0, lost: 1 });
    await removeEvidence(own, { evidenceId: gone });
  });

  it("a reservation that never finished goes after an hour, its file first", async () => {
    const evidenceId = await upload(own);
    await db().update(evidence).set({ status: "reserved" }).where(eq(evidence.id, evidenceId));
    expect(await removeStaleReservations()).toBe(0);
    const later = systemNow().getTime() + 3_700_000;
    const restore = useSystemClock({ now: () => new Date(later) });
    disk.broken = true;
    await expect(removeStaleReservations()).rejects.toThrow("killed here");
    disk.broken = false;
    expect(await removeStaleReservations()).toBe(1);
    restore();
    expect(existsSync(join(env().EVIDENCE_DIR, objectKeyOf(evidenceId)))).toBe(false);
  });
});

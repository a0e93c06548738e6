import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { eq, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { evidence } from "../../../db/schema";
import { useDatabase } from "../../../db/testing/database";
import type { Actor } from "../../domain/access/authorize";
import { systemNow, useSystemClock } from "../../platform/clock";
import { env } from "../../platform/env";
import { reconcileEvidence } from "../sweep/reconcile-evidence";
import { removeStaleReservations } from "../sweep/remove-stale-reservations";
import { readEvidence } from "./read-evidence";
import { applicantWithDraft } from "./testing/draft";

const ROUNDS = 25;
const LETTERS = ["k", "l", "m", "n"];
/** Well below what one person may keep: an uploader must end by the kill alone. */
const KEPT = 10;
useDatabase();
let actors: readonly Actor[];
beforeAll(async () => {
  actors = await Promise.all(LETTERS.map(applicantWithDraft));
});

/** Runs the uploader and kills it, in the middle of whatever it does, some milliseconds after its first file was stored; answers what it had said. */
function uploadUntilKilled(actor: Actor, after: number): Promise<string> {
  return new Promise((done, refuse) => {
    const script = "lib/usecases/evidence/testing/upload-on-and-on.ts";
    const child = spawn(process.execPath, ["--import", "tsx", script, JSON.stringify(actor)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.on("data", (chunk) => {
      if (!said.includes("stored") && String(chunk).includes("stored")) setTimeout(() => child.kill("SIGKILL"), after);
      said += chunk;
    });
    child.once("close", (_code, signal) =>
      signal === "SIGKILL" ? done(said) : refuse(new Error("it ended by itself")),
    );
  });
}

describe("a process killed while it uploads", () => {
  it(`leaves, ${ROUNDS * LETTERS.length} times, no row without its file and, after the sweep, no file without its row`, async () => {
    const acknowledged = new Set<string>();
    const removing = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      const said = await Promise.all(
        actors.map((actor, place) => uploadUntilKilled(actor, ((round * LETTERS.length + place) * 317) % 400)),
      );
      for (const [, what, id] of said.join("").matchAll(/^(stored|removing) (\S+)$/gm))
        (what === "stored" ? acknowledged : removing).add(id ?? "");
      const stored = await db().select().from(evidence).where(eq(evidence.status, "stored"));
      const owners = new Map(actors.map((actor) => [actor.userId, actor]));
      for (const { id, userId } of stored)
        expect(await readEvidence(owners.get(userId) as Actor, { evidenceId: id }), id).toMatchObject({ ok: true });
      const later = systemNow().getTime() + 3_700_000;
      const restore = useSystemClock({ now: () => new Date(later) });
      await removeStaleReservations();
      restore();
      expect((await reconcileEvidence()).lost).toBe(0);
      const files = readdirSync(env().EVIDENCE_DIR, { recursive: true })
        .map(String)
        .filter((name) => /-/.test(name));
      expect(files).toHaveLength(stored.length);
      const there = new Set(stored.map((row) => row.id));
      expect([...acknowledged].filter((id) => !removing.has(id) && !there.has(id))).toEqual([]);
      for (const { userId } of actors) {
        const own = stored.filter((row) => row.userId === userId).map((row) => row.id);
        if (own.length <= KEPT) continue;
        await db().update(evidence).set({ status: "removed" }).where(inArray(evidence.id, own));
        for (const id of own) removing.add(id);
      }
    }
    expect(acknowledged.size).toBeGreaterThan(ROUNDS);
    expect(removing.size).toBeGreaterThan(0);
  }, 1_800_000);
});

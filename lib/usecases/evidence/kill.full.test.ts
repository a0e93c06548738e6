import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { and, eq, inArray } from "drizzle-orm";
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

const KILLS = 40;
useDatabase();
let actor: Actor;
beforeAll(async () => {
  actor = await applicantWithDraft("k");
});

/** Runs the uploader and kills it some milliseconds after it is ready; answers what it had said. */
function uploadUntilKilled(after: number): Promise<string> {
  return new Promise((done) => {
    const script = "lib/usecases/evidence/testing/upload-on-and-on.ts";
    const child = spawn(process.execPath, ["--import", "tsx", script, JSON.stringify(actor)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.on("data", (chunk) => {
      if (said === "") setTimeout(() => child.kill("SIGKILL"), after);
      said += chunk;
    });
    child.once("exit", () => done(said));
  });
}

describe("a process killed while it uploads", () => {
  it(`leaves, ${KILLS} times, no row without its file and, after the sweep, no file without its row`, async () => {
    const acknowledged = new Set<string>();
    const removing = new Set<string>();
    for (let kill = 0; kill < KILLS; kill++) {
      const said = await uploadUntilKilled(30 + ((kill * 317) % 1200));
      for (const [, what, id] of said.matchAll(/^(stored|removing) (\S+)$/gm))
        (what === "stored" ? acknowledged : removing).add(id ?? "");
      const stored = await db()
        .select()
        .from(evidence)
        .where(and(eq(evidence.userId, actor.userId), eq(evidence.status, "stored")));
      for (const { id } of stored)
        expect(await readEvidence(actor, { evidenceId: id }), id).toMatchObject({ ok: true });
      const later = systemNow().getTime() + 3_700_000;
      const restore = useSystemClock({ now: () => new Date(later) });
      await removeStaleReservations();
      restore();
      expect((await reconcileEvidence()).lost).toBe(0);
      const files = readdirSync(env().EVIDENCE_DIR, { recursive: true })
        .map(String)
        .filter((name) => /-/.test(name));
      expect(files).toHaveLength(stored.length);
      const kept = [...acknowledged].filter((id) => !removing.has(id));
      const rows = kept.length === 0 ? [] : await db().select().from(evidence).where(inArray(evidence.id, kept));
      expect(
        rows
          .filter((row) => row.status === "stored")
          .map((row) => row.id)
          .sort(),
      ).toEqual(kept.sort());
      if (stored.length > 25)
        await db()
          .update(evidence)
          .set({ status: "removed" })
          .where(
            inArray(
              evidence.id,
              stored.map((row) => row.id),
            ),
          );
      if (stored.length > 25) acknowledged.clear();
    }
    expect(removing.size).toBeGreaterThan(0);
  }, 900_000);
});

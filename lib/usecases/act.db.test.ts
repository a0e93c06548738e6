import { desc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { calendarDays, events } from "../../db/schema";
import { useDatabase } from "../../db/testing/database";
import type { Role } from "../domain/access/roles";
import { fail, ok } from "../domain/shared/result";
import { useSystemClock } from "../platform/clock";
import { newId } from "../platform/ids";
import { perform } from "./act";

useDatabase();

const actorWith = (role: Role) => ({
  userId: newId(),
  name: "",
  grants: [{ role, unit: null }],
  sessionId: null,
  requestId: newId(),
  address: "203.0.113.7",
});
const officer = actorWith("points-office-officer");
const subject = { kind: "programme", id: "2031" };
const rows = async () => ({ days: await db().$count(calendarDays), events: await db().$count(events) });
const day = { day: "2031-01-01", kind: "holiday" as const, name: "元旦" };

describe("one transaction for the act and its audit row", () => {
  it("keeps neither when the audit row cannot be written", async () => {
    const before = await rows();
    const broken = perform(officer, "programme.create", subject, async ({ tx, authorize, audit }) => {
      authorize({});
      await tx.insert(calendarDays).values(day);
      await audit({ bad: "\u0000" });
      return ok(null);
    });
    await expect(broken).rejects.toThrow();
    expect(await rows()).toEqual(before);
  });

  it("keeps neither when the act fails after its audit row", async () => {
    const before = await rows();
    const broken = perform(officer, "programme.create", subject, async ({ tx, authorize, audit }) => {
      authorize({});
      await tx.insert(calendarDays).values(day);
      await audit({});
      throw new Error("power cut");
    });
    await expect(broken).rejects.toThrow("power cut");
    expect(await rows()).toEqual(before);
  });

  it("throws, and keeps nothing, where a use case forgets the audit row, the permission check, or refuses after writing", async () => {
    const before = await rows();
    const forgetsAudit = perform(officer, "programme.create", subject, async ({ tx, authorize }) => {
      authorize({});
      await tx.insert(calendarDays).values(day);
      return ok(null);
    });
    await expect(forgetsAudit).rejects.toThrow("without an audit row");
    const forgetsCheck = perform(officer, "programme.create", subject, async ({ tx, audit }) => {
      await tx.insert(calendarDays).values(day);
      await audit({});
      return ok(null);
    });
    await expect(forgetsCheck).rejects.toThrow("without a permission check");
    const refusesLate = perform(officer, "programme.create", subject, async ({ tx, authorize, audit }) => {
      authorize({});
      await tx.insert(calendarDays).values(day);
      await audit({});
      return fail("invalid-input");
    });
    await expect(refusesLate).rejects.toThrow("refused after its first write");
    expect(await rows()).toEqual(before);
  });
});

describe("a role without the act", () => {
  it("is refused before any record is looked at, and the refusal is written down whole", async () => {
    const restore = useSystemClock({ now: () => new Date("2020-08-01T01:02:03Z") });
    const stranger = actorWith("township-officer");
    let looked = false;
    const refused = await perform(stranger, "programme.create", subject, async () => {
      looked = true;
      return fail("not-found");
    });
    restore();
    expect(refused).toEqual({ ok: false, error: "forbidden" });
    expect(looked).toBe(false);
    const [row] = await db().select().from(events).where(eq(events.actorId, stranger.userId)).orderBy(desc(events.id));
    expect(row).toMatchObject({
      actorRole: "township-officer",
      act: "programme.create",
      objectKind: "programme",
      objectId: "2031",
      result: "refused",
      detail: { code: "forbidden" },
      address: "203.0.113.7",
      requestId: stranger.requestId,
      at: new Date("2020-08-01T01:02:03Z"),
    });
  });
});

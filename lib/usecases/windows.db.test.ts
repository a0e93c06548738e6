import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { applications, candidacies, confirmations, submissions } from "../../db/schema";
import { digestRows, setOfficeTime, useDatabase } from "../../db/testing/database";
import { applicationOf, PROMISED } from "../cli/demo/seed/applicant";
import { must } from "../cli/demo/seed/walk";
import { confirmPoints } from "./application/confirm-points";
import { enterCandidacy } from "./application/enter-candidacy";
import { removeClaim } from "./application/remove-claim";
import { saveClaim } from "./application/save-claim";
import { startApplication } from "./application/start-application";
import { submitApplication } from "./application/submit-application";
import { publishServiceProject } from "./service-project/publish-service-project";
import { closeProjects } from "./sweep/close-projects";
import { lapseConfirmations } from "./sweep/lapse-confirmations";
import { openProjects } from "./sweep/open-projects";
import { seedWorld, type World } from "./testing/world";

useDatabase();
let world: World;
beforeAll(async () => {
  world = await seedWorld();
});

const at = (instant: string, seconds: number) =>
  setOfficeTime(new Date(new Date(instant).getTime() + seconds * 1000).toISOString());
const codeOf = (result: { readonly ok: boolean; readonly error?: unknown }) => (result.ok ? "ok" : result.error);
/** Runs an act at −1 s, 0 and +1 s around an instant. */
async function around(instant: string, act: () => Promise<{ readonly ok: boolean; readonly error?: unknown }>) {
  const codes = [];
  for (const seconds of [-1, 0, 1]) {
    await at(instant, seconds);
    codes.push(codeOf(await act()));
  }
  return codes;
}
const OPENS = "2020-07-01T00:00:00+08:00";
const ENDS = "2020-09-11T00:00:00+08:00";

describe("twenty at once", () => {
  const twenty = <T>(act: () => Promise<T>) => Promise.all(Array.from({ length: 20 }, act));

  it("identical submissions make one row, and everybody gets its receipt", async () => {
    const { sender } = world.people;
    const { id, version } = await applicationOf(sender);
    const answers = await twenty(() => submitApplication(sender.actor, { ...PROMISED, version }));
    const rows = await db().select().from(submissions).where(eq(submissions.applicationId, id));
    expect(rows).toHaveLength(1);
    expect(answers).toEqual(answers.map(() => ({ ok: true, value: { receipt: rows[0]?.receipt } })));
  });

  it("identical beginnings make one application, identical entries one candidacy", async () => {
    const { starter } = world.people;
    const started = await twenty(() => startApplication(starter.actor));
    expect(started.map(codeOf).sort()).toEqual([...Array(19).fill("application-exists"), "ok"]);
    expect(await db().$count(applications, eq(applications.userId, starter.actor.userId))).toBe(1);
    const { id: projectId } = await world.project("insurance");
    const entered = await twenty(() => enterCandidacy(starter.actor, { projectId, choices: [] }));
    expect(entered.map(codeOf).sort()).toEqual([...Array(19).fill("already-entered"), "ok"]);
    const { id } = await applicationOf(starter);
    expect(await db().$count(candidacies, eq(candidacies.applicationId, id))).toBe(1);
  });
});

describe("windows are days of Asia/Shanghai, to the second", () => {
  it("the application window: nothing is written before its first second or after its last", async () => {
    const { drafter, starter } = world.people;
    const before = await digestRows(["office_at", "system_at"]);
    for (const [instant, seconds, code] of [
      [OPENS, -1, "window-not-open"],
      [ENDS, 0, "window-closed"],
      [ENDS, 1, "window-closed"],
    ] as const) {
      await at(instant, seconds);
      const { version } = await applicationOf(drafter);
      const { id: projectId } = await world.project("schooling");
      const tried = [
        await startApplication(starter.actor),
        await saveClaim(drafter.actor, { indicator: "P13", pleaseCheck: "yes", evidence: [] }),
        await removeClaim(drafter.actor, { indicator: "P03" }),
        await enterCandidacy(drafter.actor, { projectId, choices: [] }),
        await submitApplication(drafter.actor, { ...PROMISED, version }),
      ].map((one) => (one.ok ? "ok" : typeof one.error === "string" ? one.error : one.error.code));
      expect(tried, `${instant} ${seconds} s`).toEqual(tried.map(() => code));
    }
    expect(await digestRows(["office_at", "system_at"])).toEqual(before);
  });

  it("the first and the last second of the window are inside", async () => {
    const { drafter } = world.people;
    const keep = async () => {
      const saved = await saveClaim(drafter.actor, { indicator: "P13", pleaseCheck: "yes", evidence: [] });
      return saved.ok ? saved : { ok: false, error: saved.error.code };
    };
    expect(await around(OPENS, keep)).toEqual(["window-not-open", "ok", "ok"]);
    expect(await around(ENDS, keep)).toEqual(["ok", "window-closed", "window-closed"]);
  });

  it("a project is entered on its days alone, and opens with its first second", async () => {
    const { drafter } = world.people;
    const { id: projectId } = await world.project("schooling");
    const enter = () => enterCandidacy(drafter.actor, { projectId, choices: ["school-1"] });
    // Inside its days the answer is about the child who is missing.
    expect(await around(OPENS, enter)).toEqual(["window-not-open", "beneficiary-required", "beneficiary-required"]);
    const { id, version } = await world.project("entrepreneurship");
    await at(OPENS, -1);
    must(
      await publishServiceProject(world.staff.office1, { projectId: id, version }),
      "published before its first day",
    );
    const opened = [];
    for (const seconds of [-1, 0, 1]) {
      await at(OPENS, seconds);
      opened.push(await openProjects());
    }
    expect(opened).toEqual([0, 1, 0]);
  });

  it("points are confirmed up to the last second of the last day, and lapse from the next", async () => {
    const { awaiting } = world.people;
    const { version, confirmBy, id } = await applicationOf(awaiting);
    expect(confirmBy).toBe("2020-07-13");
    const nextDay = "2020-07-14T00:00:00+08:00";
    await at(nextDay, -1);
    expect(await lapseConfirmations()).toBe(0);
    await at(nextDay, 0);
    expect(codeOf(await confirmPoints(awaiting.actor, { version }))).toBe("window-closed");
    await at(nextDay, -1);
    expect(codeOf(await confirmPoints(awaiting.actor, { version }))).toBe("ok");
    await at(nextDay, 0);
    // The two others who wait lapse; the one who confirmed does not.
    expect(await lapseConfirmations()).toBe(2);
    const answers = await db().select().from(confirmations).where(eq(confirmations.applicationId, id));
    expect(answers.map((one) => one.answer)).toEqual(["confirmed"]);
  });

  it("an open project closes with its last day", async () => {
    const counts = [];
    for (const seconds of [-1, 0, 1]) {
      await at(ENDS, seconds);
      counts.push(await closeProjects());
    }
    // Schooling, insurance, and entrepreneurship that was opened above.
    expect(counts).toEqual([0, 3, 0]);
  });
});

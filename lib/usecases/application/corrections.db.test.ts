import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { candidacies, claims, serviceProjects } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { type Applicant, applicationOf, PROMISED } from "../../cli/demo/seed/applicant";
import { confirm, passFirstReview } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { beginCorrection, dropCorrection } from "./correct-application";
import { enterCandidacy } from "./enter-candidacy";
import { readApplication, readOwnApplication } from "./read-application";
import { recordFirstReview } from "./record-first-review";
import { removeClaim } from "./remove-claim";
import { returnApplication } from "./return-application";
import { saveClaim } from "./save-claim";
import { submitApplication } from "./submit-application";
import {
  at,
  codeOf,
  decideAll,
  MONDAY,
  openItemsOf,
  projectOf,
  scoringCase,
  seedYear,
  sentCase,
  submissionsOf,
  toldCase,
  type Year,
} from "./testing/case";
import { withdrawApplication } from "./withdraw-application";
import { withdrawCandidacy } from "./withdraw-candidacy";

useDatabase();
let staff: Year;
beforeAll(async () => {
  staff = await seedYear();
});

/** The first instant after the window of the programme and of its projects. */
const OVER = "2020-09-11T00:00:00+08:00";
const versionOf = async (applicant: Applicant) => (await applicationOf(applicant)).version;
const begin = async (applicant: Applicant) =>
  codeOf(await beginCorrection(applicant.actor, { version: await versionOf(applicant) }));
const withdraw = async (applicant: Applicant) =>
  codeOf(await withdrawApplication(applicant.actor, { version: await versionOf(applicant) }));
async function candidacyOf(applicant: Applicant, kind: string) {
  const { id } = await applicationOf(applicant);
  const rows = await db()
    .select({ candidacy: candidacies })
    .from(candidacies)
    .innerJoin(serviceProjects, eq(serviceProjects.id, candidacies.projectId))
    .where(and(eq(candidacies.applicationId, id), eq(serviceProjects.kind, kind as "training")))
    .orderBy(candidacies.enteredAt);
  const found = rows.at(-1)?.candidacy;
  if (found === undefined) throw new Error(`no candidacy for ${kind}`);
  return found;
}
const leave = async (applicant: Applicant, kind: string) =>
  codeOf(await withdrawCandidacy(applicant.actor, { candidacyId: (await candidacyOf(applicant, kind)).id }));
const enter = async (applicant: Applicant, kind: string) =>
  codeOf(await enterCandidacy(applicant.actor, { projectId: await projectOf(kind), choices: [] }));

describe("a correction", () => {
  it("leaves what was sent standing until it is sent in turn, then counts with its own receipt and time", async () => {
    const applicant = await sentCase(staff, 0);
    const { id: applicationId, version } = await applicationOf(applicant);
    expect(codeOf(await beginCorrection(applicant.actor, { version: version - 1 }))).toBe("stale-record");
    const both = [0, 1].map(() => beginCorrection(applicant.actor, { version }).then(codeOf));
    expect((await Promise.all(both)).sort()).toEqual(["ok", "stale-record"]);
    expect(await begin(applicant)).toBe("unlawful-move");
    must(await removeClaim(applicant.actor, { indicator: "P04" }), "removal");
    const codes = async (read: typeof readOwnApplication | typeof readApplication) => {
      const answer =
        read === readOwnApplication
          ? await readOwnApplication(applicant.actor)
          : await readApplication(staff.town, { applicationId });
      return must(answer, "reading")?.claims.map((one) => one.indicator.code) ?? [];
    };
    expect(await codes(readOwnApplication)).not.toContain("P04");
    expect(await codes(readApplication)).toContain("P04");
    await setOfficeTime("2020-08-04T09:00:00+08:00");
    must(await submitApplication(applicant.actor, { ...PROMISED, version: await versionOf(applicant) }), "sending");
    expect(await codes(readApplication)).not.toContain("P04");
    const sent = await submissionsOf(applicant);
    expect(sent.map((one) => [one.version, one.submittedAt.toISOString()])).toEqual([
      [1, "2020-08-03T02:00:00.000Z"],
      [2, "2020-08-04T01:00:00.000Z"],
    ]);
    expect(must(await readOwnApplication(applicant.actor), "own")).toMatchObject({ filling: null, correcting: false });
  });

  it("given up, leaves what was sent; a send pressed on the draft that went is no success", async () => {
    const applicant = await sentCase(staff, 1);
    expect(await begin(applicant)).toBe("ok");
    const drafted = await versionOf(applicant);
    must(await removeClaim(applicant.actor, { indicator: "P04" }), "removal");
    must(await dropCorrection(applicant.actor, { version: drafted }), "dropping");
    expect(codeOf(await dropCorrection(applicant.actor, { version: await versionOf(applicant) }))).toBe(
      "unlawful-move",
    );
    expect(codeOf(await submitApplication(applicant.actor, { ...PROMISED, version: drafted }))).toBe("unlawful-move");
    expect(await submissionsOf(applicant)).toHaveLength(1);
    const { id } = await applicationOf(applicant);
    expect(await db().$count(claims, and(eq(claims.applicationId, id), eq(claims.side, "draft")))).toBe(0);
    expect(await begin(applicant)).toBe("ok");
  });

  it("is begun and sent within the window to its last second, before first review alone", async () => {
    const applicant = await sentCase(staff, 2);
    await at(OVER, 0);
    expect(await begin(applicant)).toBe("window-closed");
    await at(OVER, -1);
    expect(await begin(applicant)).toBe("ok");
    const version = await versionOf(applicant);
    await at(OVER, 1);
    expect(codeOf(await submitApplication(applicant.actor, { ...PROMISED, version }))).toBe("window-closed");
    await at(OVER, -1);
    expect(codeOf(await submitApplication(applicant.actor, { ...PROMISED, version }))).toBe("ok");
    await setOfficeTime(MONDAY);
    expect(await begin(await scoringCase(staff, 3))).toBe("unlawful-move");
  });

  it("does not change an application for a project that takes no entries any more", async () => {
    const applicant = await sentCase(staff, 4);
    expect(await enter(applicant, "insurance")).toBe("ok");
    await db()
      .update(serviceProjects)
      .set({ status: "closed", listDigest: "frozen" })
      .where(eq(serviceProjects.kind, "insurance"));
    expect(await begin(applicant)).toBe("project-not-open");
    expect(must(await readOwnApplication(applicant.actor), "own")?.can.correct).toBe(false);
    expect(await leave(applicant, "insurance")).toBe("ok");
    expect(await begin(applicant)).toBe("ok");
  });

  it("that was not sent goes when the township decides: the departments see what was sent", async () => {
    const applicant = await sentCase(staff, 5);
    expect(await begin(applicant)).toBe("ok");
    must(await removeClaim(applicant.actor, { indicator: "P04" }), "removal");
    const { id: applicationId, version } = await applicationOf(applicant);
    must(await recordFirstReview(staff.town, { applicationId, version }), "first review");
    expect((await openItemsOf(applicant)).map((one) => one.indicator)).toContain("P04");
    expect(codeOf(await submitApplication(applicant.actor, { ...PROMISED, version }))).toBe("unlawful-move");
    const returned = await sentCase(staff, 6);
    expect(await begin(returned)).toBe("ok");
    must(await removeClaim(returned.actor, { indicator: "P04" }), "removal");
    const now = await applicationOf(returned);
    const points = [{ indicator: "P04", text: "请补证件照片。" }];
    must(await returnApplication(staff.town, { applicationId: now.id, version: now.version, points }), "return");
    const own = must(await readOwnApplication(returned.actor), "own");
    expect(own?.claims.map((one) => one.indicator.code)).toContain("P04");
  });
});

describe("taking back", () => {
  it("a whole application is possible from a correction and a supplement, and ends it", async () => {
    const correcting = await sentCase(staff, 7);
    expect(await begin(correcting)).toBe("ok");
    const { version } = await applicationOf(correcting);
    const both = [0, 1].map(() => withdrawApplication(correcting.actor, { version }).then(codeOf));
    expect((await Promise.all(both)).sort()).toEqual(["ok", "stale-record"]);
    expect((await candidacyOf(correcting, "training")).status).toBe("withdrawn");
    const pressed = await saveClaim(correcting.actor, { indicator: "P03", pleaseCheck: "yes", evidence: [] });
    expect(codeOf(pressed)).toBe("unlawful-move");
    expect(await withdraw(correcting)).toBe("unlawful-move");
  });

  it("is refused once a ranking holds a candidacy, final ones included", async () => {
    const applicant = await toldCase(staff, 8);
    await confirm(applicant);
    const { id } = await candidacyOf(applicant, "training");
    for (const status of ["ranked", "not-ranked", "in-notice", "final"] as const) {
      await db().update(candidacies).set({ status }).where(eq(candidacies.id, id));
      expect(await withdraw(applicant), status).toBe("unlawful-move");
      expect(must(await readOwnApplication(applicant.actor), "own")?.can.withdraw, status).toBe(false);
    }
  });

  it("one candidacy leaves the others; its open checks go with it; it can be entered anew while the project is open", async () => {
    const applicant = await sentCase(staff, 9);
    expect(await enter(applicant, "housing")).toBe("ok");
    expect(await enter(applicant, "housing")).toBe("already-entered");
    await passFirstReview(staff, applicant);
    const { id: first } = await candidacyOf(applicant, "housing");
    expect((await openItemsOf(applicant)).some((one) => one.candidacyId === first)).toBe(true);
    expect(await leave(applicant, "housing")).toBe("ok");
    expect((await openItemsOf(applicant)).some((one) => one.candidacyId === first)).toBe(false);
    expect(await leave(applicant, "housing")).toBe("unlawful-move");
    expect((await candidacyOf(applicant, "training")).status).toBe("entered");
    expect(await enter(applicant, "housing")).toBe("ok");
  });
});

it("a candidacy that joins later brings its own checks, and leaves the points as they stand", async () => {
  const applicant = await toldCase(staff, 10);
  await confirm(applicant);
  expect(await enter(applicant, "housing")).toBe("ok");
  const open = await openItemsOf(applicant);
  const joined = await candidacyOf(applicant, "housing");
  expect(open.map((one) => one.candidacyId)).toEqual(open.map(() => joined.id));
  expect((await applicationOf(applicant)).status).toBe("confirmed");
  await decideAll(staff, applicant);
  expect((await candidacyOf(applicant, "housing")).status).toBe("eligible");
  expect((await applicationOf(applicant)).status).toBe("confirmed");
  await at(OVER, 0);
  expect(await enter(applicant, "secondment")).toBe("window-closed");
});

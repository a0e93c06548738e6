import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { decisions, events, users } from "../../../db/schema";
import { useDatabase } from "../../../db/testing/database";
import type { Applicant } from "../../cli/demo/seed/applicant";
import { applicationOf } from "../../cli/demo/seed/applicant";
import { feedBack } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import { disagreeWithPoints } from "../application/disagree-with-points";
import { codeOf, decideAll, itemOf, scoringCase, seedYear, toldCase, type Year } from "../application/testing/case";
import { readEvidence } from "../evidence/read-evidence";
import { evidenceOf } from "../testing/records";
import { listDepartmentQueue } from "../work/department-queue";
import { readBoard } from "../work/read-board";
import { decideItem } from "./decide-item";
import { readItem } from "./read-item";

useDatabase();
let staff: Year;
let first: Actor;
let second: Actor;
beforeAll(async () => {
  staff = await seedYear();
  first = staff.department("education");
  second = staff.secondOf("education");
});

const setDisabled = (actor: Actor, disabledAt: Date | null) =>
  db().update(users).set({ disabledAt }).where(eq(users.id, actor.userId));
async function decide(officer: Actor, applicant: Applicant, outcome: "accept" | "refuse", reason = "核对学校的记录。") {
  const { id: itemId, version } = await itemOf(applicant, "P01");
  return codeOf(await decideItem(officer, { itemId, version, outcome, reason }));
}
async function disagree(applicant: Applicant): Promise<string> {
  const { id: itemId } = await itemOf(applicant, "P01");
  const { version } = await applicationOf(applicant);
  must(
    await disagreeWithPoints(applicant.actor, { version, lines: [{ itemId, reason: "证书是真的。" }] }),
    "objecting",
  );
  return itemId;
}
const queueOf = async (actor: Actor) =>
  (await listDepartmentQueue(actor, { indicator: null, effect: null, state: "recheck" }, null, 50)).rows;
const stuck = async () => (await readBoard(2020)).stuck;

describe("a recheck that no other officer of the department can take", () => {
  let applicant: Applicant;
  let itemId: string;

  it("is nobody else's while there is one, nor an item that is not looked at again", async () => {
    applicant = await scoringCase(staff, 0);
    expect(await decide(first, applicant, "refuse")).toBe("ok");
    const { id } = await itemOf(applicant, "P01");
    await setDisabled(second, new Date("2020-07-01T00:00:00Z"));
    expect(codeOf(await readItem(staff.office1, { itemId: id }))).toBe("not-found");
    await setDisabled(second, null);
    await decideAll(staff, applicant);
    await feedBack(staff, applicant);
    itemId = await disagree(applicant);
    expect(codeOf(await readItem(staff.office1, { itemId }))).toBe("not-found");
    expect(await decide(staff.office1, applicant, "accept")).toBe("not-found");
    expect(await stuck()).toEqual([]);
    expect(await queueOf(first)).toMatchObject([{ recheck: true, stuck: false }]);
  });

  it("is shown as stuck to the department and the office, and read by an officer of the office with its papers", async () => {
    await setDisabled(second, new Date("2020-07-01T00:00:00Z"));
    expect(await queueOf(first)).toMatchObject([{ recheck: true, stuck: true }]);
    expect(await stuck()).toMatchObject([{ itemId, indicator: "P01", department: "education", caseNumber: null }]);
    expect(must(await readItem(first, { itemId }), "first's desk")).toMatchObject({
      stuck: true,
      standsIn: false,
      closedBy: "same-person",
    });
    expect(must(await readItem(staff.office1, { itemId }), "office's desk")).toMatchObject({
      stuck: true,
      standsIn: true,
      closedBy: null,
      departmentName: "市教育局",
    });
    expect((await readEvidence(staff.office1, { evidenceId: await evidenceOf(applicant) })).ok).toBe(true);
    // Other departments and other items stay closed.
    expect(codeOf(await readItem(staff.department("housing"), { itemId }))).toBe("not-found");
    const { id: other } = await itemOf(applicant, "P03");
    expect(codeOf(await readItem(staff.office1, { itemId: other }))).toBe("not-found");
  });

  it("is decided by an officer of the office with a reason, once, and the decision says so", async () => {
    expect(await decide(staff.office1, applicant, "accept", "")).toBe("reason-required");
    const both = await Promise.all([
      decide(staff.office1, applicant, "accept"),
      decide(staff.office2, applicant, "accept"),
    ]);
    expect(both.filter((one) => one === "ok")).toHaveLength(1);
    const rows = await db().select().from(decisions).where(eq(decisions.itemId, itemId)).orderBy(decisions.sequence);
    expect(rows.map((row) => row.standsIn)).toEqual([false, true]);
    const trail = await db().select().from(events).where(eq(events.objectId, itemId));
    expect(trail.filter((row) => row.act === "item.decide" && row.result === "done").at(-1)?.detail).toMatchObject({
      standsInFor: "education",
    });
    expect((await applicationOf(applicant)).status).toBe("scored");
    expect(await stuck()).toEqual([]);
    expect(codeOf(await readItem(staff.office1, { itemId }))).toBe("not-found");
  });

  it("is the department's again once it has another officer", async () => {
    await setDisabled(second, null);
    const other = await toldCase(staff, 1);
    await setDisabled(second, new Date("2020-07-01T00:00:00Z"));
    const id = await disagree(other);
    expect((await readItem(staff.office2, { itemId: id })).ok).toBe(true);
    await setDisabled(second, null);
    expect(codeOf(await readItem(staff.office2, { itemId: id }))).toBe("not-found");
    expect(await decide(staff.office2, other, "accept")).toBe("not-found");
    expect(await decide(second, other, "accept")).toBe("ok");
  });
});

import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { messages, supplements } from "../../../db/schema";
import { useDatabase } from "../../../db/testing/database";
import { type Applicant, applicationOf, PROMISED } from "../../cli/demo/seed/applicant";
import { demoPaper } from "../../cli/demo/seed/paper";
import { must } from "../../cli/demo/seed/walk";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { verifyText } from "../../platform/crypto/ed25519";
import { sha256Hex } from "../../platform/crypto/sha256";
import { uploadEvidence } from "../evidence/upload-evidence";
import { lapseSupplements } from "../sweep/lapse-supplements";
import { readApplication, readOwnApplication } from "./read-application";
import { readReceipt } from "./read-receipt";
import { recordFirstReview } from "./record-first-review";
import { refuseApplication } from "./refuse-application";
import { removeClaim } from "./remove-claim";
import { returnApplication } from "./return-application";
import { saveClaim } from "./save-claim";
import { submitApplication } from "./submit-application";
import { at, codeOf, DAYS_OVER, seedYear, sentCase, submissionsOf, type Year } from "./testing/case";

useDatabase();
let staff: Year;
beforeAll(async () => {
  staff = await seedYear();
});

const POINTS = [
  { indicator: "P01", text: "学历证书照片不清楚，请重新拍照上传。" },
  { indicator: "P03", text: "请补充 2019 年的缴费起止日期。" },
  { indicator: "P04", text: "居住证日期与证件不符，请更正。" },
];
async function giveBack(applicant: Applicant, points: Parameters<typeof returnApplication>[1]["points"] = POINTS) {
  const { id, version } = await applicationOf(applicant);
  return returnApplication(staff.town, { applicationId: id, version, points });
}
const save = (applicant: Applicant, indicator: string) =>
  saveClaim(applicant.actor, { indicator, pleaseCheck: "yes", evidence: [] });
async function sendIn(applicant: Applicant) {
  const { version } = await applicationOf(applicant);
  return submitApplication(applicant.actor, { ...PROMISED, version });
}

describe("a return with one complete list", () => {
  let applicant: Applicant;
  beforeAll(async () => {
    applicant = await sentCase(staff, 0);
  });

  it("is refused without points, without words, beyond twelve, of unknown indicators, stale, and by another township", async () => {
    const { id, version } = await applicationOf(applicant);
    const tried = (points: Parameters<typeof returnApplication>[1]["points"], seen = version, officer = staff.town) =>
      returnApplication(officer, { applicationId: id, version: seen, points }).then(codeOf);
    expect(await tried([])).toBe("reason-required");
    expect(await tried([{ indicator: "P01", text: "" }])).toBe("reason-required");
    expect(await tried(Array(13).fill({ indicator: null, text: "x" }))).toBe("invalid-input");
    expect(await tried([{ indicator: "N14", text: "x" }])).toBe("indicator-unknown");
    expect(await tried(POINTS, version + 1)).toBe("stale-record");
    expect(await tried(POINTS, version, staff.otherTown)).toBe("not-found");
    expect(await tried(POINTS, version, applicant.actor)).toBe("forbidden");
  });

  it("names the last day and reopens the named claims alone; the person sees every point at once and is told", async () => {
    const told = await db().$count(messages, eq(messages.template, "application-returned"));
    expect(await giveBack(applicant)).toEqual({ ok: true, value: { dueOn: "2020-08-10" } });
    expect(await db().$count(messages, eq(messages.template, "application-returned"))).toBe(told + 1);
    const own = must(await readOwnApplication(applicant.actor), "own");
    expect(own?.filling).toBe("supplement");
    expect(own?.supplement?.points).toEqual(POINTS);
    expect([...(own?.reopened ?? [])]).toEqual(["P01", "P03", "P04"]);
    const upload = { name: "a.pdf", mediaType: "application/pdf", bytes: demoPaper("A", []) };
    expect(codeOf(await save(applicant, "P06"))).toBe("claim-not-reopened");
    expect(codeOf(await removeClaim(applicant.actor, { indicator: "P06" }))).toBe("claim-not-reopened");
    expect(codeOf(await uploadEvidence(applicant.actor, { ...upload, indicator: "P06" }))).toBe("claim-not-reopened");
    expect(codeOf(await save(applicant, "P03"))).toBe("ok");
    expect(codeOf(await uploadEvidence(applicant.actor, { ...upload, indicator: "P01" }))).toBe("ok");
    const changed = must(await readOwnApplication(applicant.actor), "own")?.claims.filter((one) => one.changed);
    expect(changed?.map((one) => one.indicator.code)).toEqual(["P01", "P03"]);
  });

  it("takes no second list, pass or refusal while the person has it", async () => {
    expect(codeOf(await giveBack(applicant))).toBe("unlawful-move");
    const { id: applicationId, version } = await applicationOf(applicant);
    expect(codeOf(await recordFirstReview(staff.town, { applicationId, version }))).toBe("unlawful-move");
    expect(codeOf(await refuseApplication(staff.town, { applicationId, version, reason: "x" }))).toBe("unlawful-move");
  });

  it("shows the township what was sent until the person sends the mended one, once however often pressed, with receipt 2", async () => {
    const { id: applicationId, version } = await applicationOf(applicant);
    const seen = must(await readApplication(staff.town, { applicationId }), "township");
    expect(seen.claims.find((one) => one.indicator.code === "P03")?.pleaseCheck).toBe(false);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => submitApplication(applicant.actor, { ...PROMISED, version })),
    );
    const sent = await submissionsOf(applicant);
    expect(sent.map((one) => one.version)).toEqual([1, 2]);
    expect(answers).toEqual(answers.map(() => ({ ok: true, value: { receipt: sent[1]?.receipt } })));
    expect(sent[0]?.sha256).not.toBe(sent[1]?.sha256);
    const receipt = must(await readReceipt(applicant.actor), "receipt");
    expect(receipt).toMatchObject({ version: 2, receipt: sent[1]?.receipt, sha256: sha256Hex(receipt.content) });
    expect(receipt.earlier.map((one) => one.receipt)).toEqual([sent[0]?.receipt]);
    for (const { receiptFile, sha256 } of sent) {
      const { signature, ...body } = JSON.parse(receiptFile) as { signature: never; sha256: string };
      expect(body.sha256).toBe(sha256);
      expect(verifyText(canonicalJson(body), signature)).toBe(true);
    }
    const after = must(await readApplication(staff.town, { applicationId }), "township");
    expect(after).toMatchObject({ status: "submitted", supplement: { ended: "sent-in" } });
    expect(after.claims.find((one) => one.indicator.code === "P03")?.pleaseCheck).toBe(true);
  });

  it("is one decision: of a pass and a return at once, one stands", async () => {
    const { id: applicationId, version } = await applicationOf(applicant);
    const codes = await Promise.all([
      recordFirstReview(staff.town, { applicationId, version }).then(codeOf),
      returnApplication(staff.town, { applicationId, version, points: POINTS }).then(codeOf),
      recordFirstReview(staff.town, { applicationId, version }).then(codeOf),
    ]);
    expect(codes.sort()).toEqual(["ok", "stale-record", "stale-record"]);
  });
});

it("a point about the whole application reopens everything", async () => {
  const applicant = await sentCase(staff, 1);
  must(await giveBack(applicant, [{ indicator: null, text: "照片方向不对，请全部重拍。" }]), "return");
  expect(codeOf(await save(applicant, "P06"))).toBe("ok");
  expect(codeOf(await removeClaim(applicant.actor, { indicator: "P04" }))).toBe("ok");
  expect(codeOf(await sendIn(applicant))).toBe("ok");
});

describe("the last day", () => {
  it("is the fifth working day to its last second: then nothing can be filled in or sent", async () => {
    const applicant = await sentCase(staff, 2);
    must(await giveBack(applicant), "return");
    await at(DAYS_OVER, 0);
    expect(codeOf(await save(applicant, "P03"))).toBe("window-closed");
    expect(codeOf(await sendIn(applicant))).toBe("window-closed");
    expect(must(await readOwnApplication(applicant.actor), "own")?.filling).toBeNull();
    await at(DAYS_OVER, 1);
    expect(codeOf(await sendIn(applicant))).toBe("window-closed");
    await at(DAYS_OVER, -1);
    expect(codeOf(await save(applicant, "P03"))).toBe("ok");
    expect(codeOf(await sendIn(applicant))).toBe("ok");
  });

  it("over, the application is judged on what was sent, and a send that comes after is no success", async () => {
    await at(DAYS_OVER, 0);
    await lapseSupplements(); // what the race above may have returned
    const told = await db().$count(messages, eq(messages.template, "supplement-lapsed"));
    const applicant = await sentCase(staff, 3);
    must(await giveBack(applicant), "return");
    must(await save(applicant, "P03"), "claim");
    const { id: applicationId, version } = await applicationOf(applicant);
    await at(DAYS_OVER, -1);
    expect(await lapseSupplements()).toBe(0);
    await at(DAYS_OVER, 0);
    expect(await lapseSupplements()).toBe(1);
    expect(await lapseSupplements()).toBe(0);
    expect(codeOf(await submitApplication(applicant.actor, { ...PROMISED, version }))).toBe("unlawful-move");
    expect(await submissionsOf(applicant)).toHaveLength(1);
    const seen = must(await readApplication(staff.town, { applicationId }), "township");
    expect(seen).toMatchObject({ status: "submitted", supplement: { ended: "lapsed" } });
    expect(seen.claims.find((one) => one.indicator.code === "P03")?.pleaseCheck).toBe(false);
    expect(codeOf(await save(applicant, "P03"))).toBe("unlawful-move");
    expect(codeOf(await giveBack(applicant))).toBe("supplement-lapsed");
    expect(await db().$count(supplements, eq(supplements.applicationId, applicationId))).toBe(1);
    expect(await db().$count(messages, eq(messages.template, "supplement-lapsed"))).toBe(told + 1);
    const now = await applicationOf(applicant);
    expect(codeOf(await recordFirstReview(staff.town, { applicationId, version: now.version }))).toBe("ok");
  });
});

describe("a refusal", () => {
  it("needs a reason, is final for the township, and is shown to the person word for word", async () => {
    const applicant = await sentCase(staff, 4);
    const { id: applicationId, version } = await applicationOf(applicant);
    const refuse = (reason: string, officer = staff.town, seen = version) =>
      refuseApplication(officer, { applicationId, version: seen, reason }).then(codeOf);
    expect(await refuse("")).toBe("reason-required");
    expect(await refuse("x", staff.otherTown)).toBe("not-found");
    expect(await refuse("x", staff.town, version - 1)).toBe("stale-record");
    const reason = "居住地不在本市，不属于第三条的对象。";
    expect((await Promise.all([refuse(reason), refuse(reason)])).sort()).toEqual(["ok", "stale-record"]);
    expect(must(await readOwnApplication(applicant.actor), "own")).toMatchObject({
      status: "refused",
      refusal: reason,
    });
    expect((await applicationOf(applicant)).refusalSealed).not.toContain("居住地");
    const now = (await applicationOf(applicant)).version;
    expect(codeOf(await recordFirstReview(staff.town, { applicationId, version: now }))).toBe("unlawful-move");
  });
});

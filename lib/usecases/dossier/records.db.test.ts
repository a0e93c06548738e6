import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { dossierRecords } from "../../../db/schema";
import { digestRows, setOfficeTime, useDatabase } from "../../../db/testing/database";
import { type Applicant, dossierOf, sendDossier } from "../../cli/demo/seed/applicant";
import { must } from "../../cli/demo/seed/walk";
import { readOwnApplication } from "../application/read-application";
import { saveClaim } from "../application/save-claim";
import { startApplication } from "../application/start-application";
import { codeOf, MONDAY, seedYear } from "../application/testing/case";
import { applicantAccount } from "../testing/accounts";
import { readOwnRecords } from "./read-records";
import { removeRecord } from "./remove-record";
import { saveRecord } from "./save-record";

useDatabase();
let applicant: Applicant;
let other: Applicant;
beforeAll(async () => {
  await seedYear();
  applicant = await applicantAccount(0, "lingxiu");
  other = await applicantAccount(1, "lingxiu");
  for (const one of [applicant, other]) await sendDossier(one);
  must(await startApplication(applicant.actor), "application");
});

const save = async (fields: { readonly indicator: string } & Readonly<Record<string, string>>, who = applicant) =>
  codeOf(await saveRecord(who.actor, fields));
const recordsOf = async ({ actor }: Applicant) => must(await readOwnRecords(actor), "records");
const factsOf = async (who: Applicant, code: string) =>
  (await recordsOf(who))?.records.find((one) => one.indicator.code === code)?.raw;
const remembered = async ({ actor }: Applicant) => must(await readOwnApplication(actor), "application")?.remembered;

describe("records of the dossier", () => {
  it("fill in the claim that has none yet, are replaced by newer ones, and change no claim", async () => {
    expect(await save({ indicator: "P04", from0: "2015-03-01" })).toBe("ok");
    expect((await remembered(applicant))?.get("P04")).toEqual([{ from: "2015-03-01" }]);
    expect(codeOf(await saveClaim(applicant.actor, { indicator: "P04", from0: "2014-03-01", evidence: [] }))).toBe(
      "ok",
    );
    expect(await factsOf(applicant, "P04"), "the claim is what was said last").toEqual([{ from: "2014-03-01" }]);
    expect(await save({ indicator: "P04", from0: "2016-03-01" })).toBe("ok");
    const view = must(await readOwnApplication(applicant.actor), "application");
    expect(view?.claims.map((one) => one.raw)).toEqual([[{ from: "2014-03-01" }]]);
    expect(await factsOf(applicant, "P04")).toEqual([{ from: "2016-03-01" }]);
  });

  it("remember from claims what lasts: no sums, and nothing where a department is asked to check", async () => {
    const money = { indicator: "P13", quantity0: "1000", on0: "2019-05-01", evidence: [] };
    expect(codeOf(await saveClaim(applicant.actor, money))).toBe("ok");
    expect(codeOf(await saveClaim(applicant.actor, { indicator: "P05", pleaseCheck: "yes", evidence: [] }))).toBe("ok");
    const { id } = await dossierOf(applicant);
    const kept = await db().select().from(dossierRecords).where(eq(dossierRecords.dossierId, id));
    expect(kept.map((one) => one.indicator)).toEqual(["P04"]);
  });

  it("are refused, and nothing is written, where they are no facts of this class, too many, or sums", async () => {
    const before = await digestRows();
    for (const [fields, code] of [
      [{ indicator: "X99", row0: "yes" }, "indicator-unknown"],
      [{ indicator: "P41", from0: "2015-03-01" }, "indicator-unknown"],
      [{ indicator: "N01", count0: "1" }, "indicator-unknown"],
      [{ indicator: "P13", quantity0: "1000", on0: "2019-05-01" }, "indicator-unknown"],
      [{ indicator: "P01", option0: "professor" }, "facts-invalid"],
      [{ indicator: "P04", from0: "2020-02-30" }, "facts-invalid"],
      [{ indicator: "P04" }, "facts-invalid"],
    ] as const)
      expect(await save(fields), JSON.stringify(fields)).toBe(code);
    const rows = Object.fromEntries(Array.from({ length: 400 }, (_, row) => [`from${row}`, "x".repeat(40)]));
    expect(await save({ indicator: "P06", ...rows })).toBe("facts-invalid");
    const stranger = await applicantAccount(2, "lingxiu");
    const withStranger = await digestRows();
    expect(await save({ indicator: "P04", from0: "2015-03-01" }, stranger)).toBe("dossier-incomplete");
    expect(await recordsOf(stranger)).toBeNull();
    expect(await digestRows()).toEqual(withStranger);
    expect(withStranger.dossier_records).toBe(before.dossier_records);
  });

  it("are the person's own: nobody sees or removes another's", async () => {
    expect(await factsOf(other, "P04")).toEqual([]);
    expect(codeOf(await removeRecord(other.actor, { indicator: "P04" }))).toBe("not-found");
    expect(await factsOf(applicant, "P04")).toEqual([{ from: "2016-03-01" }]);
  });

  it("are kept and removed at any time, outside the window too", async () => {
    await setOfficeTime("2020-12-01T09:00:00+08:00");
    expect(await save({ indicator: "P01", option0: "bachelor" }, other)).toBe("ok");
    expect(codeOf(await removeRecord(other.actor, { indicator: "P01" }))).toBe("ok");
    expect(await factsOf(other, "P01")).toEqual([]);
    await setOfficeTime(MONDAY);
  });

  it("that this year's rulebook names otherwise are offered to no claim, and can be removed", async () => {
    const { id } = await dossierOf(other);
    expect(await save({ indicator: "P04", from0: "2015-03-01" }, other)).toBe("ok");
    await db().update(dossierRecords).set({ name: "暂住证年限" }).where(eq(dossierRecords.dossierId, id));
    expect(await factsOf(other, "P04")).toEqual([]);
    expect((await recordsOf(other))?.others).toEqual([{ indicator: "P04", name: "暂住证年限" }]);
    expect(codeOf(await removeRecord(other.actor, { indicator: "P04" }))).toBe("ok");
    expect((await recordsOf(other))?.others).toEqual([]);
  });
});

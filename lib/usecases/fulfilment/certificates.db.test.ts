import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { findApplicationOf, listItems } from "../../../db/queries/applications";
import { listProjects } from "../../../db/queries/programmes";
import {
  applications,
  decisions,
  items,
  notices,
  objectionProposals,
  objections,
  proposedFacts,
  serviceProjects,
} from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { formRows, PROMISED } from "../../cli/demo/seed/applicant";
import { must } from "../../cli/demo/seed/walk";
import { newId } from "../../platform/ids";
import { enterCandidacy } from "../application/enter-candidacy";
import { readOwnApplication } from "../application/read-application";
import { recordFirstReview } from "../application/record-first-review";
import { saveClaim } from "../application/save-claim";
import { startApplication } from "../application/start-application";
import { submitApplication } from "../application/submit-application";
import { proposedFor, withProposed } from "../dossier/read-proposed";
import { readOwnRecords } from "../dossier/read-records";
import { createProgramme } from "../programme/create-programme";
import { openProgramme } from "../programme/open-programme";
import { approveRulebook } from "../rulebook/approve-rulebook";
import { importRulebook } from "../rulebook/import-rulebook";
import { decideItem } from "../scoring/decide-item";
import { readItem } from "../scoring/read-item";
import { approveServiceProject } from "../service-project/approve-service-project";
import { importServiceProject } from "../service-project/import-service-project";
import { publishServiceProject } from "../service-project/publish-service-project";
import { type FinalProject, type Person, personOf } from "../testing/final-project";
import { type FulfilmentYear, seedFulfilmentYear } from "../testing/fulfilment-year";
import { RULEBOOK, RULES, serviceFile } from "../testing/small-year";
import { acceptOffer } from "./accept-offer";
import { listOffers } from "./list-offers";
import { readOffer } from "./read-voucher";
import { recordService } from "./record-service";
import { startOffers } from "./start-offers";
import { takeBackRecord } from "./take-back-record";

useDatabase();
let year: FulfilmentYear;
beforeAll(async () => {
  year = await seedFulfilmentYear();
});

/** Training with one place, its offers made by the department with what the certificate counts for. */
async function training(certificateIndicator?: string): Promise<FinalProject> {
  const project = await year.final({ kind: "training", pools: { a: 1 }, choices: [["a"]] });
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  must(await start(project, certificateIndicator), "offers");
  must(await acceptOffer(personOf(project, 0).actor, { offerId: await year.idOf(personOf(project, 0)) }), "acceptance");
  return project;
}
async function start({ id: projectId }: FinalProject, certificateIndicator?: string) {
  const [row] = await db().select().from(serviceProjects).where(eq(serviceProjects.id, projectId));
  const days = { answerWorkingDays: 3, serveWorkingDays: 5, instructions: "请到人社局报班。" };
  return startOffers(year.manager("training"), {
    projectId,
    version: row?.version ?? 0,
    certificateIndicator,
    ...days,
  });
}
const certify = async (person: Person) =>
  recordService(year.manager("training"), {
    offerId: await year.idOf(person),
    step: "certificate",
    number: "培 2020-017",
    on: "2020-07-18",
  });

async function takeBack(person: Person) {
  const offerId = await year.idOf(person);
  const by = year.manager("training");
  const { mistakable } = must(await readOffer(by, { offerId }), "desk");
  return takeBackRecord(by, { offerId, recordId: mistakable?.id ?? "", reason: "证书编号登记错了。" });
}

describe("a certificate", () => {
  it("counts for an indicator of the rulebook that takes days, or for none", async () => {
    const project = await year.final({ kind: "training", pools: { a: 1 }, choices: [["a"]] });
    await setOfficeTime("2020-07-20T09:00:00+08:00");
    const list = { projectId: project.id, filter: { pool: null, state: null }, after: 0, limit: 1 };
    const { certificateIndicators } = must(await listOffers(year.manager("training"), list), "offers");
    const codes = certificateIndicators.map((one) => one.code);
    expect(codes).toContain("P21");
    // A level, months of insurance, sums, deductions.
    for (const code of ["P01", "P03", "P13", "N01"]) expect(codes).not.toContain(code);
    expect(await year.codeOf(start(project, "P03"))).toBe("indicator-unknown");
    expect(await year.codeOf(start(project, "P21"))).toBe("ok");
    const school = await year.final({ kind: "schooling", pools: { a: 1 }, choices: [["a"]] });
    const [row] = await db().select().from(serviceProjects).where(eq(serviceProjects.id, school.id));
    const days = { answerWorkingDays: 3, serveWorkingDays: 5, instructions: "x", certificateIndicator: "P21" };
    const input = { projectId: school.id, version: row?.version ?? 0, ...days };
    expect(await year.codeOf(startOffers(year.manager("schooling"), input))).toBe("indicator-unknown");
  });

  it("that counts for none is recorded and proposed for nothing", async () => {
    const person = personOf(await training(), 0);
    expect(await year.codeOf(certify(person))).toBe("ok");
    expect(must(await readOwnRecords(person.actor), "records")?.proposed).toEqual([]);
  });

  it("is proposed once, with its source, and fills in next year's claim; the scorer sees who proposes it and since when", async () => {
    const project = await training("P21");
    const person = personOf(project, 0);
    const { actor } = person;
    expect(await year.codeOf(certify(person))).toBe("ok");
    expect(await year.codeOf(certify(person))).toBe("already-served");
    const source = {
      indicator: "P21",
      name: "职业培训结业",
      raw: { on: "2020-07-18" },
      department: "市人力资源和社会保障局",
      service: "2020年度积分培训",
      number: "培 2020-017",
    };
    const own = must(await readOwnRecords(actor), "records")?.proposed;
    expect(own).toMatchObject([source]);
    expect(own?.[0]?.proposedAt.toISOString()).toBe("2020-07-20T01:00:00.000Z");

    const { office1, office2 } = year.staff;
    const window = { applyFrom: "2021-07-01", applyTo: "2021-09-10" };
    must(await createProgramme(office1, { year: 2021, title: "2021年度积分管理", ...window }), "2021");
    const next = RULEBOOK.replace('"year": 2020', '"year": 2021').replace("2020-03-31", "2021-03-31");
    const { rulebookId } = must(await importRulebook(office1, next), "rulebook");
    must(await approveRulebook(office2, { rulebookId }), "rulebook");
    await setOfficeTime("2021-07-01T09:00:00+08:00");
    must(await openProgramme(office2, { year: 2021 }), "2021");
    const file = serviceFile("training").replaceAll("2020", "2021");
    const open = { opensOn: "2021-07-01", closesOn: "2021-09-10", rules: RULES };
    must(await importServiceProject(office1, { file, ...open }), "training");
    const [training21] = await listProjects(db(), 2021);
    const projectId = training21?.id ?? "";
    must(await approveServiceProject(office2, { projectId, version: 1 }), "training");
    must(await publishServiceProject(office1, { projectId, version: 2 }), "training");

    must(await startApplication(actor), "application");
    const view = must(await readOwnApplication(actor), "application");
    const indicator = view?.rulebook.indicators.find((one) => one.code === "P21");
    if (view == null || indicator === undefined) throw new Error("no application");
    const known = proposedFor(view.proposed, indicator);
    expect(known).toMatchObject([source]);
    expect(withProposed([{ on: "2019-05-01" }, { on: "2020-07-18" }], known)).toHaveLength(2);
    expect(proposedFor(view.proposed, { ...indicator, name: "别的指标" })).toEqual([]);

    const rows = formRows(withProposed([], known) as readonly Record<string, string>[]);
    must(await saveClaim(actor, { indicator: "P21", evidence: [], ...rows }), "claim");
    must(await enterCandidacy(actor, { projectId, choices: [] }), "candidacy");
    const draft = await findApplicationOf(db(), actor.userId, 2021);
    must(await submitApplication(actor, { ...PROMISED, version: draft?.version ?? 0 }), "submission");
    const sent = await findApplicationOf(db(), actor.userId, 2021);
    const sentCase = { applicationId: sent?.id ?? "", version: sent?.version ?? 0 };
    must(await recordFirstReview(year.staff.township("lingxiu"), sentCase), "first review");
    const items = await listItems(db(), sent?.id ?? "");
    const itemOf = (code: string) => items.find(({ item }) => item.indicator === code)?.item.id ?? "";
    const scorer = year.staff.department("human-resources");
    const seen = must(await readItem(scorer, { itemId: itemOf("P21") }), "item");
    expect(seen.proposed).toMatchObject([source]);
    expect(seen.decision).toBeNull();
    const another = items.find(({ item }) => item.department === "human-resources" && item.indicator !== "P21");
    if (another !== undefined)
      expect(must(await readItem(scorer, { itemId: another.item.id }), "another").proposed).toEqual([]);
    // Before anybody decided it can be taken back, and who had the line before them decides on a stale record; certified anew, decided, it stays.
    const line = { itemId: itemOf("P21"), outcome: "accept" as const };
    expect(await year.codeOf(takeBack(person))).toBe("ok");
    expect(must(await readItem(scorer, { itemId: line.itemId }), "item").proposed).toEqual([]);
    const stale = await decideItem(scorer, { ...line, version: seen.version });
    expect(stale).toMatchObject({ error: { code: "stale-record" } });
    expect(await year.codeOf(certify(person))).toBe("ok");
    const again = must(await readItem(scorer, { itemId: line.itemId }), "item");
    expect(again.proposed).toMatchObject([{ raw: { on: "2020-07-18" } }]);
    must(await decideItem(scorer, { ...line, version: again.version }), "decision");
    expect(await year.codeOf(takeBack(person))).toBe("certificate-decided");
    expect(must(await readOwnRecords(actor), "records")?.proposed).toHaveLength(1);
  });

  it("is the person's alone", async () => {
    const person = personOf(await training("P21"), 0);
    expect(must(await readOwnRecords(person.actor), "records")?.proposed).toEqual([]);
    const made = await db().select().from(proposedFacts).where(eq(proposedFacts.indicator, "P21"));
    // Certified twice, once by mistake.
    expect(made).toHaveLength(2);
  });

  it("taken back while a line that was decided before is looked at again makes that stale, and stays once an outcome was proposed", async () => {
    const project = await training("P21");
    const person = personOf(project, 0);
    const [application] = await db().select().from(applications).where(eq(applications.userId, person.actor.userId));
    const [notice] = await db().select().from(notices).where(eq(notices.projectId, project.id));
    const [itemId, objectionId, decisionId] = [newId(), newId(), newId()];
    const decidedAt = new Date("2020-07-08T02:00:00Z");
    const item = { id: itemId, applicationId: application?.id ?? "", indicator: "P21", department: "human-resources" };
    await db()
      .insert(items)
      .values({ ...item, year: 2020, effect: "deduction", createdAt: decidedAt });
    const by = year.staff.department("human-resources").userId;
    await db().insert(decisions).values({
      id: decisionId,
      year: 2020,
      itemId,
      sequence: 1,
      outcome: "nothing-found",
      inBulk: false,
      decidedBy: by,
      decidedAt,
    });
    await db().update(items).set({ decisionId }).where(eq(items.id, itemId));
    await db()
      .insert(objections)
      .values({
        id: objectionId,
        year: 2020,
        caseNumber: "Y-certificate",
        noticeId: notice?.id ?? "",
        projectId: project.id,
        candidacyId: person.candidacyId,
        side: "person",
        raisedBy: person.actor.userId,
        ground: "facts-wrong",
        textSealed: "",
        raisedAt: decidedAt,
        dueOn: "2020-08-01",
        status: "rechecking",
        itemId,
        handlerId: year.staff.office1.userId,
        takenAt: decidedAt,
        recheckSealed: "",
        recheckAskedAt: decidedAt,
      });
    const version = async () => (await db().select().from(items).where(eq(items.id, itemId)))[0]?.version;
    expect(await year.codeOf(certify(person))).toBe("ok");
    const seen = (await version()) ?? 0;
    expect(await year.codeOf(takeBack(person))).toBe("ok");
    expect(await version()).toBe(seen + 1);
    expect(await year.codeOf(certify(person))).toBe("ok");
    const proposal = { objectionId, outcome: "accept" as const, facts: [{ on: "2020-07-18" }], reasonSealed: "" };
    await db()
      .insert(objectionProposals)
      .values({ ...proposal, proposedBy: by, proposedAt: new Date("2020-07-20T03:00:00Z") });
    expect(await year.codeOf(takeBack(person))).toBe("certificate-decided");
    expect(await version()).toBe(seen + 1);
  });
});

import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { findProject } from "../../../db/queries/programmes";
import { publishedProjects, serviceProjects } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import type { DemoStaff } from "../../cli/demo/seed/staff";
import { must } from "../../cli/demo/seed/walk";
import { issueText } from "../../copy/issues";
import { draftProjectSchema, flowLines, flowsOf } from "../../forms/projects";
import { openProgramme } from "../programme/open-programme";
import { openProjects } from "../sweep/open-projects";
import { RULES, seedOfficers, seedPreparedYear, serviceFile } from "../testing/small-year";
import { approveServiceProject } from "./approve-service-project";
import { draftServiceProject } from "./draft-service-project";
import { importServiceProject } from "./import-service-project";
import { publishServiceProject } from "./publish-service-project";
import { readManagedProject } from "./read-projects";
import { returnServiceProject } from "./return-service-project";
import { serviceOfForm } from "./service-of-form";
import { submitServiceProject } from "./submit-service-project";

useDatabase();
let staff: DemoStaff;
let projectId = "";
const WINDOW = { opensOn: "2020-07-10", closesOn: "2020-07-31" };
const draft = { file: serviceFile("schooling"), ...WINDOW, rules: RULES };
const no = (error: string) => ({ ok: false, error });
const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
const at = async () => {
  const { version, status } = (await findProject(db(), projectId)) ?? { version: 0, status: null };
  return { step: { projectId, version }, status };
};

beforeAll(async () => {
  await setOfficeTime("2020-07-01T10:00:00+08:00");
  staff = await seedOfficers();
  await seedPreparedYear(staff);
});

describe("a department's project", () => {
  it("is drafted by its own service manager alone", async () => {
    expect(await draftServiceProject(staff.manager("housing"), { ...draft, version: 0 })).toEqual(refused("not-found"));
    expect(await draftServiceProject(staff.office1, { ...draft, version: 0 })).toEqual(refused("forbidden"));
    expect(await draftServiceProject(staff.department("education"), { ...draft, version: 0 })).toEqual(
      refused("forbidden"),
    );
    const rules = { ...RULES, limit: "" };
    const made = must(await draftServiceProject(staff.manager("education"), { ...draft, rules, version: 0 }), "draft");
    projectId = made.projectId;
    expect(await readManagedProject(staff.manager("housing"), projectId)).toBeNull();
    expect((await readManagedProject(staff.manager("education"), projectId))?.service.pools).toHaveLength(6);
  });

  it("of two managers who save at once keeps one version, and refuses an old page", async () => {
    const input = { ...draft, version: 1 };
    const both = await Promise.all([1, 2].map(() => draftServiceProject(staff.manager("education"), input)));
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toEqual(refused("stale-record"));
  });

  it("is sent when its service rules are complete; another department's code stays theirs", async () => {
    const rules = { ...RULES, scope: "" };
    must(await draftServiceProject(staff.manager("education"), { ...draft, rules, version: 2 }), "draft");
    const { step } = await at();
    expect(await submitServiceProject(staff.manager("education"), step)).toEqual(no("service-rules-incomplete"));
    must(await draftServiceProject(staff.manager("education"), { ...draft, version: 3 }), "draft");
    expect(await submitServiceProject(staff.manager("housing"), { ...step, version: 4 })).toEqual(no("not-found"));
    const taken = serviceFile("schooling").replace('"education"', '"housing"');
    expect(await draftServiceProject(staff.manager("housing"), { ...draft, file: taken, version: 0 })).toEqual(
      refused("name-taken"),
    );
    must(await submitServiceProject(staff.manager("education"), { ...step, version: 4 }), "submission");
    expect(await draftServiceProject(staff.manager("education"), { ...draft, version: 5 })).toEqual(
      refused("unlawful-move"),
    );
  });

  it("is returned with a reason, changed and sent again", async () => {
    const { step } = await at();
    expect(await returnServiceProject(staff.office1, { ...step, reason: "" })).toEqual(no("reason-required"));
    expect(await returnServiceProject(staff.manager("education"), { ...step, reason: "改" })).toEqual(no("forbidden"));
    must(await returnServiceProject(staff.office1, { ...step, reason: "指标与学校核定数不符" }), "return");
    expect(await findProject(db(), projectId)).toMatchObject({
      status: "returned",
      returnReason: "指标与学校核定数不符",
    });
    expect(await approveServiceProject(staff.office2, (await at()).step)).toEqual(no("already-decided"));
    const rules = { ...RULES, excludes: ["housing" as const] };
    must(await draftServiceProject(staff.manager("education"), { ...draft, rules, version: 6 }), "change");
    expect(await findProject(db(), projectId)).toMatchObject({ rules: { excludes: ["housing"] } });
    must(await submitServiceProject(staff.manager("education"), (await at()).step), "submission");
    expect(await findProject(db(), projectId)).toMatchObject({ status: "submitted", returnReason: null });
  });

  it("is approved once, published by another than who approved it, not before the year, and opens on its first day", async () => {
    const { step } = await at();
    expect(await publishServiceProject(staff.office1, step)).toEqual(no("project-not-approved"));
    const both = await Promise.all([
      approveServiceProject(staff.office1, step),
      approveServiceProject(staff.office1, step),
    ]);
    expect(both.map((one) => one.ok).toSorted()).toEqual([false, true]);
    const approved = (await at()).step;
    expect(await publishServiceProject(staff.office1, approved)).toEqual(no("same-person"));
    expect(await publishServiceProject(staff.office2, approved)).toEqual(no("window-not-open"));
    must(await openProgramme(staff.office2, { year: 2020 }), "year");
    expect(await publishServiceProject(staff.office2, step)).toEqual(no("stale-record"));
    must(await publishServiceProject(staff.office2, approved), "publication");
    const [row] = await db().select().from(publishedProjects);
    expect(JSON.parse(row?.content ?? "{}")).toMatchObject({ code: "schooling-2020", lotSeed: null });
    expect(row?.rules.excludes).toEqual(["housing"]);
    await setOfficeTime("2020-07-09T23:59:59+08:00");
    expect(await openProjects()).toBe(0);
    expect((await at()).status).toBe("published");
    await setOfficeTime("2020-07-10T00:00:00+08:00");
    expect(await openProjects()).toBe(1);
    expect(await findProject(db(), projectId)).toMatchObject({ status: "open", rulebookId: expect.any(String) });
    const frozen = db().update(serviceProjects).set({ rules: RULES }).where(eq(serviceProjects.id, projectId));
    await expect(frozen).rejects.toThrow();
  });

  it("is refused with what is wrong in where its places go on: the place, what was found, what is expected and what to do", async () => {
    const issues = async (kind: string, lines: string) => {
      const rules = { ...RULES, flows: flowLines(lines) };
      const answered = await importServiceProject(staff.office1, { file: serviceFile(kind), ...WINDOW, rules });
      return answered.ok ? [] : answered.error.issues.map(issueText);
    };
    expect(await issues("housing", "new-citizen, nowhere")).toEqual([
      '名额转用第 1 条转入：发现 "nowhere"，应为 本项目的分类代码之一：new-citizen、private-college-talent、news-industry-talent',
    ]);
    expect(
      await issues("housing", "new-citizen，news-industry-talent\n\nnews-industry-talent -> new-citizen\n"),
    ).toEqual([
      "名额转用第 2 条转入：发现 绕回的 news-industry-talent → new-citizen → news-industry-talent，应为 不绕回转出的分类，请删去其中一条",
    ]);
    expect(await issues("housing", "new-citizen news-industry-talent private-college-talent")).toHaveLength(1);
    expect(await issues("housing", Array(11).fill("new-citizen,news-industry-talent").join("\n"))).toEqual([
      "名额转用第 11 条转出：发现 11 条，应为 不超过 10 条，请删去多出的",
    ]);
    expect(await issues("schooling", "school-1,school-2")).toEqual([
      "名额转用第 1 条转出：发现 按志愿分配，应为 分类排名：按志愿的项目名额不转用，请改分配方式，或者删去名额转用",
    ]);
  });

  it("imported by an officer is approved by another", async () => {
    const input = { file: serviceFile("secondment"), ...WINDOW, rules: RULES };
    expect(await importServiceProject(staff.manager("human-resources"), input)).toEqual(refused("forbidden"));
    const made = must(await importServiceProject(staff.office1, input), "import");
    expect(await approveServiceProject(staff.office1, { ...made, version: 1 })).toEqual(no("same-person"));
    must(await approveServiceProject(staff.office2, { ...made, version: 1 }), "approval");
  });
});

describe("the draft form", () => {
  const FORM = {
    version: "0",
    year: "2020",
    department: "housing",
    code: "rent-2020",
    name: "积分入住",
    kind: "housing",
    classes: ["A", "B"],
    allocation: "pool",
    order: "total",
    boundaryTies: "admit",
    publicityWorkingDays: "10",
    opensOn: "2020-07-10",
    closesOn: "2020-07-31",
    poolName0: "",
    poolName1: "保障性住房",
    poolCode1: "site-1",
    poolQuota1: "20",
    threshold0: "total",
    atLeast0: "30.5",
    key0: "section:quality",
    keyOrder0: "descending",
    key2: "earliest:P04",
  };
  const parse = (change: Record<string, unknown>) => draftProjectSchema.safeParse({ ...FORM, ...change });
  const fieldsOf = async (change: Record<string, unknown>) => {
    const parsed = parse(change);
    if (!parsed.success) return parsed.error.issues.map((one) => String(one.path[0]));
    const { file, fieldOf } = serviceOfForm(parsed.data);
    const rules = { ...RULES, flows: flowsOf(parsed.data) };
    const answered = await draftServiceProject(staff.manager("housing"), { file, ...WINDOW, rules, version: 0 });
    return answered.ok ? [] : answered.error.issues.map((one) => fieldOf(one.path));
  };

  it("leads every refusal to the field that it came from", async () => {
    expect(await fieldsOf({ poolQuota1: "many" })).toEqual(["poolQuota1"]);
    expect(await fieldsOf({ poolName1: "" })).toEqual(["poolName1"]);
    expect(await fieldsOf({ atLeast0: "" })).toEqual(["atLeast0"]);
    expect(await fieldsOf({ closesOn: "2020-07-01" })).toEqual(["closesOn"]);
    expect(await fieldsOf({ classes: [] })).toContain("classes");
    expect(await fieldsOf({ poolClasses1: "D" })).toEqual(["poolClasses1"]);
    expect(await fieldsOf({ poolName4: "又一处", poolCode4: "site-1" })).toEqual(["poolCode4"]);
    expect(await fieldsOf({ key2: "earliest:X9" })).toEqual(["key2"]);
    expect(await fieldsOf({ allocation: "preference" })).toEqual(["key0"]);
    expect(await fieldsOf({ poolName1: "", poolCode1: "", poolQuota1: "" })).toEqual(["poolCode0"]);
  });

  it("names what it excludes by kind alone, none, one or several", () => {
    const excludes = (change: Record<string, unknown>) => parse(change).data?.excludes;
    expect(excludes({})).toEqual([]);
    expect(excludes({ excludes: "training" })).toEqual(["training"]);
    expect(excludes({ excludes: ["training", "insurance"] })).toEqual(["training", "insurance"]);
    expect(parse({ excludes: "parking" }).success).toBe(false);
  });

  it("leads what is wrong with where places go on to its row, and names pools by the rows that they stand in", async () => {
    const more = {
      poolName3: "人才房",
      poolCode3: "site-2",
      poolQuota3: "5",
      poolName5: "不限的",
      poolCode5: "site-3",
    };
    const flow = (row: number, from: string, to: string) => ({ [`flowFrom${row}`]: from, [`flowTo${row}`]: to });
    const fields = (change: Record<string, unknown>) => fieldsOf({ ...more, ...change });
    expect(await fields(flow(0, "1", ""))).toEqual(["flowTo0"]);
    expect(await fields(flow(0, "1", "9"))).toEqual(["flowTo0"]);
    expect(await fields(flow(0, "x", "1"))).toEqual(["flowFrom0"]);
    expect(await fields(flow(2, "1", "1"))).toEqual(["flowTo2"]);
    expect(await fields(flow(2, "5", "1"))).toEqual(["flowFrom2"]);
    expect(await fields({ ...flow(0, "1", "3"), ...flow(4, "3", "1") })).toEqual(["flowTo4"]);
    expect(await fields({ ...flow(0, "1", "3"), allocation: "preference", key0: "lot", key2: "" })).toEqual([
      "flowFrom0",
    ]);
    const parsed = parse({ ...more, ...flow(2, "3", "1") });
    if (!parsed.success) throw new Error("the form does not parse");
    expect(flowsOf(parsed.data)).toEqual([{ from: "site-2", to: "site-1" }]);
  });

  it("becomes the file that it says", async () => {
    expect(await fieldsOf({})).toEqual([]);
    const parsed = parse({});
    if (!parsed.success) throw new Error("the form does not parse");
    expect(JSON.parse(serviceOfForm(parsed.data).file)).toMatchObject({
      format: "points-service/1",
      thresholds: [{ by: "total", atLeast: 30.5 }],
      pools: [{ code: "site-1", name: "保障性住房", quota: 20, classes: null }],
      tieBreak: [
        { by: "section", code: "quality", order: "descending" },
        { by: "earliest", code: "P04" },
      ],
      publicityWorkingDays: 10,
    });
  });
});

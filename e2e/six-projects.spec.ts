import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { demoIdentityNumber } from "../lib/cli/demo/people/identity";
import { demoPaper } from "../lib/cli/demo/seed/paper";
import { handful, playBeside } from "../lib/cli/demo/testing/play-beside";
import { logIn, register, sendDossier, someone } from "./applicant";
import { expectAccessible, expectNoSidewaysScroll } from "./axe";
import { expect, logInStaff, moveClock, test } from "./portal";
import { expectRecomputed, expectRefused, expectVerified } from "./recompute";

test.use({ portalOf: "six-projects" });

const SEED = "db/seed/2020";
const NAMES = {
  entrepreneurship: "积分创业",
  housing: "积分入住",
  insurance: "积分入保",
  schooling: "积分入学",
  secondment: "积分挂职",
  training: "积分培训",
};
/** Kind and name of each project, in the order in which the notices are published and numbered. */
const PROJECTS = Object.entries(NAMES);
/** The person in the browser is of class A and cannot apply for a secondment. */
const OWN = PROJECTS.filter(([kind]) => kind !== "secondment");
const EXPORTS = ["rulebook.json", "service.json", "applications.ndjson", "scores.ndjson", "ranking.ndjson"];
const CHILD = { name: "林小满", documentNumber: demoIdentityNumber("2014-05-21", 90_000) };

async function importFile(
  page: Page,
  path: string,
  file: { name: string; text: string },
  button: string,
): Promise<void> {
  await page.goto(path);
  await page
    .getByLabel(/文件（points-/)
    .setInputFiles({ name: file.name, mimeType: "application/json", buffer: Buffer.from(file.text) });
  await page.getByRole("button", { name: button }).click();
}

async function download(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path);
  expect(answer.status(), path).toBe(200);
  return answer.text();
}

/** The ranking page of a project in the office. */
async function openRanking(office: Page, name: string): Promise<void> {
  await office.goto("/office/rankings");
  await office.getByRole("link", { name }).click();
  await expect(office.getByRole("heading", { level: 1 })).toContainText(name);
}

test("the year of six projects with a handful of people, from the rulebook file to notices that recompute", async ({
  page,
  newPerson,
  running,
  javaScriptEnabled,
}) => {
  const office1 = await newPerson();
  const office2 = await newPerson();
  const own = await newPerson();
  const town = await newPerson();
  const who = someone("林晓梅", 900);

  await test.step("the office sets up the year; errors of a file are listed with paths; a second officer approves", async () => {
    await logInStaff(office1, "office-1");
    await office1.goto("/office/programme");
    await office1.getByLabel("年度").fill("2020");
    await office1.getByLabel("名称").fill("2020年度积分管理");
    await office1.getByLabel("申报开始").fill("2020-06-22");
    await office1.getByLabel("申报结束").fill("2020-07-31");
    await office1.getByRole("button", { name: "建立年度" }).click();
    await expect(office1.getByText("筹备中")).toBeVisible();
    const rulebook = readFileSync(`${SEED}/rulebook.json`, "utf8");
    await importFile(
      office1,
      "/office/rulebooks",
      { name: "bad.json", text: rulebook.replace('"points-rulebook/1"', '"points-rulebook/2"') },
      "导入计分标准",
    );
    await expect(office1.getByRole("alert").filter({ hasText: "$.format" })).toBeVisible();
    await importFile(office1, "/office/rulebooks", { name: "rulebook.json", text: rulebook }, "导入计分标准");
    await expect(office1.getByText("由您导入，须由另一位工作人员批准")).toBeVisible();
    await logInStaff(office2, "office-2");
    await office2.goto("/office/rulebooks");
    await office2.getByRole("button", { name: "批准这一版" }).click();
    await expect(office2.getByText("生效")).toBeVisible();
    for (const [index, [kind]] of PROJECTS.entries()) {
      await office1.goto("/office/projects");
      await office1.getByLabel("申报开始").fill("2020-06-22");
      await office1.getByLabel(/^申报结束/).fill("2020-07-31");
      await office1.getByLabel(/^摇号用的公开数字/).fill("示例彩票 2020 年 8 月 1 日的开奖号码");
      // What the rules of one project exclude holds in the other too. What stands beside a refused file is kept.
      if (kind === "training") {
        await office1.getByRole("checkbox", { name: "积分创业" }).check();
        const bad = { name: "bad.json", mimeType: "application/json", buffer: Buffer.from("{}") };
        await office1.getByLabel(/文件（points-/).setInputFiles(bad);
        await office1.getByRole("button", { name: "导入服务项目" }).click();
        await expect(office1.getByRole("alert").filter({ hasText: "文件没有导入" })).toBeInViewport();
        await expect(office1.getByLabel("申报开始")).toHaveValue("2020-06-22");
        await expect(office1.getByLabel(/^摇号用的公开数字/)).toHaveValue("示例彩票 2020 年 8 月 1 日的开奖号码");
        await expect(office1.getByRole("checkbox", { name: "积分创业" })).toBeChecked();
      }
      await office1.getByLabel(/文件（points-/).setInputFiles(`${SEED}/services/${kind}.json`);
      await office1.getByRole("button", { name: "导入服务项目" }).click();
      await expect(office1.getByText("等待另一位工作人员批准")).toHaveCount(index + 1);
    }
    await office2.goto("/office/projects");
    for (let left = PROJECTS.length; left > 0; left--) {
      await office2.getByRole("button", { name: /^批准/ }).first().click();
      await expect(office2.getByRole("button", { name: /^批准/ })).toHaveCount(left - 1);
    }
    await office2.goto("/office/programme");
    await office2.getByRole("button", { name: "启动年度" }).click();
    await expect(office2.getByText("进行中")).toBeVisible();
    await office1.goto("/office/projects");
    for (let left = PROJECTS.length; left > 0; left--) {
      await office1.getByRole("button", { name: /^公布/ }).first().click();
      await expect(office1.getByRole("button", { name: /^公布/ })).toHaveCount(left - 1);
    }
  });

  await test.step("visitors read the rulebook and the projects", async () => {
    await page.goto("/");
    await page.getByRole("link", { name: "积分培训" }).click();
    await expect(page.getByText("怎样排名")).toBeVisible();
    await page.goto("/projects/entrepreneurship-2020");
    await expect(page.locator("div", { hasText: "不能同时享受" }).last()).toContainText("积分培训");
    await page.goto("/rulebook?class=A");
    await expect(page.getByText("P01 文化程度")).toBeVisible();
  });

  const beside = await playBeside(running.data, running.origin);
  const applying = beside.applied();

  await test.step("the person registers, makes the dossier with a child, and claims three indicators with a paper", async () => {
    await register(own, who);
    await logIn(own, who);
    await sendDossier(own, who, "灵秀镇", "A", CHILD);
    await own.goto("/applicant/dossier/records");
    await own.locator("summary").filter({ hasText: "居住" }).click();
    await own.getByRole("link", { name: "居住证年限" }).click();
    await own.getByLabel("从").first().fill("2013-03-20");
    await own.getByRole("button", { name: "记入档案" }).click();
    await expect(own.getByText("已记入档案。")).toBeVisible();
    await own.goto("/applicant/application");
    await own.getByRole("button", { name: "开始申报" }).click();
    await expect(own.getByText("暂不能开始")).toBeVisible();
    await answerQuestions(own);
    await own.goto("/applicant/application/claims/P01");
    await own.getByRole("button", { name: "保存", exact: true }).click();
    await expect(own.getByRole("alert").filter({ hasText: "有内容需要更正" })).toBeVisible();
    await own.getByLabel("类别").selectOption("bachelor");
    await own.getByRole("button", { name: "保存", exact: true }).click();
    await expect(own.getByText("已保存。")).toBeVisible();
    await own
      .getByLabel("选择文件")
      .setInputFiles({ name: "毕业证书.html", mimeType: "text/html", buffer: Buffer.from("<html>") });
    await own.getByRole("button", { name: "上传" }).click();
    await expect(own.getByText("只能上传 JPG、PNG 或 PDF")).toBeVisible();
    await own.getByLabel("选择文件").setInputFiles({
      name: "毕业证书.pdf",
      mimeType: "application/pdf",
      buffer: demoPaper("CERTIFICATE", ["Bachelor"]),
    });
    await own.getByRole("button", { name: "上传" }).click();
    await expect(own.getByText("文件已保存。")).toBeVisible();
    await own.goto("/applicant/application/claims/P03");
    const pension = own.getByRole("group", { name: "基本养老保险" });
    await pension.getByLabel("从").fill("2014-04-01");
    await pension.getByLabel(/^到/).fill("2020-03-31");
    const medical = own.getByRole("group", { name: "基本医疗保险" });
    await medical.getByLabel("从").fill("2014-04-01");
    await medical.getByLabel(/^到/).fill("2020-03-31");
    await own.getByRole("button", { name: "保存", exact: true }).click();
    await expect(own.getByText("已保存。")).toBeVisible();
    await own.goto("/applicant/application/claims/P04");
    await expect(own.getByText("已从档案填入，请核对后保存。")).toBeVisible();
    await expect(own.getByLabel("从").first()).toHaveValue("2013-03-20");
    await own.getByRole("button", { name: "保存", exact: true }).click();
    await expect(own.getByText("已保存。")).toBeVisible();
  });

  await test.step("enters five projects, checks the answers, submits and gets the signed receipt", async () => {
    await own.goto("/applicant/application/projects");
    for (const [index, [kind, name]] of OWN.entries()) {
      if (kind === "schooling") {
        await own.getByLabel("入学的子女").selectOption(CHILD.name);
        await own.getByLabel("第一志愿").selectOption("示例第一实验小学 一年级");
        await own.getByLabel("第二志愿").selectOption("示例第二实验小学 一年级");
      }
      await own.getByRole("button", { name: `申报${name}` }).click();
      await expect(own.getByText(/^已选择/)).toHaveCount(index + 1);
    }
    const wishes = own.getByRole("region", { name: "愿望次序" }).locator("ol > li");
    await expect(wishes).toHaveText([/^积分创业/, /^积分培训/]);
    if (javaScriptEnabled === false) await expectNoSidewaysScroll(own, "an order of wishes");
    else await expectAccessible(own, "an order of wishes");
    await own.getByRole("button", { name: "把“积分培训”排到“积分创业”前面" }).click();
    await expect(wishes).toHaveText([/^积分培训/, /^积分创业/]);
    await own.goto("/applicant/application/check");
    await own.getByRole("link", { name: "更改 文化程度" }).click();
    await expect(own.getByLabel("类别")).toHaveValue("bachelor");
    await own.goto("/applicant/application/check");
    await own.getByRole("button", { name: "提交申报" }).click();
    await expect(own.getByRole("link", { name: /承诺：提交前需要您确认/ })).toBeVisible();
    await own.getByLabel(/我承诺填写的内容和材料真实/).check();
    await own.getByLabel(/我同意进入公示时公布/).check();
    await own.getByRole("button", { name: "提交申报" }).click();
    await expect(own.getByRole("heading", { name: "申报已提交" })).toBeVisible();
    const receipt = JSON.parse(await download(own, "/api/receipt")) as { format: string; receipt: string };
    expect(receipt.format).toBe("points-receipt/1");
    await own.goto("/applicant/receipt");
    await expect(own.getByText(receipt.receipt)).toBeVisible();
  });

  await applying;
  await test.step("the township confirms the identity and passes the application on", async () => {
    await logInStaff(town, "town-lingxiu");
    await town.goto("/township/identity");
    await town.getByRole("link", { name: who.name }).click();
    await expect(town.getByText(who.document)).toBeVisible();
    await town.getByLabel("确认身份和类别").check();
    await town.getByRole("button", { name: "提交决定" }).click();
    await expect(town.getByText("没有等待确认的档案")).toBeVisible();
    await town.goto("/township/reviews");
    await town.getByRole("link", { name: who.name }).click();
    await town.getByRole("button", { name: "通过初审" }).click();
    await expect(town.getByText("没有等待初审的申报")).toBeVisible();
  });

  await test.step("departments decide the three items and record nothing found for everybody in one act; those without a claim here do so beside", async () => {
    for (const [login, indicator] of [
      ["dept-education", "P01 文化程度"],
      ["dept-human-resources", "P03 城镇社会保险"],
      ["dept-public-security", "P04 居住证年限"],
    ] as const) {
      const desk = await newPerson();
      await logInStaff(desk, login);
      await desk.goto("/department?effect=award");
      await desk.getByRole("link", { name: indicator }).click();
      await desk.getByLabel("认可", { exact: true }).check();
      await desk.getByRole("button", { name: "提交决定" }).click();
      await expect(desk.getByText("这一筛选下没有别的待办了")).toBeVisible();
      await recordNothingFound(desk);
      await desk.context().close();
    }
    await recordNothingFound(office1);
    await beside.nothingFound();
  });

  await test.step("the township feeds the points back; the person sees each line and confirms", async () => {
    await town.goto("/township/points");
    await town.getByRole("link", { name: who.name }).click();
    await town.getByRole("button", { name: "反馈积分" }).click();
    await expect(town.getByText("上一件积分已反馈")).toBeVisible();
    await own.goto("/applicant/score");
    await expect(own.getByText("2 个险种各满 6 年，12 × 2 分 = 24 分")).toBeVisible();
    await own.getByRole("button", { name: "确认积分" }).click();
    await expect(own.getByText("您已确认积分")).toBeVisible();
  });

  const [signer] = handful();
  if (signer === undefined) throw new Error("nobody beside the person");

  await test.step("a township that is idle is fed back by the office; one signs at the counter, the others confirm", async () => {
    await moveClock(page, "2020-07-06T09:00");
    await office1.goto("/office");
    await office1.getByRole("button", { name: `代为反馈 ${handful().length} 件` }).click();
    await expect(office1.getByText("已代为反馈，申请人会收到短信。")).toBeVisible();
    await beside.confirmed(signer);
    const counter = await newPerson();
    await logInStaff(counter, `town-${signer.township}`);
    await counter.goto("/township/points?status=awaiting-confirmation");
    await counter.getByRole("link", { name: signer.name }).click();
    await counter.getByLabel("已核对本人身份证件，本人已在积分表上签字").check();
    await counter.getByRole("button", { name: "登记签字确认" }).click();
    await expect(counter.getByText("已登记窗口签字确认。")).toBeVisible();
  });

  await test.step("after the window the township signs for the numbers of its people", async () => {
    await moveClock(page, "2020-08-03T09:00");
    await expect(async () => {
      await town.goto("/township/signoffs");
      await town.getByRole("button", { name: "签核积分培训的人数" }).click({ timeout: 1000 });
    }).toPass();
    await expect(town.getByText("人数已签核。")).toBeVisible();
  });

  await test.step("two officers enter the number for lots; two that differ leave nothing", async () => {
    const enter = async (officer: Page, number: string) => {
      await officer.goto("/office/rankings");
      await officer.getByRole("link", { name: "积分入住" }).click();
      await officer.getByLabel("公开数字", { exact: true }).fill(number);
      await officer.getByRole("button", { name: "登记数字" }).click();
    };
    await enter(office1, "08 15 22");
    await expect(office1.getByText("您已登记。请由另一位工作人员独立登记一次")).toBeVisible();
    await enter(office2, "08 15 23");
    await expect(office2.getByRole("alert").getByText("两次都没有记录")).toBeVisible();
    await office1.reload();
    await expect(office1.getByText("两次登记的数字不一致，没有记录")).toBeVisible();
    await enter(office1, "08 15 22");
    await enter(office2, "08 15 22");
    await expect(office2.getByText("08 15 22（两次登记一致")).toBeVisible();
  });

  await test.step("one officer ranks all six, the other publishes them", async () => {
    await expect(async () => {
      await office1.goto("/office/rankings");
      await expect(office1.getByText("申报结束", { exact: true })).toHaveCount(1 + PROJECTS.length, { timeout: 1000 });
    }).toPass();
    await beside.readyToRank("housing");
    await beside.close();
    for (const [index, [, name]] of PROJECTS.entries()) {
      await openRanking(office1, name);
      await office1.getByRole("button", { name: "运行排名" }).click();
      await expect(office1.getByText("排名由您运行，须由另一位工作人员公示")).toBeVisible();
      await openRanking(office2, name);
      await office2.getByRole("button", { name: "发布公示" }).click();
      await expect(office2.getByText(`已公示：石积分公示〔2020〕${index + 1}号`)).toBeVisible();
    }
  });

  const notices: Record<string, string> = {};
  await test.step("visitors read the six notices", async () => {
    for (const [index, [kind, name]] of PROJECTS.entries()) {
      const number = `石积分公示〔2020〕${index + 1}号`;
      await expect(async () => {
        await page.goto("/notices");
        await page.getByRole("link", { name: number }).click({ timeout: 1000 });
      }).toPass();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
      const notice = await download(page, `/notices/2020-${index + 1}/notice.json`);
      expect(notice).not.toContain(who.document);
      expect(notice).not.toContain(who.name);
      await expect(page.locator("tbody tr[id]")).toHaveCount((JSON.parse(notice) as { rows: unknown[] }).rows.length);
      notices[kind] = notice;
    }
  });

  await test.step("the person finds the own row in five notices and gets the proofs; the command line accepts them", async () => {
    const rulebook = await download(page, "/rulebook/file");
    const checks: Promise<void>[] = [];
    for (const [kind, name] of OWN) {
      await own.goto("/applicant/notices");
      const place = own.getByRole("region", { name });
      const code = (await place.locator(".panel strong").textContent()) ?? "";
      const proofLink = (await place.getByRole("link", { name: "下载我的证明" }).getAttribute("href")) ?? "";
      await place.getByRole("link", { name: "在公示中查看这一行" }).click();
      await expect(own.locator(`[id="${code}"]`)).toContainText("林*梅");
      const proof = await own.request.get(proofLink);
      expect(proof.headers()["cache-control"]).toBe("no-store");
      expect((await page.request.get(proofLink, { maxRedirects: 0 })).status()).toBe(303);
      checks.push(expectVerified(notices[kind] ?? "", rulebook, await proof.text()));
      if (kind !== "training") continue;
      await page.goto(own.url().replace(/#.*/, ""));
      await page.getByLabel("按公示代码查找").fill(code.toLowerCase().replace("-", " "));
      await page.getByRole("button", { name: "查找" }).click();
      await expect(page).toHaveURL(new RegExp(`#${code}$`));
    }
    checks.push(expectVerified(notices.secondment ?? "", rulebook, null), expectRefused(notices.training ?? ""));
    await Promise.all(checks);
  });

  await test.step("the outcome of each equals what the command line computes from the exported files", async () => {
    const checks: Promise<void>[] = [];
    for (const [kind, name] of PROJECTS) {
      await openRanking(office1, name);
      const exported: Record<string, string> = {};
      for (const file of EXPORTS) {
        const link = await office1.getByRole("link", { name: file }).getAttribute("href");
        exported[file] = await download(office1, link ?? "");
      }
      checks.push(expectRecomputed(kind, exported, notices[kind] ?? ""));
    }
    await Promise.all(checks);
  });
});

/** One question at first, which sends the rest back; then all, and what is put aside can still be reached. */
async function answerQuestions(own: Page): Promise<void> {
  await own.getByRole("link", { name: "先回答几个问题" }).click();
  const answer = (section: RegExp, value: string) =>
    own.getByRole("group", { name: section }).getByLabel(value, { exact: true }).check();
  await answer(/科研项目/, "没有");
  await own.getByRole("button", { name: "保存，去填写申报项" }).click();
  await expect(own.getByRole("link", { name: "居住：请选择有或没有" })).toBeVisible();
  await expect(own.getByRole("group", { name: /科研项目/ }).getByLabel("没有")).toBeChecked();
  for (const group of await own.locator(".answers fieldset").all())
    if ((await group.getByRole("radio", { checked: true }).count()) === 0)
      await group.getByLabel("有", { exact: true }).check();
  await own.getByRole("button", { name: "保存，去填写申报项" }).click();
  await expect(own.getByText(/按您的回答列出 \d+ 项/)).toBeVisible();
  await expect(own.getByRole("link", { name: "专利" })).toBeHidden();
  await own.getByText("您答了“没有”的项目（2 项）").click();
  await expect(own.getByRole("link", { name: "专利" })).toBeVisible();
  await own.goto("/applicant/application/questions");
  await expect(own.getByRole("group", { name: /科研项目/ }).getByLabel("没有")).toBeChecked();
}

async function recordNothingFound(desk: Page): Promise<void> {
  await desk.goto("/department/nothing-found");
  await desk.getByRole("button", { name: "预览" }).click();
  await expect(desk.getByRole("heading", { name: "预览" })).toBeVisible();
  const record = desk.getByRole("button", { name: /项无记录/ });
  if ((await record.count()) === 0) return;
  await record.click();
  await expect(desk.getByText("已记录。之后到达的申报仍然留在待办里")).toBeVisible();
}

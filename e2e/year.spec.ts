import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { demoPaper } from "../lib/cli/demo/seed/paper";
import { logIn, register, sendDossier, someone } from "./applicant";
import { points } from "./command-line";
import { expect, logInStaff, moveClock, test } from "./portal";

test.use({ portalOf: "year" });

const SEED = "db/seed/2020";
const PROJECTS = ["entrepreneurship", "housing", "insurance", "schooling", "secondment", "training"];

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

test("the year with one person, from the rulebook file to a notice that recomputes", async ({ page, newPerson }) => {
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
    for (const [index, name] of PROJECTS.entries()) {
      await office1.goto("/office/projects");
      await office1.getByLabel("申报开始").fill("2020-06-22");
      await office1.getByLabel(/^申报结束/).fill("2020-07-31");
      await office1.getByLabel(/^摇号用的公开数字/).fill("示例彩票 2020 年 8 月 1 日的开奖号码");
      await office1.getByLabel(/文件（points-/).setInputFiles(`${SEED}/services/${name}.json`);
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
    await page.goto("/rulebook?class=A");
    await expect(page.getByText("P01 文化程度")).toBeVisible();
  });

  await test.step("the person registers, makes the dossier, and claims three indicators with a paper", async () => {
    await register(own, who);
    await logIn(own, who);
    await sendDossier(own, who, "灵秀镇", "A");
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

  await test.step("enters one project, checks the answers, submits and gets the signed receipt", async () => {
    await own.goto("/applicant/application/projects");
    await own.getByRole("button", { name: "申报积分培训" }).click();
    await expect(own.getByText("已申报")).toBeVisible();
    await own.goto("/applicant/application/check");
    await own.getByRole("link", { name: "更改 文化程度" }).click();
    await expect(own.getByLabel("类别")).toHaveValue("bachelor");
    await own.goto("/applicant/application/check");
    await own.getByRole("button", { name: "提交申报" }).click();
    await expect(own.getByRole("link", { name: /承诺：提交前需要您确认/ })).toBeVisible();
    await own.getByLabel(/我承诺填写的内容和材料真实/).check();
    await own.getByRole("button", { name: "提交申报" }).click();
    await expect(own.getByRole("heading", { name: "申报已提交" })).toBeVisible();
    const receipt = JSON.parse(await download(own, "/api/receipt")) as { format: string; receipt: string };
    expect(receipt.format).toBe("points-receipt/1");
    await own.goto("/applicant/receipt");
    await expect(own.getByText(receipt.receipt)).toBeVisible();
  });

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

  await test.step("departments decide the three items and record nothing found for the rest", async () => {
    for (const [login, indicator] of [
      ["dept-education", "P01 文化程度"],
      ["dept-human-resources", "P03 城镇社会保险"],
      ["dept-public-security", "P04 居住证年限"],
      ["dept-health", null],
      ["dept-market-regulation", null],
      ["dept-urban-management", null],
      ["dept-transport", null],
      ["dept-taxation", null],
      ["dept-civil-affairs", null],
    ] as const) {
      const desk = await newPerson();
      await logInStaff(desk, login);
      if (indicator !== null) {
        await desk.goto("/department?effect=award");
        await desk.getByRole("link", { name: indicator }).click();
        await desk.getByLabel("认可", { exact: true }).check();
        await desk.getByRole("button", { name: "提交决定" }).click();
        await expect(desk.getByText("这一筛选下没有别的待办了")).toBeVisible();
      }
      await recordNothingFound(desk);
      await desk.context().close();
    }
    await recordNothingFound(office1);
  });

  await test.step("the township feeds the points back; the person sees each line and confirms", async () => {
    await town.goto("/township/points");
    await town.getByRole("link", { name: who.name }).click();
    await town.getByRole("button", { name: "反馈积分" }).click();
    await expect(town.getByText("没有等待反馈的积分")).toBeVisible();
    await own.goto("/applicant/score");
    await expect(own.getByText("2 个险种各满 6 年，12 × 2 分 = 24 分")).toBeVisible();
    await own.getByRole("button", { name: "确认积分" }).click();
    await expect(own.getByText("您已确认积分")).toBeVisible();
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

  await test.step("one officer ranks, the other publishes", async () => {
    await office1.goto("/office/rankings");
    await office1.getByRole("link", { name: "积分培训" }).click();
    await expect(async () => {
      await office1.reload();
      await expect(office1.getByText("申报结束", { exact: true })).toBeVisible({ timeout: 1000 });
    }).toPass();
    await office1.getByRole("button", { name: "运行排名" }).click();
    await expect(office1.getByText("排名由您运行，须由另一位工作人员公示")).toBeVisible();
    await office2.goto("/office/rankings");
    await office2.getByRole("link", { name: "积分培训" }).click();
    await office2.getByRole("button", { name: "发布公示" }).click();
    await expect(office2.getByText("公示中")).toBeVisible();
  });

  await test.step("the notice is public; the person finds the own row and gets the proof; the command line accepts both", async () => {
    await expect(async () => {
      await page.goto("/notices");
      await expect(page.getByRole("link", { name: "石积分公示〔2020〕1号" })).toBeVisible({ timeout: 1000 });
    }).toPass();
    await own.goto("/applicant/notices");
    const code = (await own.locator(".panel strong").textContent()) ?? "";
    await own.getByRole("link", { name: "在公示中查看这一行" }).click();
    await expect(own.locator(`[id="${code}"]`)).toContainText("林*梅");
    await page.goto("/notices/2020-1");
    await page.getByLabel("按公示代码查找").fill(code.toLowerCase().replace("-", " "));
    await page.getByRole("button", { name: "查找" }).click();
    await expect(page).toHaveURL(new RegExp(`#${code}$`));

    const folder = mkdtempSync(join(tmpdir(), "points-check-"));
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    await own.goto("/applicant/notices");
    const proofLink = (await own.getByRole("link", { name: "下载我的证明" }).getAttribute("href")) ?? "";
    const notice = await download(page, "/notices/2020-1/notice.json");
    const rulebook = file("rulebook.json", await download(page, "/rulebook/file"));
    const proof = file("proof.json", await download(own, proofLink));
    const honest = points(["notice", "verify", file("notice.json", notice), "--rulebook", rulebook, "--proof", proof]);
    expect(honest.err + honest.out).not.toContain("不符");
    expect(honest.code).toBe(0);
    const tampered = points(["notice", "verify", file("tampered.json", notice.replace('"rank":1', '"rank":2'))]);
    expect(tampered.code).toBe(1);
    expect(notice).not.toContain(who.document);
    expect(notice).not.toContain(who.name);
    expect((await own.request.get(proofLink)).headers()["cache-control"]).toBe("no-store");
    expect((await page.request.get(proofLink, { maxRedirects: 0 })).status()).toBe(303);
  });

  await test.step("the outcome equals what the command line computes from the exported files", async () => {
    await office1.goto("/office/rankings");
    await office1.getByRole("link", { name: "积分培训" }).click();
    const folder = mkdtempSync(join(tmpdir(), "points-export-"));
    const files = new Map<string, string>();
    for (const name of ["rulebook.json", "service.json", "applications.ndjson", "scores.ndjson", "ranking.ndjson"]) {
      const link = await office1.getByRole("link", { name }).getAttribute("href");
      files.set(name, await download(office1, link ?? ""));
      writeFileSync(join(folder, name), files.get(name) ?? "");
    }
    const at = (name: string) => join(folder, name);
    const scores = execFileSync(
      "node_modules/.bin/tsx",
      [
        "lib/cli/points.ts",
        "score",
        "--rulebook",
        at("rulebook.json"),
        "--applications",
        at("applications.ndjson"),
        "--kind",
        "training",
      ],
      { encoding: "utf8" },
    );
    expect(scores).toBe(files.get("scores.ndjson"));
    writeFileSync(at("own-scores.ndjson"), scores);
    const ranking = execFileSync(
      "node_modules/.bin/tsx",
      ["lib/cli/points.ts", "rank", "--service", at("service.json"), "--scores", at("own-scores.ndjson")],
      { encoding: "utf8" },
    );
    expect(ranking).toBe(files.get("ranking.ndjson"));
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

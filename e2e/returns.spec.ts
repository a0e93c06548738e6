import type { Page } from "@playwright/test";
import { demoPaper } from "../lib/cli/demo/seed/paper";
import { playBeside } from "../lib/cli/demo/testing/play-beside";
import { logIn, register, type Someone, sendDossier, someone } from "./applicant";
import { expectAccessible, expectNoSidewaysScroll } from "./axe";
import { expectTargets } from "./look";
import { expect, logInStaff, moveClock, test } from "./portal";

test.use({ applicants: 8 });

/** What is wrong with the application: five points of one list, on claims that were sent and on two that were not. */
const DEFECTS = [
  ["P01", "学历证书照片看不清四角，请重新拍照上传。"],
  ["P03", "医疗保险没有写起止日期，请补填。"],
  ["P04", "居住证的签发日期与证件不符，请更正。"],
  ["P02", "说明里提到有技能证书，请填写这一项，没有的不用填。"],
  ["P06", "请填写在石狮工作的起始日期。"],
] as const;
const CERTIFICATE = {
  name: "毕业证书.pdf",
  mimeType: "application/pdf",
  buffer: demoPaper("CERTIFICATE", ["Bachelor"]),
};

/** A state of the applicant as a phone shows it. */
async function look(page: Page, what: string): Promise<void> {
  const viewport = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  await expectAccessible(page, what);
  await expectNoSidewaysScroll(page, what);
  await expectTargets(page, 44, what);
  if (viewport !== null) await page.setViewportSize(viewport);
}

async function saveClaim(page: Page, indicator: string, fill: () => Promise<unknown>): Promise<void> {
  await page.goto(`/applicant/application/claims/${indicator}`);
  await fill();
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("已保存。")).toBeVisible();
}

/** Registers and sends an application for training with three claims. */
async function apply(page: Page, who: Someone): Promise<void> {
  await register(page, who);
  await logIn(page, who);
  await sendDossier(page, who, "灵秀镇", "A");
  await page.goto("/applicant/application");
  await page.getByRole("button", { name: "开始申报" }).click();
  await expect(page.getByText("请先填写至少一个申报项，并选择至少一个服务项目。")).toBeVisible();
  await page.goto("/applicant/application/projects");
  await page.getByRole("button", { name: "申报积分培训" }).click();
  await expect(page.getByText("已选择。提交申报后生效。")).toBeVisible();
  await saveClaim(page, "P01", () => page.getByLabel("类别").selectOption("bachelor"));
  await saveClaim(page, "P03", async () => {
    const pension = page.getByRole("group", { name: "基本养老保险" });
    await pension.getByLabel("从").fill("2014-04-01");
    await pension.getByLabel(/^到/).fill("2020-03-31");
  });
  await saveClaim(page, "P04", () => page.getByLabel("从").first().fill("2013-03-20"));
  await send(page, "提交申报");
}

async function send(page: Page, button: string): Promise<void> {
  await page.goto("/applicant/application/check");
  await page.getByLabel(/我承诺填写的内容和材料真实/).check();
  await page.getByLabel(/我同意进入公示时公布/).check();
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByRole("heading", { name: "申报已提交" })).toBeVisible();
}

async function confirmIdentity(town: Page, who: Someone): Promise<void> {
  await town.goto("/township/identity");
  await town.getByRole("link", { name: who.name }).click();
  await expect(town.getByText(who.document)).toBeVisible();
  await town.getByLabel("确认身份和类别").check();
  await town.getByRole("button", { name: "提交决定" }).click();
  await expect(town.getByText("上一件身份已办理")).toBeVisible();
}

async function openReview(town: Page, who: Someone): Promise<void> {
  await town.goto("/township/reviews");
  await town.getByRole("link", { name: who.name }).click();
  await expect(town.getByRole("heading", { name: who.name })).toBeVisible();
}

async function decide(desk: Page, indicator: string, outcome: string, reason = ""): Promise<void> {
  await desk.goto(`/department?indicator=${indicator}`);
  await desk.locator("tbody th a").first().click();
  await desk.getByLabel(outcome, { exact: true }).check();
  await desk.getByLabel("理由", { exact: true }).fill(reason);
  await desk.getByRole("button", { name: "提交决定" }).click();
  await expect(desk.getByText("没有符合筛选的待办事项")).toBeVisible();
}

async function nothingFound(desk: Page): Promise<void> {
  await desk.goto("/department/nothing-found");
  await desk.getByRole("button", { name: "预览" }).click();
  const record = desk.getByRole("button", { name: /项无记录/ });
  if ((await record.count()) === 0) return;
  await record.click();
  await expect(desk.getByText("已记录。之后到达的申报仍然留在待办里")).toBeVisible();
}

async function feedBack(town: Page, who: Someone): Promise<void> {
  await town.goto("/township/points");
  await town.getByRole("link", { name: who.name }).click();
  await town.getByRole("button", { name: "反馈积分" }).click();
  await expect(town.getByText("上一件积分已反馈")).toBeVisible();
}

test("an application is returned once with five points, mended, scored, disagreed with, looked at again and confirmed", async ({
  newPerson,
  running,
}) => {
  const own = await newPerson();
  const town = await newPerson();
  const who = someone("陈立秋", 901);
  await apply(own, who);
  await logInStaff(town, "town-lingxiu");

  await test.step("the township sees what waits, and returns with one complete list", async () => {
    await confirmIdentity(town, who);
    await town.goto("/township");
    await expect(town.getByRole("link", { name: /1\s*等待初审的申报/ })).toBeVisible();
    await expectAccessible(town, "/township");
    await openReview(town, who);
    await town.getByText("退回补正", { exact: true }).first().click();
    await town.getByRole("button", { name: "退回补正" }).click();
    await expect(town.getByRole("link", { name: /请至少写明一点/ })).toBeVisible();
    await town.getByText(/还要写更多/).click();
    for (const [row, [about, text]] of DEFECTS.entries()) {
      const point = town.getByRole("group", { name: `第 ${row + 1} 点`, exact: true });
      await point.getByLabel("说的是哪一项").selectOption(about);
      if (row < 4) await point.getByLabel("缺什么、怎么补").fill(text);
    }
    await town.getByRole("button", { name: "退回补正" }).click();
    await expect(town.getByRole("link", { name: /第 5 点，缺什么：请写明缺什么、怎么补/ })).toBeVisible();
    await expectAccessible(town, "a list with a mistake");
    await town.locator("#text4").fill(DEFECTS[4][1]);
    await town.getByRole("button", { name: "退回补正" }).click();
    await expect(town.getByText("上一件已退回补正")).toBeVisible();
  });

  await test.step("the person sees all five at once, changes only what is named, and sends it in", async () => {
    await own.goto("/applicant");
    await expect(own.getByText("请您补正 5 点")).toBeVisible();
    await look(own, "home, returned");
    await own.getByRole("link", { name: "查看缺什么、怎么补" }).click();
    const points = own.locator(".tasks li");
    await expect(points).toHaveCount(DEFECTS.length);
    for (const [row, [indicator, text]] of DEFECTS.entries()) {
      await expect(points.nth(row)).toContainText(text);
      await expect(points.nth(row).getByRole("link")).toHaveAttribute("href", new RegExp(`/${indicator}$`));
      await expect(points.nth(row)).toContainText("待补正");
    }
    await look(own, "returned");
    await own.goto("/applicant/application/claims/P08");
    await expect(own.getByText("这一项不在补正清单里")).toBeVisible();
    await look(own, "a claim that stands");
    await own.goto("/applicant/application/claims/P01");
    await expect(own.getByText(`需要补正：${DEFECTS[0][1]}`)).toBeVisible();
    await own.getByLabel("选择文件").setInputFiles(CERTIFICATE);
    await own.getByRole("button", { name: "上传" }).click();
    await expect(own.getByText("文件已保存。")).toBeVisible();
    await saveClaim(own, "P03", async () => {
      const medical = own.getByRole("group", { name: "基本医疗保险" });
      await medical.getByLabel("从").fill("2014-04-01");
      await medical.getByLabel(/^到/).fill("2020-03-31");
    });
    await saveClaim(own, "P04", () => own.getByLabel("从").first().fill("2013-04-20"));
    await saveClaim(own, "P06", () => own.getByLabel("从").first().fill("2014-01-01"));
    await own.getByRole("link", { name: "返回补正清单" }).first().click();
    await expect(own.locator(".tasks .tag").filter({ hasText: "已改动" })).toHaveCount(4);
    await own.goto("/applicant/application/check");
    await look(own, "check of a supplement");
    await send(own, "送回补正");
    await expect(own.getByText("受理号（第 2 次提交）")).toBeVisible();
    await expect(own.getByText("以前提交的")).toBeVisible();
    await look(own, "second receipt");
  });

  await test.step("the township sees what was mended and passes it on", async () => {
    await openReview(town, who);
    await expect(town.getByText("申请人已补正送回。")).toBeVisible();
    await expect(town.getByText("毕业证书.pdf").first()).toBeVisible();
    await town.getByRole("button", { name: "通过初审" }).click();
    await expect(town.getByText("上一件已通过初审")).toBeVisible();
  });

  const education = await newPerson();
  await logInStaff(education, "dept-education");
  await test.step("a department asks for material; the person answers with a file by its day", async () => {
    await education.goto("/department?indicator=P01");
    await education.locator("tbody th a").first().click();
    await education.getByLabel("需要补充的材料").fill("请补学历证书电子注册备案表。");
    await education.getByRole("button", { name: "发给申请人" }).click();
    await expect(education.getByText("请补学历证书电子注册备案表。").first()).toBeVisible();
    await own.goto("/applicant");
    await look(own, "home, material asked");
    await own.getByRole("link", { name: "查看要求并提交" }).click();
    await own.getByRole("button", { name: "提交材料" }).click();
    await expect(own.getByText("提交的内容不完整")).toBeVisible();
    await own.getByLabel("选择文件").setInputFiles({ ...CERTIFICATE, name: "备案表.pdf" });
    await own.getByRole("button", { name: "上传" }).click();
    await expect(own.getByLabel("备案表.pdf")).toBeChecked();
    await look(own, "material asked");
    await own.getByRole("button", { name: "提交材料" }).click();
    await expect(own.getByText("已提交。评分部门会接着评定")).toBeVisible();
    await look(own, "material answered");
  });

  await test.step("departments decide; the person disagrees with one line and says why", async () => {
    await decide(education, "P01", "不予认可", "备案表上没有查到。");
    await nothingFound(education);
    for (const [login, indicators] of [
      ["dept-human-resources", ["P03", "P06"]],
      ["dept-public-security", ["P04"]],
    ] as const) {
      const desk = await newPerson();
      await logInStaff(desk, login);
      for (const indicator of indicators) await decide(desk, indicator, "认可");
      await desk.context().close();
    }
    const beside = await playBeside(running.data, running.origin);
    await beside.nothingFound();
    await beside.close();
    await feedBack(town, who);
    await own.goto("/applicant/score");
    await expect(own.getByText("备案表上没有查到。")).toBeVisible();
    await look(own, "points");
    await own.getByRole("link", { name: "选择不同意的项目并写明理由" }).click();
    await own.getByRole("button", { name: "提交不同意见" }).click();
    await expect(own.getByText("请在不同意的项目下写明理由")).toBeVisible();
    await own.getByLabel("文化程度").fill("备案表在第二页，请再核对。");
    await look(own, "disagreeing");
    await own.getByRole("button", { name: "提交不同意见" }).click();
    await expect(own.getByText("正由部门的另一位工作人员复核")).toBeVisible();
    await look(own, "looked at again");
  });

  await test.step("another officer looks again; the person confirms the new points", async () => {
    const second = await newPerson();
    await logInStaff(second, "dept-education-2");
    await decide(second, "P01", "认可");
    await feedBack(town, who);
    await own.goto("/applicant/score");
    await expect(own.getByText("认可（已由另一位工作人员复核）")).toBeVisible();
    await own.getByRole("button", { name: "确认积分" }).click();
    await expect(own.getByText("您已确认积分")).toBeVisible();
    await own.goto("/applicant");
    await expect(own.getByText("积分已确认")).toBeVisible();
    await look(own, "home, confirmed");
  });
});

test("an application is corrected, a project added and left, refused with the way to object; another is withdrawn", async ({
  newPerson,
}) => {
  const own = await newPerson();
  const town = await newPerson();
  const who = someone("许白露", 902);
  await apply(own, who);

  await test.step("a correction is given up, begun again and sent; until then the first receipt stands", async () => {
    await own.goto("/applicant/application");
    await look(own, "sent");
    await own.getByRole("button", { name: "开始更正" }).click();
    await expect(own.getByRole("heading", { name: "更正申报" })).toBeVisible();
    await look(own, "correcting");
    await own.getByRole("button", { name: "放弃更正" }).click();
    await own.getByRole("button", { name: "开始更正" }).click();
    await expect(own.getByRole("heading", { name: "更正申报" })).toBeVisible();
    await saveClaim(own, "P04", () => own.getByLabel("从").first().fill("2013-05-20"));
    await own.goto("/applicant/receipt");
    await expect(own.getByText("第 2 次提交")).toHaveCount(0);
    await send(own, "重新提交");
    await expect(own.getByText("受理号（第 2 次提交）")).toBeVisible();
  });

  await test.step("a project joins what was sent, and is left again", async () => {
    await own.goto("/applicant/application/projects");
    await own.getByRole("button", { name: "申报积分创业" }).click();
    await expect(own.getByText("退出这个项目")).toHaveCount(2);
    await look(own, "projects of a sent application");
    const joined = own.getByRole("region", { name: "积分创业" });
    await joined.getByText("退出这个项目").click();
    await joined.getByRole("button", { name: /^退出/ }).click();
    await expect(own.getByText("退出这个项目")).toHaveCount(1);
  });

  await test.step("the township refuses; the person reads why and how to object", async () => {
    await logInStaff(town, "town-lingxiu");
    await openReview(town, who);
    await expect(town.getByText("身份还没有确认，不能通过初审")).toBeVisible();
    await town.getByText("不予通过", { exact: true }).first().click();
    await town.getByRole("button", { name: "不予通过" }).click();
    await expect(town.getByText("请写明不予通过的原因").first()).toBeVisible();
    await expectAccessible(town, "review, refused input");
    await town.getByLabel("不予通过的原因").fill("申报人不在本市居住或就业，不属于第三条的对象。");
    await town.getByRole("button", { name: "不予通过" }).click();
    await expect(town.getByText("上一件已作出不予通过的决定")).toBeVisible();
    await own.goto("/applicant");
    await look(own, "home, refused");
    await own.getByRole("link", { name: "查看原因和提出异议的方法" }).click();
    await expect(own.getByText("不属于第三条的对象")).toBeVisible();
    await expect(own.getByRole("heading", { name: "您不同意的，可以提出异议" })).toBeVisible();
    await look(own, "refused");
    await town.goto("/township/reviews?status=refused");
    await expect(town.getByRole("link", { name: who.name })).toBeVisible();
  });

  await test.step("somebody else's list lapses: judged on what is there; then the application is withdrawn", async () => {
    const late = await newPerson();
    const other = someone("黄小寒", 903);
    await apply(late, other);
    await confirmIdentity(town, other);
    await openReview(town, other);
    await town.getByText("退回补正", { exact: true }).first().click();
    await town.locator("#about0").selectOption("whole");
    await town.locator("#text0").fill("照片方向不对，请重新拍照。");
    await town.getByRole("button", { name: "退回补正" }).click();
    await expect(town.getByText("上一件已退回补正")).toBeVisible();
    await moveClock(late, "2020-08-28T09:00");
    await expect(async () => {
      await late.goto("/applicant/application");
      await expect(late.getByText("没有收到您的补正")).toBeVisible({ timeout: 1000 });
    }).toPass();
    await look(late, "lapsed");
    await openReview(town, other);
    await expect(town.getByText("不能再次退回")).toBeVisible();
    await late.getByText("撤回申报", { exact: true }).first().click();
    await late.getByRole("button", { name: "撤回申报" }).click();
    await expect(late.getByText("您已撤回本年度的申报，不再办理。")).toBeVisible();
    await look(late, "home, withdrawn");
  });
});

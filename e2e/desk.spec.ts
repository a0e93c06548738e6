import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { logIn, register, sendDossier, someone } from "./applicant";
import { expectAccessible } from "./axe";
import { expect, logInStaff, moveClock, test } from "./portal";

test.use({ portalOf: "desk" });

const RULEBOOK = readFileSync("db/seed/2020/rulebook.json");

async function setUpYear(office1: Page, office2: Page): Promise<void> {
  await office1.goto("/office/programme");
  await office1.getByLabel("年度").fill("2020");
  await office1.getByLabel("名称").fill("2020年度积分管理");
  await office1.getByLabel("申报开始").fill("2020-06-22");
  await office1.getByLabel("申报结束").fill("2020-09-10");
  await office1.getByRole("button", { name: "建立年度" }).click();
  await expect(office1.getByText("筹备中")).toBeVisible();
  await office1.getByLabel("名称").first().fill("申报和评分");
  await office1.getByRole("button", { name: "保存阶段" }).click();
  await expect(office1.getByRole("link", { name: "第 1 个阶段的开始：请填写开始日期" })).toBeVisible();
  await expectAccessible(office1, "stages, refused");
  await office1.getByLabel("开始", { exact: true }).first().fill("2020-06-22");
  await office1.getByLabel("结束", { exact: true }).first().fill("2020-09-10");
  await office1.getByRole("button", { name: "保存阶段" }).click();
  await expect(office1.getByText("阶段已保存。")).toBeVisible();
  await office1.goto("/office/rulebooks");
  await office1
    .getByLabel(/文件（points-/)
    .setInputFiles({ name: "rulebook.json", mimeType: "application/json", buffer: RULEBOOK });
  await office1.getByRole("button", { name: "导入计分标准" }).click();
  await expect(office1.getByText("由您导入，须由另一位工作人员批准")).toBeVisible();
  await office2.goto("/office/rulebooks");
  await office2.getByRole("button", { name: "批准这一版" }).click();
  await expect(office2.getByText("生效")).toBeVisible();
  await office2.goto("/office/programme");
  await office2.getByRole("button", { name: "启动年度" }).click();
  await expect(office2.getByText("进行中")).toBeVisible();
  await expect(office2.getByText("申报和评分")).toBeVisible();
}

async function claim(own: Page, indicator: string, fill: () => Promise<unknown>): Promise<void> {
  await own.goto(`/applicant/application/claims/${indicator}`);
  await fill();
  await own.getByRole("button", { name: "保存", exact: true }).click();
  await expect(own.getByText("已保存。")).toBeVisible();
}

/** A person of Lingxiu with three claims, up to the township's first review. */
async function apply(own: Page, town: Page, name: string): Promise<void> {
  const who = someone(name, 910);
  await register(own, who);
  await logIn(own, who);
  await sendDossier(own, who, "灵秀镇", "A");
  await own.goto("/applicant/application");
  await own.getByRole("button", { name: "开始申报" }).click();
  await expect(own.getByText("暂不能开始")).toBeVisible();
  await claim(own, "P01", () => own.getByLabel("类别").selectOption("bachelor"));
  await claim(own, "P03", async () => {
    const pension = own.getByRole("group", { name: "基本养老保险" });
    await pension.getByLabel("从").fill("2014-04-01");
    await pension.getByLabel(/^到/).fill("2020-03-31");
  });
  await claim(own, "P04", () => own.getByLabel("从").first().fill("2013-03-20"));
  await own.goto("/applicant/application/projects");
  await own.getByRole("button", { name: "申报积分培训" }).click();
  await expect(own.getByText("已选择。提交申报后生效。")).toBeVisible();
  await own.goto("/applicant/application/check");
  await own.getByLabel(/我承诺填写的内容和材料真实/).check();
  await own.getByLabel(/我同意进入公示时公布/).check();
  await own.getByRole("button", { name: "提交申报" }).click();
  await expect(own.getByRole("heading", { name: "申报已提交" })).toBeVisible();
  await logInStaff(town, "town-lingxiu");
  await town.goto("/township/identity");
  await town.getByRole("link", { name }).click();
  await town.getByLabel("确认身份和类别").check();
  await town.getByRole("button", { name: "提交决定" }).click();
  await expect(town.getByText("没有等待确认的档案")).toBeVisible();
  await town.goto("/township/reviews");
  await town.getByRole("link", { name }).click();
  await town.getByRole("button", { name: "通过初审" }).click();
  await expect(town.getByText("没有等待初审的申报")).toBeVisible();
}

test.describe.configure({ timeout: 360_000 });

test("a project from its department's draft to its opening; then the departments' desks", async ({
  page,
  newPerson,
}) => {
  const office1 = await newPerson();
  const office2 = await newPerson();
  const manager = await newPerson();

  await test.step("the office sets up the year with stages and keeps the calendar", async () => {
    await logInStaff(office1, "office-1");
    await logInStaff(office2, "office-2");
    await setUpYear(office1, office2);
    await office1.goto("/office/calendar");
    await expect(office1.getByRole("row", { name: /10月1日/ })).toContainText("放假");
    await office1.getByLabel("日期").fill("2020-07-04");
    await office1.getByLabel("安排").selectOption("holiday");
    await office1.getByLabel("名称").fill("台风停工");
    await office1.getByRole("button", { name: "登记" }).click();
    await expect(office1.getByText("放假只登记在周一至周五").first()).toBeVisible();
    await expectAccessible(office1, "the calendar, refused");
    await office1.getByLabel("日期").fill("2020-07-03");
    await office1.getByRole("button", { name: "登记" }).click();
    await office1.getByRole("button", { name: "删除 2020年7月3日（星期五）" }).click();
    await expect(office1.getByText("台风停工")).toHaveCount(0);
  });

  await test.step("a manager drafts: what is wrong stands at its field; complete, it is sent", async () => {
    await logInStaff(manager, "svc-human-resources");
    await expect(manager).toHaveURL(/\/department\/projects$/);
    await expectAccessible(manager, "no project yet");
    await manager.getByRole("link", { name: "起草新项目" }).click();
    await manager.getByLabel("代码", { exact: true }).first().fill("training-2020");
    await manager.getByLabel("名称", { exact: true }).first().fill("积分培训");
    await manager.getByLabel("种类").selectOption({ label: "积分培训" });
    await manager.getByLabel("申报开始").fill("2020-06-24");
    await manager.getByLabel(/^申报结束/).fill("2020-07-31");
    const first = manager.getByRole("group", { name: "第 1 类" });
    await first.getByLabel("名称").fill("新市民");
    await first.getByLabel("代码").fill("new-citizen");
    await first.getByLabel("指标").fill("20");
    await first.getByLabel("C", { exact: true }).check();
    const second = manager.getByRole("group", { name: "第 2 类" });
    await second.getByLabel("名称").fill("民办高校人才");
    await second.getByLabel("代码").fill("college");
    await second.getByLabel("指标").fill("5");
    await manager.getByLabel("第 1 项").selectOption({ label: "“个人素质”得分" });
    await manager.getByLabel("第 1 条：从").selectOption({ label: "第 2 类" });
    await manager.getByRole("button", { name: "保存草稿" }).click();
    await expect(manager.getByText("请选择转入哪一类；不要这一条的，两边都不选").first()).toBeVisible();
    await manager.locator("#flowTo0").selectOption({ label: "第 1 类" });
    await manager.getByRole("button", { name: "保存草稿" }).click();
    await expect(manager.getByRole("group", { name: "享受类别" }).getByText("请至少选择一类")).toBeVisible();
    await expectAccessible(manager, "a draft, refused");
    await manager.getByLabel("新市民（A类）").check();
    await manager.getByRole("button", { name: "保存草稿" }).click();
    await expect(first.getByText("不在这个项目的享受范围里")).toBeVisible();
    await first.getByLabel("C", { exact: true }).uncheck();
    await manager.getByLabel(/享受对象/).fill("在石狮就业的新市民");
    await manager.getByRole("button", { name: "保存草稿" }).click();
    await expect(manager.getByText("草稿已保存。")).toBeVisible();
    await expect(manager.getByText("“民办高校人才”的名额有剩余且无人递补的，转给“新市民”的候补")).toBeVisible();
    await expect(manager.getByText("写全后才能送审")).toBeVisible();
    await manager
      .locator("form")
      .getByLabel(/适用范围/)
      .first()
      .fill("指标额内");
    await manager
      .locator("form")
      .getByLabel(/：限制/)
      .first()
      .fill("一年一次");
    await manager.getByRole("button", { name: "保存草稿" }).click();
    await expect(manager.getByText("写全后才能送审")).toHaveCount(0);
    await expectAccessible(manager, "a draft");
    await manager.getByRole("button", { name: "送审" }).click();
    await expect(manager.locator(".tag").filter({ hasText: "待批准" })).toBeVisible();
  });

  await test.step("the office returns it with the reason; mended, it is approved by one and published by another", async () => {
    await office1.goto("/office/projects");
    await office1.getByRole("link", { name: "积分培训" }).click();
    await office1.getByRole("button", { name: "退回", exact: true }).click();
    await expect(office1.getByText("请写明退回的原因").first()).toBeVisible();
    await expectAccessible(office1, "a review, refused");
    await office1.getByLabel("退回的原因").fill("指标应为 30 名");
    await office1.getByRole("button", { name: "退回", exact: true }).click();
    await expect(office1.getByText("等待部门修改")).toBeVisible();
    await manager.reload();
    await expect(manager.getByText("积分办退回，原因：指标应为 30 名")).toBeVisible();
    await manager.getByRole("group", { name: "第 1 类" }).getByLabel("指标").fill("30");
    await manager.getByRole("button", { name: "保存草稿" }).click();
    await expect(manager.getByRole("cell", { name: "30 名" })).toBeVisible();
    await manager.getByRole("button", { name: "送审" }).click();
    await expect(manager.locator(".tag").filter({ hasText: "待批准" })).toBeVisible();
    await office1.goto("/office/projects");
    await office1.getByRole("button", { name: "批准积分培训" }).click();
    await expect(office1.getByText("等待另一位工作人员公布")).toBeVisible();
    await expectAccessible(office1, "projects");
    await office2.goto("/office/projects");
    await office2.getByRole("button", { name: "公布积分培训" }).click();
    await expect(office2.getByText("已公布，未到申报时间")).toBeVisible();
    await moveClock(page, "2020-06-24T08:00");
    await expect(async () => {
      await office2.goto("/office/projects");
      await expect(office2.getByText("接受申报")).toBeVisible({ timeout: 1000 });
    }).toPass();
  });

  const own = await newPerson();
  await test.step("a person applies; the township passes the application on", async () => {
    await apply(own, await newPerson(), "陈海青");
  });

  await test.step("police: a deduction with document and date, tried before it is sent; on to the next case of the filter", async () => {
    const police = await newPerson();
    await logInStaff(police, "dept-public-security");
    await police.getByLabel("性质").selectOption("deduction");
    await police.getByRole("button", { name: "筛选" }).click();
    await police.getByRole("link", { name: /^N14/ }).click();
    await police.getByLabel("有记录").check();
    await police.getByLabel("日期", { exact: true }).first().fill("2019-11-08");
    await police.getByRole("button", { name: "提交决定" }).click();
    await expect(police.getByRole("link", { name: /依据：请写明依据的文书/ })).toBeVisible();
    await expectAccessible(police, "a finding, refused");
    await police.getByLabel("依据的文书或系统记录").fill("石公（灵）行罚决字〔2019〕12号");
    await police.getByLabel("文书或记录的日期").fill("2019-11-08");
    await police.getByRole("button", { name: "试算" }).click();
    await expect(police.getByRole("status").filter({ hasText: "试算结果" })).toContainText("还没有提交");
    await expectAccessible(police, "a trial");
    await police.getByRole("button", { name: "提交决定" }).click();
    await expect(police).toHaveURL(/items\/.*effect=deduction/);
    await expect(police.getByRole("heading", { level: 1 })).not.toContainText("N14");
    await police.goto("/department?effect=award");
    await police.getByRole("link", { name: /^P04/ }).click();
    await police.getByLabel("需要补充的材料").fill("居住证正反面照片");
    await police.getByRole("button", { name: "发给申请人" }).click();
    await expect(police.getByText("正在等申请人补充材料")).toBeVisible();
    await expectAccessible(police, "waiting for material");
    await police.goto("/department?state=waiting");
    await expect(police.getByRole("row").filter({ hasText: "P04" })).toContainText("等材料，至7月2日");
  });

  await test.step("education refuses with a reason; human resources lowers; the list says that nothing else is there", async () => {
    const education = await newPerson();
    await logInStaff(education, "dept-education-2");
    await education.goto("/department?effect=award");
    await education.getByRole("link", { name: /^P01/ }).click();
    await education.getByLabel("不予认可").check();
    await education.getByRole("button", { name: "提交决定" }).click();
    await expect(education.getByText("请写明理由").first()).toBeVisible();
    await education.getByLabel("理由").fill("学信网没有查到这份学历");
    await education.getByRole("button", { name: "提交决定" }).click();
    await expect(education.getByText("这一筛选下没有别的待办了")).toBeVisible();
    await expectAccessible(education, "a queue that is done");
    const insurance = await newPerson();
    await logInStaff(insurance, "dept-human-resources");
    await insurance.goto("/department?effect=award");
    await insurance.getByRole("link", { name: /^P03/ }).click();
    await insurance.getByLabel("部分认可").check();
    await insurance.getByText("计入的事实").click();
    const pension = insurance.getByRole("group", { name: "基本养老保险" });
    await pension.getByLabel("从").fill("2016-04-01");
    await pension.getByLabel(/^到/).fill("2020-03-31");
    await insurance.getByLabel("理由").fill("2016年4月以前没有缴费记录");
    await insurance.getByRole("button", { name: "试算" }).click();
    await expect(insurance.getByRole("status").filter({ hasText: "试算结果" })).toContainText("4 年");
    await insurance.getByRole("button", { name: "提交决定" }).click();
    await expect(insurance.getByText("这一筛选下没有别的待办了")).toBeVisible();
  });

  await test.step("the office's board shows who has open work", async () => {
    await moveClock(page, "2020-07-10T09:00");
    await office1.goto("/office");
    await expect(office1.getByRole("row").filter({ hasText: "市公安局" })).toContainText("超期");
    await expectAccessible(office1, "the board");
  });
});

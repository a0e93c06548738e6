import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { makePeople } from "../lib/cli/demo/people/make-people";
import { expectAccessible, expectNoSidewaysScroll } from "./axe";
import { points } from "./command-line";
import { expect, logInStaff, PASSWORD, test } from "./portal";

test.use({ applicants: 60, portalOf: "objections" });

/** Somebody in the housing notice about whom the demo has no case. */
const listed = makePeople(60, 2020, "2020-03-31").filter(
  ({ stage, kinds }) => stage === "in-notice" && kinds.includes("housing"),
);

/** A small screen without script. */
async function plainPage(browser: Browser, portal: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: portal,
    viewport: { width: 320, height: 640 },
    javaScriptEnabled: false,
    locale: "zh-CN",
  });
  return context.newPage();
}
const folder = mkdtempSync(join(tmpdir(), "points-objection-"));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test("an objection, from a phone without script to the corrected notice that the command line accepts", async ({
  page,
  browser,
  portal,
  newPerson,
}) => {
  const person = listed[4];
  if (person === undefined) throw new Error("too few people");
  const own = await plainPage(browser, portal);
  const [office1, office2, department] = [await newPerson(), await newPerson(), await newPerson()];
  const previous = await (await page.request.get("/notices/2020-2/notice.json")).text();
  let caseNumber = "";

  await test.step("the person objects to one line of the own points, takes it back, and objects again", async () => {
    await own.goto("/login");
    await own.getByLabel("证件号码").fill(person.identityNumber);
    await own.getByLabel("密码").fill(PASSWORD);
    await own.getByRole("button", { name: "登录" }).click();
    await own.goto("/applicant/notices");
    await own.getByRole("link", { name: "对这个结果提出异议" }).click();
    await expect(own.getByRole("heading", { name: "提出异议：积分入住" })).toBeVisible();
    await expectNoSidewaysScroll(own, "the form");
    await own.getByRole("button", { name: "提交异议" }).click();
    await expect(own.getByRole("alert")).toContainText("请选择理由");
    await own.getByLabel("有一项事实没有计入").check();
    await own.getByLabel("哪一项").selectOption({ label: "城镇社会保险（认可）" });
    await own.getByLabel("情况说明").fill("2004年起在原单位参保，没有计入。");
    await own.getByRole("button", { name: "提交异议" }).click();
    const panel = own.locator(".panel-number");
    const withdrawn = (await panel.textContent()) ?? "";
    await expectNoSidewaysScroll(own, "the case");
    await own.getByText("撤回异议", { exact: true }).first().click();
    await own.getByRole("button", { name: "撤回异议" }).click();
    await expect(own.getByText(/您于.*撤回了这件异议，不再办理。/)).toBeVisible();
    await own.goto("/applicant/notices");
    await expect(own.getByRole("link", { name: `我的异议 ${withdrawn}` })).toBeVisible();
    await own.getByRole("link", { name: "对这个结果提出异议" }).click();
    await own.getByLabel("有一项事实没有计入").check();
    await own.getByLabel("哪一项").selectOption({ label: "城镇社会保险（认可）" });
    await own.getByLabel("情况说明").fill("2004年起在原单位参保，没有计入。");
    await own.getByRole("button", { name: "提交异议" }).click();
    caseNumber = (await panel.textContent()) ?? "";
    expect(caseNumber).toMatch(/^Y2020-/);
    expect(caseNumber).not.toBe(withdrawn);
    await expect(own.getByText("由积分办办理")).toBeVisible();
  });

  await test.step("a neighbour objects by the code of a row, without an account", async () => {
    const other = await plainPage(browser, portal);
    await other.goto("/notices/2020-2");
    await other.getByRole("link", { name: "对公示的某一行提出异议" }).click();
    await other.getByLabel("公示代码").fill("2222-2222");
    await other.getByLabel("不符合享受条件").check();
    await other.getByLabel("情况说明").fill("听说在市内有住房。");
    await other.getByLabel("您的姓名").fill("示例邻居");
    await other.getByLabel("您的手机号").fill("13800000001");
    await other.getByRole("button", { name: "提交异议" }).click();
    await expect(other.getByRole("alert")).toContainText("没有找到这个公示代码");
    const row = (JSON.parse(previous) as { rows: { code: string }[] }).rows[5];
    await other.getByLabel("公示代码").fill(row?.code ?? "");
    await other.getByRole("button", { name: "提交异议" }).click();
    await expect(other.getByText(/^Y2020-/)).toBeVisible();
    await expectNoSidewaysScroll(other, "the case number");
  });

  await test.step("the office takes the case and asks the department; another officer of it proposes", async () => {
    await logInStaff(office1, "office-1");
    await office1.goto("/office");
    await office1.getByRole("link", { name: /^办理中/ }).click();
    await office1.getByRole("link", { name: caseNumber }).click();
    await office1.getByRole("button", { name: "由我办理" }).click();
    await office1.getByLabel("复核的问题").fill("请核对2004年以来的参保月份。");
    await expectAccessible(office1, "a case being handled");
    await office1.getByRole("button", { name: "送部门复核" }).click();
    await expect(office1.getByText("部门复核中", { exact: true })).toBeVisible();
    await logInStaff(department, "dept-human-resources-2");
    await department.goto("/department");
    await department.getByRole("link", { name: caseNumber }).click();
    await expectAccessible(department, "the desk with a recheck");
    await department.getByLabel("认可", { exact: true }).check();
    await department.getByText(/计入的事实/).click();
    for (const row of [0, 1, 2, 3, 4]) {
      await department.locator(`#from${row}`).fill("2004-01-01");
      await department.locator(`#to${row}`).fill("2020-03-31");
    }
    await department.getByLabel("理由").fill("原单位2004年起连续参保，有缴费记录。");
    await department.getByRole("button", { name: "试算" }).click();
    await expect(department.getByText(/试算结果：城镇社会保险/)).toBeVisible();
    await department.getByRole("button", { name: "提交复核意见" }).click();
    await expect(department.getByText("复核意见已提交，由积分办决定异议。")).toBeVisible();
  });

  await test.step("the effect is shown, and the objection is granted", async () => {
    await office1.reload();
    await expect(office1.getByText(/^积分入住：名次 \d+→\d+，总分/)).toBeVisible();
    await expectAccessible(office1, "the effect");
    await office1.getByLabel("支持：按复核结果更正").check();
    await office1.getByLabel("理由").fill("经部门复核，参保月份应当计入。");
    await office1.getByRole("button", { name: "提交决定" }).click();
    await expect(office1.getByRole("link", { name: "待重新排名并发布更正的公示" })).toBeVisible();
    await expectAccessible(office1, "a case granted");
  });

  await test.step("one officer ranks again, another publishes; the old notice says what took its place", async () => {
    await office1.getByRole("link", { name: "待重新排名并发布更正的公示" }).click();
    await office1.getByRole("button", { name: "按异议和处理结果重新排名" }).click();
    await expect(office1.getByText("排名由您运行，须由另一位工作人员公示。")).toBeVisible();
    await logInStaff(office2, "office-2");
    await office2.goto("/office/rankings");
    await office2.getByRole("link", { name: "积分入住" }).click();
    await office2.getByRole("button", { name: "发布更正的公示" }).click();
    await expect(async () => {
      await page.goto("/notices/2020-3");
      await expect(page.getByRole("heading", { name: "更正的内容" })).toBeVisible({ timeout: 1000 });
      await page.goto("/notices/2020-2");
      await expect(page.getByText("这份公示已更正")).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expectAccessible(page, "a replaced notice");
    expect((await page.request.get("/notices/2020-2/notice.json")).status()).toBe(404);
    await page.goto("/notices");
    await expect(page.getByText("已由石积分公示〔2020〕3号代替")).toBeVisible();
    await page.goto("/notices/2020-3");
    await expectAccessible(page, "a corrected notice");
    await own.goto("/applicant/notices");
    const code = (await own.locator(".panel strong").textContent()) ?? "";
    await expect(page.getByRole("row").filter({ hasText: code }).first()).toContainText("名次");
    await expect(own.getByText("石积分公示〔2020〕3号")).toBeVisible();
  });

  await test.step("the difference of both runs names who moved, the line and the case, on the page and in the file", async () => {
    await office2.goto("/office/rankings");
    await office2.getByRole("link", { name: "积分入住" }).click();
    await office2.getByRole("link", { name: "与第 1 次排名的差别" }).click();
    await expect(office2.getByRole("heading", { name: /第 1 次与第 2 次排名的差别/ })).toBeVisible();
    const changed = office2.getByRole("row").filter({ hasText: "城镇社会保险由市人力资源和社会保障局" });
    await expect(changed).toHaveCount(1);
    await expect(changed).toContainText(/总分 [\d.]+→[\d.]+（城镇社会保险 [\d.]+→[\d.]+）.*（异议 Y2020-/);
    await expect(office2.getByRole("row").filter({ hasText: "人排到前面" }).first()).toBeVisible();
    await expectAccessible(office2, "the difference of two runs");
    const link = office2.getByRole("link", { name: "下载全部差别（CSV）" });
    const file = await office2.request.get((await link.getAttribute("href")) ?? "");
    expect(file.headers()["content-type"]).toBe("text/csv; charset=utf-8");
    const lines = (await file.text()).trimEnd().split("\r\n");
    expect(lines[0]).toBe("\ufeff受理号,姓名,前一次,后一次,原因,有关认定");
    const count = /共 (\d+) 项/.exec((await office2.getByRole("table").locator("caption").textContent()) ?? "")?.[1];
    expect(lines.length - 1).toBe(Number(count));
  });

  await test.step("the command line accepts the correction with the notice that it corrects, and names a bent change list", async () => {
    const notice = await (await page.request.get("/notices/2020-3/notice.json")).text();
    const before = file("previous.json", previous);
    const honest = await points(["notice", "verify", file("notice.json", notice), "--previous", before]);
    expect(honest.err).toBe("");
    expect(honest.code).toBe(0);
    const bent = file("bent.json", notice.replace(/"old":\d+/, '"old":1'));
    const refused = await points(["notice", "verify", bent, "--previous", before]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("变动清单");
  });
});

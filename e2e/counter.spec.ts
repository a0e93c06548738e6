import type { Page } from "@playwright/test";
import { demoPaper } from "../lib/cli/demo/seed/paper";
import { present, type Someone, someone } from "./applicant";
import { expectAccessible, expectNoSidewaysScroll } from "./axe";
import { expect, logInStaff, test } from "./portal";

test.use({ applicants: 60, portalOf: "counter" });

/** Every page at the counter says for whom and why, and is as accessible as the person's own. */
async function look(page: Page, who: Someone): Promise<void> {
  await expect(page.getByText(`代 ${who.name} 办理`)).toBeVisible();
  await expectAccessible(page, page.url());
  await expectNoSidewaysScroll(page, page.url());
}

test("a person without a phone: registered at the counter, sent, on paper, decided by another officer", async ({
  newPerson,
}) => {
  const clerk = await newPerson();
  const colleague = await newPerson();
  const who = someone("林阿婆", 990);
  await logInStaff(clerk, "town-hubin");

  await test.step("what is missing stands at its field; then the visit begins", async () => {
    await clerk.goto("/township/counter");
    await expectAccessible(clerk, "the counter");
    await clerk.getByRole("button", { name: "开始代办" }).click();
    await expect(clerk.getByText("请选择代办的理由").first()).toBeVisible();
    await expect(clerk.getByText("只有本人到场并出示证件，才能代办").first()).toBeVisible();
    await expectAccessible(clerk, "the counter, refused");
    await present(clerk, who);
    await expect(clerk).toHaveURL(/counter\/[0-9a-f-]{36}$/);
  });
  const base = new URL(clerk.url()).pathname;
  await look(clerk, who);

  await test.step("dossier, claims with a paper, project: the person's own pages under the visit", async () => {
    await clerk.getByRole("link", { name: "1. 填写档案并送交确认" }).click();
    await clerk.getByLabel("出生日期").fill(who.birthDate);
    await expect(clerk.getByLabel("居住的镇（街道）").getByRole("option")).toHaveText(["请选择", "湖滨街道"]);
    await clerk.getByLabel("申请类别").selectOption("A");
    await clerk.getByLabel("现住址").fill("金林路 8 号");
    await clerk.getByRole("button", { name: "保存档案" }).click();
    await expect(clerk.getByText("已保存。")).toBeVisible();
    await look(clerk, who);
    await clerk.getByRole("button", { name: "送交确认" }).click();
    await clerk.getByRole("link", { name: "2. 申报" }).click();
    await clerk.getByRole("button", { name: "开始申报" }).click();
    await expect(clerk.getByText("暂不能开始")).toBeVisible();
    await look(clerk, who);
    await clerk.goto(`${base}/application/claims`);
    await look(clerk, who);
    await clerk.goto(`${base}/application/claims/P01`);
    await clerk.getByLabel("类别").selectOption("bachelor");
    await clerk.getByRole("button", { name: "保存", exact: true }).click();
    await expect(clerk.getByText("已保存。")).toBeVisible();
    await clerk.getByLabel("选择文件").setInputFiles({
      name: "毕业证书.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from(demoPaper("DEGREE", ["DEMO PAPER"])),
    });
    await clerk.getByRole("button", { name: "上传" }).click();
    await expect(clerk.getByText("文件已保存。")).toBeVisible();
    await look(clerk, who);
    await clerk.goto(`${base}/application/evidence`);
    const file = await clerk.getByRole("link", { name: "毕业证书.pdf" }).getAttribute("href");
    expect((await clerk.request.get(file ?? "")).status()).toBe(200);
    expect((await clerk.request.get((file ?? "").replace(/\?.*/, ""))).status()).toBe(404);
    await clerk.goto(`${base}/application/projects`);
    await clerk.getByRole("button", { name: "申报积分培训" }).click();
    await expect(clerk.getByText("已选择。提交申报后生效。")).toBeVisible();
  });

  await test.step("the promise is signed on paper, the receipt is printed with who acted and why", async () => {
    await clerk.goto(`${base}/application/check`);
    await look(clerk, who);
    await clerk.emulateMedia({ media: "print" });
    await expect(clerk.getByText("申报人签名（或捺印）")).toBeVisible();
    await expect(clerk.getByText("请打印本页")).toBeHidden();
    await clerk.emulateMedia({ media: "screen" });
    await clerk.getByLabel(/签名的纸由窗口留存/).check();
    await clerk.getByLabel("申报人已签名同意公示的内容。").check();
    await clerk.getByRole("button", { name: "提交申报" }).click();
    await expect(clerk.getByRole("heading", { name: "申报已提交" })).toBeVisible();
    await look(clerk, who);
    await clerk.emulateMedia({ media: "print" });
    for (const text of [/^受理号/, "由湖滨街道窗口（代办理由：没有手机）代办", "湖滨街道经办员", "窗口经办人签名"])
      await expect(clerk.getByRole("main").getByText(text).first()).toBeVisible();
    await clerk.emulateMedia({ media: "screen" });
  });

  await test.step("another officer confirms and reviews; who took it in may not", async () => {
    await clerk.goto("/township/identity");
    await clerk.getByRole("link", { name: who.name }).click();
    await clerk.getByLabel("确认身份和类别").check();
    await clerk.getByRole("button", { name: "提交决定" }).click();
    await expect(clerk.getByText("须由另一位工作人员核对和决定").first()).toBeVisible();
    await logInStaff(colleague, "town-hubin-2");
    await colleague.goto(base);
    await expect(colleague.getByText(who.name)).toHaveCount(0);
    await colleague.goto("/township/identity");
    await colleague.getByRole("link", { name: who.name }).click();
    await colleague.getByLabel("确认身份和类别").check();
    await colleague.getByRole("button", { name: "提交决定" }).click();
    const done = colleague.getByText("上一件身份已办理").or(colleague.getByText("没有等待确认的档案"));
    await expect(done.first()).toBeVisible();
    await colleague.goto("/township/reviews");
    await colleague.getByRole("link", { name: who.name }).click();
    await expect(colleague.getByText("由湖滨街道窗口（代办理由：没有手机）代办")).toBeVisible();
    await colleague.getByRole("button", { name: "通过初审" }).click();
    await clerk.goto(base);
    await expect(clerk.getByText("部门评分").first()).toBeVisible();
  });
});

import type { Browser, Page } from "@playwright/test";
import { makePeople } from "../lib/cli/demo/people/make-people";
import { expectAccessible, expectNoSidewaysScroll } from "./axe";
import { expectTargets } from "./look";
import { expect, logInStaff, moveClock, PASSWORD, test } from "./portal";

test.use({ applicants: 60, portalOf: "sanctions" });

const people = makePeople(60, 2020, "2020-03-31");
/** Who is being heard in the demo, and who stands in the housing notice without any case. */
const heard = people.find(({ stage }) => stage === "confirmed");
const listed = people
  .filter(({ stage, kinds }) => stage === "in-notice" && kinds.includes("housing"))
  .slice(3)
  .find(({ kinds }) => kinds.length === 1);

/** A small screen without script, logged in. */
async function plainPage(browser: Browser, portal: string, identityNumber: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: portal,
    viewport: { width: 320, height: 640 },
    javaScriptEnabled: false,
    locale: "zh-CN",
  });
  const page = await context.newPage();
  await logIn(page, identityNumber);
  return page;
}
async function logIn(page: Page, identityNumber: string): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("证件号码").fill(identityNumber);
  await page.getByLabel("密码").fill(PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("heading", { name: "我的办理" })).toBeVisible();
}
const letter = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

test("a doubtful paper: heard on a phone without script, imposed by a second officer, objected to, lifted by a third", async ({
  page,
  browser,
  portal,
  newPerson,
}) => {
  if (heard === undefined) throw new Error("nobody is being heard");
  await logIn(page, heard.identityNumber);
  const own = await plainPage(browser, portal, heard.identityNumber);
  const [office1, office2, office3] = [await newPerson(), await newPerson(), await newPerson()];

  await test.step("the person reads what is said, lays a letter to it, and answers once", async () => {
    await expect(own.getByRole("heading", { name: "虚假材料的处理" })).toBeVisible();
    await own.getByRole("link", { name: /2020 年度申报，编号 Z2020-/ }).click();
    await expect(own.getByText("学校书面答复：没有颁发过这份证书")).toBeVisible();
    await expectNoSidewaysScroll(own, "the hearing");
    await expectTargets(own, 44, "the hearing");
    await page.goto(new URL(own.url()).pathname);
    await expectAccessible(page, "the hearing");
    await own.getByLabel("选择文件").setInputFiles({ name: "letter.pdf", mimeType: "application/pdf", buffer: letter });
    await own.getByRole("button", { name: "上传" }).click();
    await expect(own.getByText("文件已保存。")).toBeVisible();
    await own.getByRole("button", { name: "提交说明" }).click();
    await expect(own.getByRole("alert")).toContainText("请写明情况");
    await own.getByLabel("说明", { exact: true }).fill("证书由原单位统一代办，我不知道有问题。");
    await own.getByRole("button", { name: "提交说明" }).click();
    await expect(own.getByText("证书由原单位统一代办")).toBeVisible();
    await expect(own.getByRole("button", { name: "提交说明" })).toHaveCount(0);
  });

  await test.step("an officer reads the answer and proposes with the effect in view; the same officer cannot impose", async () => {
    await logInStaff(office1, "office-1");
    await office1.goto("/office");
    await office1.getByRole("link", { name: "核查和处理中 1 件" }).click();
    await expectAccessible(office1, "the list");
    await office1.getByRole("link", { name: /^Z2020-/ }).click();
    await expect(office1.getByText("证书由原单位统一代办")).toBeVisible();
    await expect(office1.getByText("本年度申报：积分已确认 → 作废")).toBeVisible();
    await expect(office1.getByText("2021 年度至 2022 年度不能申报")).toBeVisible();
    await office1.getByLabel("认定的事实和依据").fill("学校书面答复没有颁发，本人未能说明来源。");
    await expectAccessible(office1, "a case to propose");
    await office1.getByRole("button", { name: "提出，送另一人决定" }).click();
    await expect(office1.getByText("由您立案或提出的，须由另一位工作人员决定。")).toBeVisible();
  });

  await test.step("a second officer imposes; the person reads why, until when, and how to object", async () => {
    await logInStaff(office2, "office-2");
    await office2.goto("/office/sanctions?status=proposed");
    await office2.getByRole("link", { name: /^Z2020-/ }).click();
    await expectAccessible(office2, "a case to impose");
    await office2.getByRole("button", { name: "同意，作出处理" }).click();
    await expect(office2.getByText("已作处理", { exact: true })).toBeVisible();
    await expectAccessible(office2, "a case imposed");
    await own.goto("/applicant");
    await expect(own.getByText("已作废").first()).toBeVisible();
    await own.getByRole("link", { name: /2020 年度申报，编号 Z2020-/ }).click();
    await expect(own.getByText(/您的 2020 年度申报作废，2021 年度至 2022 年度不能申报/)).toBeVisible();
    await expect(own.getByText(/行政复议/).first()).toBeVisible();
    await expectNoSidewaysScroll(own, "the decision");
    await page.goto(new URL(own.url()).pathname);
    await expectAccessible(page, "the decision");
    await own.getByLabel("不服的理由").fill("学校更名前颁发的，档案馆有存根。");
    await own.getByRole("button", { name: "提出异议" }).click();
    await expect(own.getByText("异议办理中")).toBeVisible();
  });

  await test.step("a third officer lifts it, and the application stands again", async () => {
    await office2.reload();
    await expect(office2.getByText("立案、提出和决定处理的工作人员都不能决定异议")).toBeVisible();
    await logInStaff(office3, "office-3");
    await office3.goto("/office/sanctions?only=open");
    await office3.getByRole("link", { name: /^Z2020-/ }).click();
    await office3.getByLabel("撤销处理").check();
    await office3.getByLabel("理由").fill("档案馆存根证明证书属实。");
    await expectAccessible(office3, "an objection to decide");
    await office3.getByRole("button", { name: "提交决定" }).click();
    await expect(office3.getByText(/已恢复：/).first()).toBeVisible();
    await own.goto("/applicant");
    await expect(own.getByText("积分已确认").first()).toBeVisible();
  });
});

test("false evidence of somebody in notice: opened by the receipt, imposed, and left out by the corrected notice", async ({
  page,
  newPerson,
}) => {
  if (listed === undefined) throw new Error("too few people in notice");
  const [office1, office2] = [await newPerson(), await newPerson()];
  await logIn(page, listed.identityNumber);
  const receipt =
    /S2020-[0-9A-Z]+/.exec(
      (await page
        .getByText(/受理号/)
        .first()
        .textContent()) ?? "",
    )?.[0] ?? "";
  await page.goto("/applicant/notices");
  const code = (await page.locator(".panel strong").last().textContent()) ?? "";

  await logInStaff(office1, "office-1");
  await office1.goto("/office/sanctions/new");
  await office1.getByLabel("受理号").fill("S2020-2222222222222222");
  await office1.getByRole("button", { name: "查找" }).click();
  await expect(office1.getByText("没有找到这个受理号的申报")).toBeVisible();
  await expectAccessible(office1, "no such receipt");
  await office1.getByLabel("受理号").fill(receipt);
  await office1.getByRole("button", { name: "查找" }).click();
  await office1.getByLabel("哪一项").selectOption({ index: 1 });
  await office1.getByLabel("核查的内容").fill("参保证明上的单位已注销，印章与备案不符。");
  await expectAccessible(office1, "opening a case");
  await office1.getByRole("button", { name: "立案" }).click();
  await office1.getByRole("button", { name: "告知本人" }).click();
  await expect(office1.getByText("听取说明中")).toBeVisible();
  // Nobody answers: the days go by, and the case goes on.
  await moveClock(office1, "2020-08-28T09:00");
  const caseNumber = /Z2020-[0-9A-Z]+/;
  await office1.goto("/office/sanctions?status=hearing");
  await office1.getByRole("link", { name: caseNumber }).last().click();
  await expect(office1.getByText("期限内没有说明")).toBeVisible();
  await office1.getByLabel("认定的事实和依据").fill("单位注销在先，证明不可能由该单位出具。");
  await expect(office1.getByText(/^积分入住：第 \d+ 名.*→ 不参加排名，另有 \d+ 人变动/)).toBeVisible();
  await office1.getByRole("button", { name: "提出，送另一人决定" }).click();
  await logInStaff(office2, "office-2");
  await office2.goto("/office/sanctions?status=proposed");
  await office2.getByRole("link", { name: caseNumber }).last().click();
  await office2.getByRole("button", { name: "同意，作出处理" }).click();
  await office2.getByRole("link", { name: "待重新排名并发布更正的公示" }).click();
  await office2.getByRole("button", { name: "按异议和处理结果重新排名" }).click();
  await expect(office2.getByText("排名由您运行，须由另一位工作人员公示。")).toBeVisible();
  await office1.goto("/office/rankings");
  await office1.getByRole("link", { name: "积分入住" }).click();
  await office1.getByRole("button", { name: "发布更正的公示" }).click();
  await expect(async () => {
    await page.goto("/notices/2020-3");
    await expect(page.getByRole("heading", { name: "更正的内容" })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(page.getByText("经对虚假材料的处理，更正并代替")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: code })).toContainText("不再列入公示");
  await expectAccessible(page, "a notice corrected for a sanction");
});

import type { Page } from "@playwright/test";
import { makePeople } from "../lib/cli/demo/people/make-people";
import { demoPaper } from "../lib/cli/demo/seed/paper";
import { present } from "./applicant";
import { expectAccessible, expectNoSidewaysScroll } from "./axe";
import { expect, logInStaff, PASSWORD, test } from "./portal";

test.use({ applicants: 60, portalOf: "counter-service" });

const PEOPLE = makePeople(60, 2020, "2020-03-31");
const find = (name: string) => {
  const one = PEOPLE.find((person) => person.name === name);
  if (one === undefined) throw new Error(`nobody is called ${name}`);
  return { name, document: one.identityNumber, township: one.township };
};
async function look(page: Page, what: string): Promise<void> {
  await expectAccessible(page, what);
  await expectNoSidewaysScroll(page, what);
}
const onPaper = async (page: Page, see: () => Promise<void>) => {
  await page.emulateMedia({ media: "print" });
  await see();
  await page.emulateMedia({ media: "screen" });
};

test("an objection at the counter: raised with a paper, printed, taken back, raised again", async ({ newPerson }) => {
  const listed = PEOPLE.filter(({ stage, kinds }) => stage === "in-notice" && kinds.includes("housing"))[5];
  if (listed === undefined) throw new Error("too few people");
  const who = find(listed.name);
  const clerk = await newPerson();
  await logInStaff(clerk, `town-${who.township}`);
  await present(clerk, who);
  await clerk.getByRole("link", { name: "公示和异议" }).click();
  await expect(clerk.getByRole("link", { name: "下载我的证明" })).toHaveCount(0);
  await look(clerk, "the notices at the counter");
  await clerk.getByRole("link", { name: "对这个结果提出异议" }).first().click();
  await clerk.getByRole("button", { name: "提交异议" }).click();
  await expect(clerk.locator(".error-summary")).toContainText("请选择理由");
  await clerk.getByLabel("选择文件").setInputFiles({
    name: "参保证明.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from(demoPaper("INSURANCE", ["DEMO PAPER"])),
  });
  await clerk.getByRole("button", { name: "上传" }).click();
  await expect(clerk.getByText("文件已保存。")).toBeVisible();
  await clerk.getByLabel("有一项事实没有计入").check();
  await clerk.getByLabel("情况说明").fill("本人口述：原单位的参保没有计入。");
  await look(clerk, "the form at the counter");
  await clerk.getByRole("button", { name: "提交异议" }).click();
  await expect(clerk.locator(".panel-number")).toHaveText(/^Y2020-/);
  const number = (await clerk.locator(".panel-number").textContent()) ?? "";
  await look(clerk, "the case at the counter");
  const file = await clerk.getByRole("link", { name: "参保证明.pdf" }).getAttribute("href");
  expect((await clerk.request.get(file ?? "")).status()).toBe(200);
  await onPaper(clerk, async () => {
    for (const text of ["申报人签名（或捺印）", "窗口经办人签名", number, "本人口述：原单位的参保没有计入。"])
      await expect(clerk.getByText(text).first()).toBeVisible();
    await expect(clerk.getByText("请打印本页")).toBeHidden();
    await expect(clerk.getByRole("button", { name: "撤回异议" })).toBeHidden();
  });

  await clerk.getByText("撤回异议", { exact: true }).first().click();
  await clerk.getByRole("button", { name: "撤回异议" }).click();
  await expect(clerk.getByText(/您于.*撤回了这件异议，不再办理。/)).toBeVisible();
  await look(clerk, "a case taken back");
  await clerk.getByRole("link", { name: "返回我的公示" }).click();
  await clerk.getByRole("link", { name: "对这个结果提出异议" }).first().click();
  await clerk.getByLabel("名次计算有误").check();
  await clerk.getByLabel("情况说明").fill("与前一名同分。");
  await clerk.getByRole("button", { name: "提交异议" }).click();
  await expect(clerk.locator(".panel-number")).toHaveText(/^Y2020-/);

  const office = await newPerson();
  await logInStaff(office, "office-1");
  await office.goto("/office/objections?status=raised");
  await office.getByRole("link", { name: (await clerk.locator(".panel-number").textContent()) ?? "" }).click();
  await expect(office.getByText(/窗口（代办理由：没有手机）代办/)).toBeVisible();
  await look(office, "a case from the counter");
});

test("a place accepted at the counter, scanned before a log-in, and served from the list for many", async ({
  newPerson,
}) => {
  const [clerk, manager] = [await newPerson(), await newPerson()];
  await logInStaff(manager, "svc-education");
  await manager.goto("/department/offers");
  await manager.getByRole("link", { name: "积分入学" }).click();
  await expect(manager).toHaveURL(/\/department\/offers\/[0-9a-f-]{36}$/);
  const project = new URL(manager.url()).pathname;
  await manager.goto(`${project}?state=open`);
  const row = manager.locator("tbody th a").filter({ hasText: "（" });
  const who = find(((await row.first().textContent()) ?? "").split("（")[0] ?? "");
  let code = "";

  await test.step("the clerk prints the sheet, accepts and prints the voucher", async () => {
    await logInStaff(clerk, `town-${who.township}`);
    await present(clerk, who);
    await clerk.getByRole("link", { name: "名额和凭证" }).click();
    await clerk.getByRole("link", { name: /积分入学/ }).click();
    await look(clerk, "an open offer at the counter");
    await onPaper(clerk, async () => {
      await expect(clerk.getByText(/□ 接受名额/)).toBeVisible();
      await expect(clerk.getByText("申报人签名（或捺印）")).toBeVisible();
    });
    await clerk.getByRole("button", { name: "接受名额" }).click();
    await expect(clerk.getByRole("heading", { name: "入学准入卡" })).toBeVisible();
    await expect(clerk.locator(".voucher").getByText(who.name, { exact: true })).toBeVisible();
    await look(clerk, "a voucher at the counter");
    code = (await clerk.locator(".voucher-code strong").textContent()) ?? "";
  });

  await test.step("who scans without a session logs in and stands before the offer", async () => {
    const scanner = await newPerson();
    await scanner.goto(`/department/vouchers?code=${code}`);
    await expect(scanner).toHaveURL(/\/login\/staff\?next=/);
    await scanner.getByLabel("用户名").fill("svc-education");
    await scanner.getByLabel("密码").fill(PASSWORD);
    await scanner.getByRole("button", { name: "下一步" }).click();
    await expect(scanner).toHaveURL(/second-step/);
    // A code is used once, and the manager's is used up: the next one comes with the next half minute.
    await expect(async () => {
      const demo = await (await scanner.request.get("/demo")).text();
      const shown = /(\d{6})<\/td><\/tr>$/.exec(/<tr data-login="svc-education".*?<\/tr>/.exec(demo)?.[0] ?? "")?.[1];
      await scanner.getByLabel("动态码").fill(shown ?? "");
      await scanner.getByRole("button", { name: "登录" }).click();
      await expect(scanner.getByText("凭证有效。请核对身份证后再记录办理。")).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 90_000 });
  });

  await test.step("the list is given back: a wrong cell is named and nothing recorded, then it is", async () => {
    await manager.goto(project);
    await manager.getByRole("link", { name: "批量记录：报到注册" }).click();
    await look(manager, "recording for many");
    const list = await (await manager.request.get(`/api/offers/${project.split("/").at(-1)}/list.csv`)).text();
    const filled = (day: string) => {
      const [head, ...lines] = list.trim().split("\r\n");
      const at = (head ?? "").replace("\ufeff", "").split(",").indexOf("报到日期");
      return [
        head,
        ...lines.map((line) => {
          const cells = line.split(",");
          if (line.startsWith(who.name)) cells[at] = day;
          return cells.join(",");
        }),
      ].join("\r\n");
    };
    const give = async (day: string) => {
      const file = { name: "名单.csv", mimeType: "text/csv", buffer: Buffer.from(filled(day)) };
      await manager.getByLabel("填好的名单（CSV）").setInputFiles(file);
      await manager.getByRole("button", { name: "核对并记录" }).click();
    };
    await give("明天");
    await expect(manager.locator(".error-summary")).toContainText(
      /第 \d+ 行“报到日期”：发现 “明天”，应为 日期，如 2020-08-24/,
    );
    await look(manager, "a list refused");
    await give("2020/8/20");
    await expect(manager.getByText("已记录 1 人。")).toBeVisible();
  });

  await test.step("the same for all who are ticked; nobody ticked is refused", async () => {
    await manager.getByRole("link", { name: "批量记录：报到注册" }).click();
    await expect(manager.getByText(who.name)).toHaveCount(0);
    await manager.getByRole("button", { name: "为勾选的人确认报到注册" }).click();
    await expect(manager.locator(".error-summary")).toContainText("请至少选择一人");
    await manager.getByRole("link", { name: /全部勾选（\d+ 人）/ }).click();
    await expect(manager.getByRole("checkbox", { checked: true })).not.toHaveCount(0);
    const people = await manager.getByRole("checkbox").count();
    await manager.getByRole("button", { name: "为勾选的人确认报到注册" }).click();
    await expect(manager.getByText(`已记录 ${people} 人。`)).toBeVisible();
    await manager.getByRole("link", { name: "批量记录：报到注册" }).click();
    await expect(manager.getByText("现在没有可以记录这一步的人。")).toBeVisible();
  });
});

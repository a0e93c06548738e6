import type { Page } from "@playwright/test";
import { makePeople } from "../lib/cli/demo/people/make-people";
import { expectAccessible, expectNoSidewaysScroll } from "./axe";
import { expectTargets } from "./look";
import { expect, logInStaff, PASSWORD, test } from "./portal";

test.use({ applicants: 60, portalOf: "offers" });

/** The name in front of the child's: 蒋玉林（蒋建华）. */
async function firstWho(manager: Page, state: string): Promise<string> {
  await manager.goto("/department/offers");
  await manager.getByRole("link", { name: "积分入学" }).click();
  await manager.getByLabel("情况").selectOption({ label: state });
  await manager.getByRole("button", { name: "筛选" }).click();
  const row = manager.locator("tbody th a").filter({ hasText: "（" });
  await expect(row.first()).toBeVisible();
  return (await row.first().textContent())?.split("（")[0] ?? "";
}

async function logInAs(page: Page, name: string): Promise<void> {
  const person = makePeople(60, 2020, "2020-03-31").find((one) => one.name === name);
  await page.goto("/login");
  await page.getByLabel("证件号码").fill(person?.identityNumber ?? "");
  await page.getByLabel("密码").fill(PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("heading", { name: "我的办理" })).toBeVisible();
}

test("a place is accepted, its voucher served once, and the service remembered", async ({
  newPerson,
  javaScriptEnabled,
}) => {
  /** axe runs as a script of the page; without script the narrow screen is looked at. */
  const look = async (page: Page, what: string): Promise<void> => {
    if (javaScriptEnabled === false) await expectNoSidewaysScroll(page, what);
    else await expectAccessible(page, what);
  };
  const [own, manager] = [await newPerson(), await newPerson()];
  await logInStaff(manager, "svc-education");
  const name = await firstWho(manager, "等待答复");
  await look(manager, "the offers of a project");

  await logInAs(own, name);
  await own.getByRole("link", { name: "选择接受或放弃" }).click();
  await expect(own.getByText(/24:00前答复（还有 \d 天）/)).toBeVisible();
  await look(own, "an open offer");
  await expectTargets(own, 44, "an open offer");
  await own.getByRole("button", { name: "接受名额" }).click();
  await expect(own.getByText("已接受名额。")).toBeVisible();
  await expect(own.getByRole("heading", { name: "入学准入卡" })).toBeVisible();
  await expect(own.getByAltText(/二维码/)).toBeVisible();
  await look(own, "a voucher");
  const code = (await own.locator(".voucher-code strong").textContent()) ?? "";
  expect(code).toMatch(/^(\w{4}-){3}\w{4}$/);

  await manager.goto("/department/vouchers");
  await manager.getByLabel("凭证号").fill(code.replaceAll("-", "").toLowerCase());
  await manager.getByRole("button", { name: "查找" }).click();
  await expect(manager.getByText("凭证有效。请核对身份证后再记录办理。")).toBeVisible();
  await look(manager, "the service desk");
  await manager.getByLabel("班级").fill("二年级 1 班");
  await manager.getByRole("button", { name: "确认报到注册" }).click();
  await expect(manager.getByText("已记录，本人可以在“名额”里看到。")).toBeVisible();
  await manager.goto(`/department/vouchers?code=${code}`);
  await expect(manager.getByText(/这份凭证已于.*使用，不能再用。/)).toBeVisible();

  // The class was another child's: taken back with a reason that the person reads, and recorded anew.
  await manager.getByText("记录有误，撤回最近一条", { exact: true }).click();
  await manager.getByRole("button", { name: "撤回记录" }).click();
  await expect(manager.getByText("请写明哪里记错了，申请人会看到").first()).toBeVisible();
  await manager.getByLabel("哪里记错了").fill("班级记成了另一个孩子的。");
  await look(manager, "a record about to be taken back");
  await manager.getByRole("button", { name: "撤回记录" }).click();
  await expect(manager.getByText("记录已撤回，本人会收到短信。")).toBeVisible();
  await expect(manager.getByText(/（登记有误，已撤回）报到注册/)).toBeVisible();
  await own.goto("/applicant/offers");
  await own
    .getByRole("link", { name: /积分入学/ })
    .first()
    .click();
  await expect(own.getByText(/班级记成了另一个孩子的。/)).toBeVisible();
  await own.goto("/applicant/dossier");
  await expect(own.getByRole("heading", { name: "已享受的服务" })).toHaveCount(0);
  await manager.getByLabel("班级").fill("一年级 2 班");
  await manager.getByRole("button", { name: "确认报到注册" }).click();
  await expect(manager.getByText("已记录，本人可以在“名额”里看到。")).toBeVisible();

  await own.goto("/applicant/dossier");
  await expect(own.getByRole("heading", { name: "已享受的服务" })).toBeVisible();
  await expect(own.getByText(/班级：一年级 2 班/)).toBeVisible();
  await look(own, "a dossier with a service");
});

test("a form that lies folded stands open with what is wrong in it, without script too", async ({ newPerson }) => {
  const town = await newPerson();
  const waiting = makePeople(60, 2020, "2020-03-31").find((one) => one.stage === "submitted");
  if (waiting === undefined) throw new Error("nobody waits for first review");
  await logInStaff(town, `town-${waiting.township}`);
  await town.goto("/township/reviews");
  await town.getByRole("link", { name: waiting.name }).click();
  await expect(town.getByRole("button", { name: "不予通过" })).toBeHidden();
  await town.getByText("不予通过", { exact: true }).first().click();
  await town.getByRole("button", { name: "不予通过" }).click();
  await expect(town.getByText("请写明不予通过的原因").first()).toBeVisible();
  await expect(town.getByRole("button", { name: "不予通过" })).toBeVisible();
});

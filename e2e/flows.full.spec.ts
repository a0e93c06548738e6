import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./axe";
import { expect, logInStaff, test } from "./portal";

test.use({ applicants: 60, portalOf: "flows" });

const NARROW = { viewport: { width: 320, height: 640 }, javaScriptEnabled: false };
const SAYS = "“人才住房”的名额有剩余且无人递补的，转给“公共租赁住房”的候补";

/** A department drafts a project whose places go on, in a circle first; the office reads the rule in words. */
async function draft(manager: Page, code: string, look: (page: Page, what: string) => Promise<void>): Promise<void> {
  await logInStaff(manager, "svc-housing");
  await manager.goto("/department/projects/new");
  await manager.getByLabel("代码", { exact: true }).first().fill(code);
  await manager.getByLabel("名称", { exact: true }).first().fill(`积分入住 ${code}`);
  await manager.getByLabel("种类").selectOption({ label: "积分入住" });
  await manager.getByLabel("申报开始").fill("2020-09-01");
  await manager.getByLabel(/^申报结束/).fill("2020-09-10");
  await manager.getByLabel("新市民（A类）").check();
  for (const [row, name, pool, quota] of [
    [1, "公共租赁住房", "rent", "20"],
    [2, "人才住房", "talent", "5"],
  ] as const) {
    const group = manager.getByRole("group", { name: `第 ${row} 类` });
    await group.getByLabel("名称").fill(name);
    await group.getByLabel("代码").fill(pool);
    await group.getByLabel("指标").fill(quota);
  }
  await manager.getByLabel("第 1 项").selectOption({ label: "“个人素质”得分" });
  const choose = async (row: number, from: string, to: string) => {
    await manager.locator(`#flowFrom${row}`).selectOption({ label: from });
    await manager.locator(`#flowTo${row}`).selectOption({ label: to });
  };
  await choose(0, "第 2 类", "第 1 类");
  await choose(1, "第 1 类", "第 2 类");
  await manager.getByRole("button", { name: "保存草稿" }).click();
  await expect(manager.getByText(/现在是 绕回的 rent → talent → rent，应为不绕回转出的分类/).first()).toBeVisible();
  await expect(manager.locator("#flowTo1")).toHaveValue("1");
  await look(manager, "flows in a circle, refused");
  await manager.locator("#flowFrom1").selectOption("");
  await manager.locator("#flowTo1").selectOption("");
  await manager.getByRole("button", { name: "保存草稿" }).click();
  await expect(manager.getByText("草稿已保存。")).toBeVisible();
  await expect(manager.getByText(SAYS)).toBeVisible();
  await expect(manager.locator("#flowFrom0")).toHaveValue("1");
  await look(manager, "a draft whose places go on");
}

test("a department says where places go on, with script at 1440 px and without at 320 px", async ({
  browser,
  newPerson,
  portal,
}) => {
  await draft(await newPerson(), "rent-2020", expectAccessible);
  const narrow = await browser.newContext({ ...NARROW, baseURL: portal });
  await draft(await narrow.newPage(), "rent-2020-2", expectNoSidewaysScroll);
  await narrow.close();
});

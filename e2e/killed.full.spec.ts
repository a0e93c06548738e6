import { rmSync } from "node:fs";
import type { Page } from "@playwright/test";
import { demoPaper } from "../lib/cli/demo/seed/paper";
import { logIn, register, someone } from "./applicant";
import { copyPlayedYear } from "./played-year";
import { expect, openPortal, test } from "./portal";
import { digestPortal } from "./rows";

// Checklist UX-06: a draft survives a kill of the server between any two steps, and is there on another device.

const PEOPLE = 60;
const who = someone("江有汜", 950);

async function saved(page: Page, button: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByText(/^已保存。/)).toBeVisible(); // not "文件已保存。"
}

type Step = {
  readonly name: string;
  readonly does: (page: Page) => Promise<void>;
  readonly shows: (page: Page) => Promise<void>;
};
const P01 = "/applicant/application/claims/P01";
const P03 = "/applicant/application/claims/P03";

/** What the person does in order, and what must be on the screen of any device ever after. */
const STEPS: readonly Step[] = [
  {
    name: "the dossier",
    async does(page) {
      await page.goto("/applicant/dossier");
      await page.getByLabel("出生日期").fill(who.birthDate);
      await page.getByLabel("居住的镇（街道）").selectOption({ label: "灵秀镇" });
      await page.getByLabel("申请类别").selectOption("A");
      await page.getByLabel("现住址").fill("灵狮路 8 号 2 栋 301 室");
      await saved(page, "保存档案");
    },
    async shows(page) {
      await page.goto("/applicant/dossier");
      await expect(page.getByText("灵狮路 8 号 2 栋 301 室")).toBeVisible();
    },
  },
  {
    name: "the dossier sent, the application begun",
    async does(page) {
      await page.getByRole("button", { name: "送交确认" }).click();
      await expect(page.getByRole("heading", { name: "我的办理" })).toBeVisible();
      await page.goto("/applicant/application");
      await page.getByRole("button", { name: "开始申报" }).click();
      await expect(page.getByText("填写过的内容都已保存，可以随时离开，换一台设备接着填。")).toBeVisible();
    },
    async shows(page) {
      await page.goto("/applicant/application");
      await expect(page.getByText("填写过的内容都已保存，可以随时离开，换一台设备接着填。")).toBeVisible();
    },
  },
  {
    name: "a claim",
    async does(page) {
      await page.goto(P01);
      await page.getByLabel("类别").selectOption("bachelor");
      await saved(page, "保存");
    },
    async shows(page) {
      await page.goto(P01);
      await expect(page.getByLabel("类别")).toHaveValue("bachelor");
    },
  },
  {
    name: "its paper",
    async does(page) {
      await page.goto(P01);
      const buffer = demoPaper("CERTIFICATE", ["Bachelor"]);
      const file = { name: "毕业证书.pdf", mimeType: "application/pdf", buffer };
      await page.getByLabel("选择文件").setInputFiles(file);
      await page.getByRole("button", { name: "上传" }).click();
      await expect(page.getByText("文件已保存。")).toBeVisible();
      await saved(page, "保存");
    },
    async shows(page) {
      await page.goto(P01);
      await expect(page.getByLabel("毕业证书.pdf")).toBeChecked();
    },
  },
  {
    name: "a claim of two rows",
    async does(page) {
      await page.goto(P03);
      for (const kind of ["基本养老保险", "基本医疗保险"]) {
        const row = page.getByRole("group", { name: kind });
        await row.getByLabel("从").fill("2014-04-01");
        await row.getByLabel(/^到/).fill("2020-03-31");
      }
      await saved(page, "保存");
    },
    async shows(page) {
      await page.goto(P03);
      for (const kind of ["基本养老保险", "基本医疗保险"])
        await expect(page.getByRole("group", { name: kind }).getByLabel("从")).toHaveValue("2014-04-01");
    },
  },
  {
    name: "a project",
    async does(page) {
      await page.goto("/applicant/application/projects");
      await page.getByRole("button", { name: "申报积分培训" }).click();
      await expect(page.getByText(/^已选择/)).toBeVisible();
    },
    async shows(page) {
      await page.goto("/applicant/application/projects");
      await expect(page.getByText(/^已选择/)).toBeVisible();
    },
  },
];

test("the server is killed after each step of an application: nothing that was saved is lost, on another device too (checklist UX-06)", async ({
  browser,
}) => {
  const data = await copyPlayedYear(PEOPLE);
  let portal = await openPortal(PEOPLE, data);
  const { origin } = portal;
  const device = async () => (await browser.newContext({ baseURL: origin, locale: "zh-CN" })).newPage();
  const own = await device();
  const other = await device();
  try {
    await register(own, who);
    await logIn(own, who);
    await logIn(other, who);
    for (const [index, { name, does }] of STEPS.entries())
      await test.step(name, async () => {
        await does(own);
        const before = await digestPortal(data);
        await portal.kill();
        portal = await openPortal(PEOPLE, data, new URL(origin).port);
        expect(await digestPortal(data)).toEqual(before);
        for (const { shows } of STEPS.slice(0, index + 1)) await shows(other);
      });
    await own.goto("/applicant/application/check");
    await own.getByLabel(/我承诺填写的内容和材料真实/).check();
    await own.getByLabel(/我同意进入公示时公布/).check();
    await own.getByRole("button", { name: "提交申报" }).click();
    await expect(own.getByRole("heading", { name: "申报已提交" })).toBeVisible();
  } finally {
    await portal.stop();
    rmSync(data, { recursive: true, force: true });
  }
});

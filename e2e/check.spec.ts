import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { makePeople } from "../lib/cli/demo/people/make-people";
import { office } from "../lib/cli/testing/notice-kit";
import { workedNotice } from "../lib/cli/testing/worked-notice";
import { FAILURE_TEXTS, MATCH_DOES_NOT_PROVE } from "../lib/copy/notice-checks";
import {
  type CheckedFiles,
  sealedAgain,
  TAMPERING_NAMES,
  TAMPERINGS,
  tamper,
} from "../lib/domain/notice/testing/tamper";
import { expectAccessible, expectNoSidewaysScroll } from "./axe";
import { expectTargets } from "./look";
import { expect, PASSWORD, test } from "./portal";

test.use({ applicants: 60, viewport: { width: 320, height: 640 } });

const READY = "核对程序已载入，可以断开网络再核对";
const failed = (page: Page) => page.locator(".check").filter({ hasText: "没有通过" });

async function choose(page: Page, label: RegExp, value: unknown): Promise<void> {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  await page
    .getByLabel(label)
    .setInputFiles({ name: "file.json", mimeType: "application/json", buffer: Buffer.from(text) });
}
async function chooseAll(page: Page, { notice, proof, rulebook, previous }: CheckedFiles): Promise<void> {
  await choose(page, /^公示文件/, notice);
  await choose(page, /^我的证明/, proof);
  await choose(page, /^计分标准/, rulebook);
  await choose(page, /^前一份公示文件/, previous);
}
async function expectFit(page: Page, what: string): Promise<void> {
  await expectAccessible(page, what);
  await expectNoSidewaysScroll(page, what);
  await expectTargets(page, 44, what);
}

test("the own row, from the link to a match without any network (checklist AI-10)", async ({ page, context }) => {
  const person = makePeople(60, 2020, "2020-03-31").find((one) => one.stage === "in-notice");
  await page.goto("/login");
  await page.getByLabel("证件号码").fill(person?.identityNumber ?? "");
  await page.getByLabel("密码").fill(PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("heading", { name: "我的办理" })).toBeVisible();
  await page.goto("/applicant/notices");
  const code = (await page.locator(".panel strong").first().textContent()) ?? "";
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载我的证明" }).first().click();
  const proof = readFileSync(await (await waiting).path(), "utf8");
  await page.getByRole("link", { name: "核对我的这一行" }).first().click();
  await expect(page.getByText(READY)).toBeVisible();
  await expect(page.getByText(/已从本站取得公示 2020-\d，不用选择/)).toBeVisible();
  await expectFit(page, "the check, empty");

  await context.setOffline(true);
  await choose(page, /^我的证明/, proof);
  await page.getByRole("button", { name: "核对", exact: true }).click();
  const heading = page.getByRole("heading", { name: "核对通过", exact: true });
  await expect(heading).toBeFocused();
  await expect(page.getByText(`公示代码 ${code}`)).toBeVisible();
  await expect(page.locator(".check").filter({ hasText: "总分相同" })).toContainText("通过");
  await expect(page.locator(".check").filter({ hasText: "没有给出前一份公示" })).toContainText("没有核对");
  for (const text of MATCH_DOES_NOT_PROVE) await expect(page.getByText(text)).toBeVisible();
  await expectFit(page, "the check, passed");
});

test("twelve tamperings are each named by the page, sealed again by an insider; another key; a wrong file", async ({
  page,
  context,
}) => {
  const { files } = workedNotice();
  await page.goto("/check");
  await expect(page.getByText(READY)).toBeVisible();
  await context.setOffline(true);
  await page.getByText("我从别处得到的公钥").click();
  await page.getByLabel("公钥", { exact: true }).fill(files.notice.signature.publicKey);
  const check = page.getByRole("button", { name: "核对", exact: true });
  await chooseAll(page, files);
  await check.click();
  await expect(page.getByRole("heading", { name: "核对通过", exact: true })).toBeVisible();
  await expect(page.locator(".check").filter({ hasText: "没有核对" })).toHaveCount(0);

  for (const name of TAMPERING_NAMES) {
    await chooseAll(page, tamper(files, name, office.crypto.sha256, sealedAgain(office)));
    await check.click();
    await expect(page.getByRole("heading", { name: "核对没有通过" }), name).toBeFocused();
    await expect(failed(page).getByText(FAILURE_TEXTS[TAMPERINGS[name].named]), name).toBeVisible();
  }
  await expectFit(page, "the check, failed");

  await chooseAll(page, files);
  await page.getByText("本站公布的公钥").click();
  await check.click();
  await expect(failed(page)).toHaveCount(1);
  await expect(failed(page)).toContainText(FAILURE_TEXTS.key);

  await choose(page, /^公示文件/, "名次,公示代码");
  await check.click();
  await expect(page.getByRole("heading", { name: "公示文件读不出来" })).toBeFocused();
  await expectFit(page, "the check, a file that does not read");
});

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { makePeople } from "../lib/cli/demo/people/make-people";
import { readNotice } from "../lib/contracts/notice";
import { expectNoSidewaysScroll } from "./axe";
import { expect, logInStaff, moveClock, test } from "./portal";

test.use({ applicants: 60, portalOf: "public", viewport: { width: 320, height: 640 }, javaScriptEnabled: false });

/** The file behind a link, as a browser without script gets it. */
async function download(page: Page, name: string): Promise<string> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name }).click();
  return readFileSync(await (await waiting).path(), "utf8");
}

test("without script at 320 px: home, project, notice, the own row by its code, JSON and CSV that say the same", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page.getByText("排名和公示").first()).toBeVisible();
  await expect(page.getByRole("row", { name: /积分入住/ })).toContainText("公示中");
  await expect(page.getByRole("row", { name: /积分培训/ })).toContainText("接受申报");
  await page.getByRole("link", { name: "积分入住", exact: true }).click();
  await expect(page.getByRole("heading", { name: /积分入住/ })).toContainText("公示中");
  await expect(page.getByText("享受对象")).toBeVisible();
  await expect(page.getByText(/列入公示 \d+ 人/)).toBeVisible();
  await page.getByRole("link", { name: /查看公示/ }).click();
  await expect(page).toHaveURL(/\/notices\/2020-\d$/);
  await expectNoSidewaysScroll(page, "notice");

  const json = await download(page, "公示文件（JSON）");
  const read = readNotice(json);
  if (!read.ok) throw new Error("the notice does not read");
  const { notice } = read.value;
  const csv = await download(page, "表格（CSV）");
  const lines = csv.replace("\ufeff", "").trimEnd().split("\r\n").slice(1, -1);
  expect(lines.map((line) => line.split(",").slice(0, 2))).toEqual(
    notice.rows.map((row) => [String(row.rank), row.code]),
  );
  const last = notice.rows.at(-1);
  await page.getByLabel("按公示代码查找").fill((last?.code ?? "").toLowerCase());
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page).toHaveURL(new RegExp(`/notices/2020-\\d#${last?.code}$`));
  await expect(page.getByRole("row", { name: new RegExp(last?.code ?? "") })).toContainText(String(last?.total));
  await expect(page.getByText(notice.digests.sha256)).toBeVisible();
  expect(notice.digests.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test("every policy is readable without log-in, and each has its explanation (checklist PS-06)", async ({ page }) => {
  await page.goto("/policies");
  const policies = await page
    .locator("tbody th a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(policies).toHaveLength(10);
  for (const path of ["/policies", "/calendar", ...policies]) {
    await page.goto(path ?? "");
    await expectNoSidewaysScroll(page, path ?? "");
    if (path === "/policies") continue;
    await page.locator("main a[href^='/guides/']").first().click();
    await expect(page.getByText("解读帮助理解，办理以")).toBeVisible();
    await expectNoSidewaysScroll(page, page.url());
  }
});

test("visitors see which days count, as the office enters them", async ({ page }) => {
  await page.goto("/calendar");
  await expect(
    page.getByRole("row", { name: /国庆节.*2020年10月2日（星期五）至2020年10月8日（星期四）.*放假/ }),
  ).toBeVisible();
  await expect(page.getByRole("row", { name: /国庆节调休上班.*2020年9月27日（星期日）.*上班/ })).toBeVisible();
  await expectNoSidewaysScroll(page, "/calendar");
});

test("no public page, in its HTML or beside it, holds a secret of any person (checklist PV-01)", async ({ page }) => {
  const people = makePeople(60, 2020, "2020-03-31");
  for (const path of [
    "/",
    "/calendar",
    "/policies",
    "/projects/housing-2020",
    "/rulebook",
    "/notices",
    "/notices/2020-1",
    "/notices/2020-2",
    "/check",
    "/sitemap",
  ])
    for (const rsc of ["", "1"]) {
      const text = await (await page.request.get(path, { headers: { rsc } })).text();
      for (const { name, identityNumber, phone, address, birthDate } of people)
        for (const secret of [
          name,
          identityNumber,
          phone,
          address,
          ...(path.startsWith("/notices") ? [birthDate] : []),
        ])
          expect(text.includes(secret), `${path}: ${secret}`).toBe(false);
    }
});

test("after the last day the rows have left the site, also while an objection is open; the office still sees the run", async ({
  page,
  newPerson,
}) => {
  await page.goto("/notices/2020-1");
  await expect(page.getByText("公示期已于2020年8月7日结束，结果已确定")).toBeVisible();
  const officer = await newPerson();
  await moveClock(officer, "2020-08-28T00:00");
  await expect
    .poll(
      async () => {
        await page.goto("/notices/2020-2");
        return page.getByText("公示期已于2020年8月27日结束，还有异议正在办理").count();
      },
      { timeout: 90_000 },
    )
    .toBe(1);
  await expect(page.getByRole("table")).toHaveCount(0);
  for (const gone of ["notice.json", "notice.csv", "notice.xlsx", "notice.pdf", "page/2"])
    expect((await page.request.get(`/notices/2020-2/${gone}`)).status(), gone).toBe(404);
  await page.goto("/notices");
  await expect(page.getByText("2020年8月27日，已结束")).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("row", { name: /积分入住/ })).toContainText("公示已结束");
  await logInStaff(officer, "office-1");
  await officer.goto("/office/rankings");
  await officer.getByRole("link", { name: "积分入住" }).click();
  await expect(officer.getByText("按镇（街道）")).toBeVisible();
});

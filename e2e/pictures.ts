import type { Page } from "@playwright/test";
import { makePeople } from "../lib/cli/demo/people/make-people";
import { logIn } from "./applicant";
import { expect, logInStaff, PASSWORD, test } from "./portal";

test.use({ applicants: 60 });

/** One screen as a file of docs/pictures. */
async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `docs/pictures/${name}.png`, animations: "disabled", caret: "hide" });
}

test("home with the year ribbon", async ({ page }) => {
  await page.goto("/");
  await picture(page, "home");
});

test("a notice", async ({ page }) => {
  await page.goto("/notices/2020-2");
  await picture(page, "notice");
});

test("a person's points, line by line", async ({ page }) => {
  const person = makePeople(60, 2020, "2020-03-31").find((one) => one.stage === "awaiting-confirmation");
  if (person === undefined) throw new Error("nobody waits");
  await logIn(page, { ...person, document: person.identityNumber }, PASSWORD);
  await page.goto("/applicant/score");
  await picture(page, "score");
});

test("the review desk of a department", async ({ page }) => {
  await logInStaff(page, "dept-human-resources");
  await page.goto("/department?effect=award");
  const items = await page.locator("tbody th a").evaluateAll((links) => links.map((one) => one.getAttribute("href")));
  const paper = page.locator(".viewer-files");
  for (const item of items) {
    await page.goto(item ?? "");
    await expect(page.getByRole("heading", { name: "决定" })).toBeVisible();
    if (await paper.isVisible()) break;
  }
  await expect(paper).toBeVisible();
  await picture(page, "review-desk");
});

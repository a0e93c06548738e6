import type { Page } from "@playwright/test";
import { makePeople } from "../lib/cli/demo/people/make-people";
import { expectAccessible, expectNoSidewaysScroll } from "./axe";
import { expect, logInStaff, PASSWORD, test } from "./portal";

test.use({ applicants: 60 });

const people = makePeople(60, 2020, "2020-03-31");
const at = (stage: string) => {
  const found = people.find((person) => person.stage === stage);
  if (found === undefined) throw new Error(`nobody stands at ${stage}`);
  return found;
};

async function logInAs(page: Page, stage: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/login");
  await page.getByLabel("证件号码").fill(at(stage).identityNumber);
  await page.getByLabel("密码").fill(PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("heading", { name: "我的办理" })).toBeVisible();
}

const PUBLIC = [
  "/",
  "/projects/housing-2020",
  "/projects/schooling-2020",
  "/rulebook",
  "/rulebook?class=C",
  "/notices",
  "/notices/2020-1",
  "/notices/2020-1/find?code=AAAA-AAAA",
  "/check",
  "/privacy",
  "/accessibility",
  "/contact",
  "/sitemap",
  "/login",
  "/login?ended=1",
  "/login/staff",
  "/register",
  "/password",
  "/demo",
  "/nothing-here",
];

test("public pages: accessible at 320 px, without sideways scroll, with a foot that names eight things", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of PUBLIC) {
    await page.goto(path);
    await expectAccessible(page, path);
    await expectNoSidewaysScroll(page, path);
    if (path.includes("find?")) continue;
    for (const part of [
      "主办单位",
      "承办单位",
      "联系电话",
      "网站标识码",
      "ICP备案号",
      "公安备案号",
      "网站找错",
      "站点地图",
    ])
      await expect(page.getByRole("contentinfo"), path).toContainText(part);
  }
});

test("error states: a summary that takes the focus, the same text at the field, a title that says so", async ({
  page,
}) => {
  for (const [path, button, text] of [
    ["/login", "登录", "请填写证件号码"],
    ["/login/staff", "下一步", "请填写用户名"],
    ["/register", "获取验证码", "请填写姓名"],
    ["/password", "获取验证码", "请填写证件号码"],
  ] as const) {
    await page.goto(path);
    await page.getByRole("button", { name: button }).click();
    const summary = page.getByRole("alert").filter({ hasText: "有内容需要更正" });
    await expect(summary).toBeFocused();
    await expect(page.locator(".field-error").filter({ hasText: text }).first()).toBeVisible();
    await expect(page).toHaveTitle(/^错误：/);
    await summary.getByRole("link").first().click();
    await expect(page.locator("input:focus")).toHaveCount(1);
    await expectAccessible(page, `${path}, refused`);
  }
  await page.goto("/login");
  await page.getByLabel("证件号码").fill("990000198804120011");
  await page.getByLabel("密码").fill("not-the-password");
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByText("号码或密码不正确")).toBeVisible();
  await expect(page.getByLabel("证件号码")).toHaveValue("990000198804120011");
});

test("applicant pages in every state: accessible, no sideways scroll at 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const pages = [
    "/applicant",
    "/applicant/dossier",
    "/applicant/application",
    "/applicant/score",
    "/applicant/notices",
  ];
  for (const stage of [
    "registered",
    "identity-pending",
    "draft",
    "submitted",
    "scoring",
    "scored",
    "awaiting-confirmation",
    "confirmed",
    "in-notice",
  ]) {
    await logInAs(page, stage);
    const more = {
      draft: [
        "/applicant/application/claims",
        "/applicant/application/claims/P04",
        "/applicant/application/evidence",
        "/applicant/application/projects",
        "/applicant/application/check",
      ],
      submitted: ["/applicant/receipt"],
    }[stage];
    for (const path of [...pages, ...(more ?? [])]) {
      await page.goto(path);
      await expectAccessible(page, `${stage} ${path}`);
      await expectNoSidewaysScroll(page, `${stage} ${path}`);
    }
  }
  await page.goto("/account");
  await expectAccessible(page, "/account");
});

test("staff pages are accessible", async ({ newPerson }) => {
  for (const [login, paths] of [
    [
      "office-1",
      [
        "/office",
        "/office/programme",
        "/office/rulebooks",
        "/office/projects",
        "/office/rankings",
        "/office/accounts",
        "/department",
      ],
    ],
    ["admin", ["/system/accounts"]],
    [
      "dept-human-resources",
      ["/department", "/department?effect=award", "/department/nothing-found?department=human-resources"],
    ],
  ] as const) {
    const page = await newPerson();
    await logInStaff(page, login);
    for (const path of paths) {
      await page.goto(path);
      await expectAccessible(page, `${login} ${path}`);
    }
    if (login === "office-1") {
      await page.goto("/office/rankings");
      await page.getByRole("link", { name: "积分入住" }).click();
      await expect(page.getByRole("heading", { name: "第 1 次排名" })).toBeVisible();
      await expectAccessible(page, "a ranking");
    }
    if (login === "dept-human-resources") {
      await page.goto("/department?effect=award");
      await page.locator("tbody a").first().click();
      await expect(page.getByRole("heading", { name: "决定" })).toBeVisible();
      await expectAccessible(page, "the review desk");
    }
  }
});

test("the size switch reaches every room, app pages and published files, and text wraps", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/notices/2020-1");
  await page.getByRole("button", { name: "特大" }).click();
  await expect(page).toHaveURL(/notices\/2020-1$/);
  for (const path of ["/notices/2020-1", "/", "/login", "/register"]) {
    await page.goto(path);
    expect(
      await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize)),
      path,
    ).toBeGreaterThanOrEqual(30);
    await expectNoSidewaysScroll(page, path);
    const button = await page.locator("main button, main .button").first().boundingBox();
    if (button !== null) expect(button.height, path).toBeGreaterThanOrEqual(60);
  }
});

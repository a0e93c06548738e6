import type { Page } from "@playwright/test";
import { makePeople } from "../lib/cli/demo/people/make-people";
import { expectAccessible, expectNoSidewaysScroll } from "./axe";
import { expectTargets, expectText, tabWalk } from "./look";
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
  "/seals",
  "/seals/2020-08",
  "/notices/2020-2",
  "/notices/2020-2/find?code=AAAA-AAAA",
  "/objections/new",
  "/objections/new?notice=2020-2&code=K7QX-3MPD",
  "/objections/raised?number=Y2020-23456789ABCDEFGH&due=2020-09-03",
  "/check",
  "/policies",
  "/calendar",
  "/guides/rulebook",
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

/** Pages of an applicant by the state in which they differ. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  registered: ["", "/dossier", "/application", "/score", "/notices", "/offers"],
  "identity-pending": ["", "/dossier", "/dossier/records", "/application"],
  draft: [
    "",
    "/dossier",
    "/dossier/records",
    "/dossier/records/P38",
    "/application",
    "/application/questions",
    "/application/claims",
    "/application/claims/P04",
    "/application/claims/P38",
    "/application/evidence",
    "/application/projects",
    "/application/check",
  ],
  submitted: ["", "/application", "/application/projects", "/receipt"],
  scoring: ["", "/application", "/material"],
  scored: [""],
  "awaiting-confirmation": ["", "/score", "/score/disagree"],
  confirmed: ["", "/score", "/sanctions"],
  "in-notice": ["", "/notices", "/offers"],
};

test("public pages at 320 px: accessible, no sideways scroll, targets of 44 px, a foot that names eight things", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of PUBLIC) {
    await page.goto(path);
    await expectAccessible(page, path);
    await expectNoSidewaysScroll(page, path);
    await expectTargets(page, 44, path);
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

test("applicant pages in every state at 320 px: accessible, no sideways scroll, targets of 44 px, states in words", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [stage, paths] of Object.entries(OWN)) {
    await logInAs(page, stage);
    for (const path of paths) {
      await page.goto(`/applicant${path}`);
      await expectAccessible(page, `${stage} ${path}`);
      await expectNoSidewaysScroll(page, `${stage} ${path}`);
      await expectTargets(page, 44, `${stage} ${path}`);
      for (const tag of await page.locator(".tag").allTextContents()) expect(tag.trim(), path).not.toBe("");
    }
  }
  await page.goto("/account");
  await expectAccessible(page, "/account");
});

test("error states: a summary that takes the focus, the same text at the field, a title that says so", async ({
  page,
}) => {
  const refuse = async (path: string, button: string, text: string) => {
    await page.goto(path);
    await page.getByRole("button", { name: button, exact: true }).click();
    const summary = page.getByRole("alert").filter({ hasText: "有内容需要更正" });
    await expect(summary, path).toBeFocused();
    await expect(page.locator(".field-error").filter({ hasText: text }).first(), path).toBeVisible();
    await expect(page, path).toHaveTitle(/^错误：/);
    await summary.getByRole("link").first().click();
    await expect(page.locator("input:focus, select:focus, textarea:focus"), path).toHaveCount(1);
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(summary, `${path}, refused once more`).toBeFocused();
    await expectAccessible(page, `${path}, refused`);
  };
  await refuse("/login", "登录", "请填写证件号码");
  await refuse("/login/staff", "下一步", "请填写用户名");
  await refuse("/register", "获取验证码", "请填写姓名");
  await refuse("/password", "获取验证码", "请填写证件号码");
  await page.goto("/login");
  await page.getByLabel("证件号码").fill("990000198804120011");
  await page.getByLabel("密码").fill("not-the-password");
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByText("号码或密码不正确")).toBeVisible();
  await expect(page.getByLabel("证件号码")).toHaveValue("990000198804120011");
  await logInAs(page, "registered");
  await refuse("/applicant/dossier", "保存档案", "请填写出生日期");
  await refuse("/account", "更改密码", "请填写现在的密码");
  await logInAs(page, "draft");
  await refuse("/applicant/application/check", "提交申报", "提交前需要您确认承诺");
});

test("without script an answer leads to what it says: a refusal below a long form, in a fold, of a file", async ({
  browser,
  portal,
}) => {
  const context = await browser.newContext({
    baseURL: portal,
    viewport: { width: 320, height: 640 },
    javaScriptEnabled: false,
    locale: "zh-CN",
  });
  const page = await context.newPage();
  const here = (name: string) => page.getByRole("navigation").locator("[aria-current]").filter({ hasText: name });
  await page.goto("/objections/new?notice=2020-2");
  await page.getByLabel("情况说明").fill("听说在市内有住房。");
  await page.getByRole("button", { name: "提交异议" }).click();
  await expect(page.getByRole("alert")).toBeInViewport();
  await expect(page.getByLabel("情况说明")).toHaveValue("听说在市内有住房。");
  await expect(here("公示")).toHaveCount(1);
  await logInAs(page, "draft");
  await page.goto("/applicant/dossier");
  await page.getByRole("button", { name: "添加" }).click();
  await expect(page.getByRole("alert")).toBeInViewport();
  await page.goto("/applicant/application/evidence");
  const send = async (name: string, bytes: Buffer) => {
    await page.getByLabel("选择文件").setInputFiles({ name, mimeType: "application/pdf", buffer: bytes });
    await page.getByRole("button", { name: "上传" }).click();
  };
  await send("a.pdf", Buffer.from("no PDF"));
  await expect(page.getByRole("alert")).toBeInViewport();
  await send("a.pdf", Buffer.alloc(33 * 1024 * 1024));
  await expect(page.getByRole("alert")).toContainText("文件太大（34 MB），没有接收。每个文件应不超过 10 MB");
  await expect(page.getByRole("contentinfo")).toContainText("主办单位");
  await page.getByRole("link", { name: "返回刚才的页面" }).click();
  await expect(page.getByRole("heading", { name: "材料", exact: true })).toBeVisible();
  await context.close();
  const clerk = await browser.newContext({ baseURL: portal, javaScriptEnabled: false, locale: "zh-CN" });
  const desk = await clerk.newPage();
  await logInStaff(desk, "dept-public-security");
  await desk.goto("/department?effect=award");
  const open = desk
    .locator("tbody tr")
    .filter({ hasText: "P04" })
    .filter({ hasNot: desk.locator(".tag-wait") });
  await open.first().getByRole("link").click();
  await desk.getByText(/^计入的事实/).click();
  await desk.locator("#from0").fill("2016-02-29");
  await desk.getByRole("button", { name: "提交决定" }).click();
  await expect(desk.getByRole("alert")).toBeInViewport();
  await expect(desk.locator("details[open] #from0")).toHaveValue("2016-02-29");
  await desk.goto("/department/nothing-here");
  await expect(desk.getByRole("banner")).toHaveCount(1);
  await clerk.close();
});

test("by keyboard alone: log in, walk each page of the journey, answer, with the focus always seen", async ({
  page,
}) => {
  await page.goto("/login");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "跳到正文" })).toBeFocused();
  await tabWalk(page, "/login");
  await page.getByLabel("证件号码").focus();
  await page.keyboard.type(at("draft").identityNumber);
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "我的办理" })).toBeVisible();
  for (const path of OWN.draft ?? []) {
    await page.goto(`/applicant${path}`);
    await tabWalk(page, path);
  }
  const promise = page.getByLabel(/我承诺填写的内容和材料真实/);
  await page.goto("/applicant/application/check");
  await promise.focus();
  await page.keyboard.press("Space");
  await expect(promise).toBeChecked();
});

test("check answers: a change finds the old answer and leads back with the new one", async ({ page }) => {
  await logInAs(page, "draft");
  await page.goto("/applicant/application/check");
  await page.getByRole("link", { name: "更改 居住证年限" }).click();
  const from = page.getByLabel("从").first();
  await expect(from).not.toHaveValue("");
  await from.fill("2016-02-29");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByRole("link", { name: "返回核对并提交" }).click();
  await expect(page.getByText("2016年2月29日至今", { exact: true })).toBeVisible();
});

test("log-in and registration let password managers and pasting in", async ({ page }) => {
  for (const [path, wanted] of [
    ["/login", ["username", "current-password"]],
    ["/login/staff", ["username", "current-password"]],
    ["/register", ["name", "username", "tel-national", "new-password"]],
    ["/password", ["username", "tel-national"]],
  ] as const) {
    await page.goto(path);
    const inputs = page.locator("main input:not([type=hidden], [type=radio], [type=checkbox])");
    expect(await inputs.evaluateAll((all) => all.map((one) => one.getAttribute("autocomplete"))), path).toEqual(wanted);
  }
  await page.goto("/login");
  await page.getByLabel("证件号码").fill(PASSWORD);
  await page.getByLabel("证件号码").selectText();
  await page.keyboard.press("ControlOrMeta+C");
  await page.getByLabel("密码").focus();
  await page.keyboard.press("ControlOrMeta+V");
  await expect(page.getByLabel("密码")).toHaveValue(PASSWORD);
});

test("staff pages: accessible, and a list that the keys move in", async ({ newPerson }) => {
  for (const [login, paths] of [
    [
      "office-1",
      [
        "/office",
        "/office/programme",
        "/office/calendar",
        "/office/rulebooks",
        "/office/projects",
        "/office/rankings",
        "/office/objections",
        "/office/sanctions",
        "/office/sanctions/new",
        "/office/objections?only=overdue",
        "/office/accounts",
        "/department",
      ],
    ],
    ["admin", ["/system/accounts"]],
    [
      "svc-housing",
      ["/department/projects", "/department/projects/new", "/department/offers", "/department/vouchers?code=AAAA"],
    ],
    [
      "town-lingxiu",
      [
        "/township",
        "/township/identity",
        "/township/reviews",
        "/township/reviews?status=&overdue=yes",
        "/township/points",
        "/township/counter",
        "/township/counter?over=1",
        "/township/signoffs",
      ],
    ],
    [
      "dept-human-resources",
      [
        "/department?effect=award",
        "/department/nothing-found?department=human-resources",
        "/department?indicator=X9",
        "/department?state=recheck",
      ],
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
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await expect(page.locator("tbody tr").nth(1).getByRole("link")).toBeFocused();
      await page.getByRole("link", { name: "积分入住" }).click();
      await expect(page.getByRole("heading", { name: "第 1 次排名" })).toBeVisible();
      await expectAccessible(page, "a ranking");
    }
    if (login === "dept-human-resources") {
      await page.goto("/department?effect=award");
      await page.keyboard.press("/");
      await expect(page.getByLabel("指标")).toBeFocused();
      await page.goto("/department?effect=award");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { name: "决定" })).toBeVisible();
      await expectAccessible(page, "the review desk");
    }
  }
});

test("the size switch reaches every room, app pages and published files, and text wraps", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const look = async (path: string, text: number) => {
    await page.goto(path);
    await expectText(page, text, path);
    await expectTargets(page, 60, path);
    await expectNoSidewaysScroll(page, path);
  };
  await logInAs(page, "in-notice");
  await page.goto("/notices/2020-2");
  await page.getByRole("button", { name: "特大" }).click();
  await expect(page).toHaveURL(/notices\/2020-2$/);
  for (const path of [...PUBLIC, "/applicant", "/applicant/notices", "/applicant/score"]) await look(path, 18);
  const body = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
  expect(body).toBeGreaterThanOrEqual(30);
  await logInAs(page, "draft");
  await page.getByRole("button", { name: "大", exact: true }).click();
  for (const path of OWN.draft ?? []) await look(`/applicant${path}`, 18);
});

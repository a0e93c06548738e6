import { makePeople } from "../lib/cli/demo/people/make-people";
import { expect, logInStaff, PASSWORD, test } from "./portal";

test.use({ applicants: 60 });

const people = makePeople(60, 2020, "2020-03-31");
const someone = people.find((person) => person.stage === "in-notice");
const PROTECTED = [
  "/applicant",
  "/applicant/dossier",
  "/applicant/application",
  "/applicant/application/check",
  "/applicant/receipt",
  "/applicant/score",
  "/applicant/notices",
  "/township",
  "/township/identity",
  "/township/reviews",
  "/township/points",
  "/department",
  "/department/nothing-found",
  "/office",
  "/office/rankings",
  "/office/accounts",
  "/system/accounts",
  "/account",
  "/api/receipt",
  "/api/evidence/00000000-0000-4000-8000-000000000000",
  "/api/proof/00000000-0000-4000-8000-000000000000",
  "/api/rankings/00000000-0000-4000-8000-000000000000/scores.ndjson",
];

test("every answer carries the security headers, errors and files included", async ({ request }) => {
  for (const path of [
    "/",
    "/login",
    "/notices",
    "/notices/2020-1",
    "/notices/2020-1/notice.json",
    "/size.css",
    "/nothing",
    "/applicant",
    "/api/receipt",
    "/healthz",
    "/icon.svg",
  ]) {
    const answer = await request.get(path, { maxRedirects: 0 });
    const headers = answer.headers();
    expect(headers["content-security-policy"], path).toMatch(/frame-ancestors 'none'/);
    expect(headers["content-security-policy"], path).not.toMatch(/unsafe/);
    expect(headers["strict-transport-security"], path).toMatch(/max-age=31536000/);
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    expect(headers["cross-origin-opener-policy"], path).toBe("same-origin");
    expect(headers["x-request-id"], path).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers["x-powered-by"], path).toBeUndefined();
    expect(headers.server, path).toBeUndefined();
  }
  expect((await request.get("/notices/2020-1")).headers()["content-security-policy"]).toMatch(/default-src 'none'/);
});

test("protected pages stay closed, however they are asked for", async ({ request }) => {
  const secret = someone?.name ?? "";
  const ways: readonly Record<string, string>[] = [
    {},
    { RSC: "1" },
    { RSC: "1", "Next-Router-Prefetch": "1" },
    { "x-middleware-subrequest": "middleware:middleware:middleware" },
    { "x-forwarded-host": "evil.example", "x-points-address": "10.0.0.1" },
  ];
  for (const path of PROTECTED)
    for (const headers of ways)
      for (const address of [path, `${path}?_rsc=abc`, path.replace("/a", "/%61")]) {
        const answer = await request.get(address, { headers, maxRedirects: 0 });
        const text = await answer.text();
        expect(text, `${address} ${JSON.stringify(headers)}`).not.toContain(secret);
        expect([200, 303, 307, 404], address).toContain(answer.status());
        if (answer.status() === 200) expect(text, address).toMatch(/login|NEXT_REDIRECT|没有找到/);
      }
});

test("a changing request must prove its origin; reading changes nothing", async ({ request, portal }) => {
  const origins: readonly Record<string, string>[] = [
    {},
    { origin: "null" },
    { origin: "https://evil.example" },
    { origin: portal, "sec-fetch-site": "cross-site" },
  ];
  for (const path of ["/size", "/api/sign-out", "/api/evidence", "/login", "/demo"])
    for (const headers of origins) {
      const answer = await request.post(path, { headers, data: "x=1", maxRedirects: 0 });
      expect(answer.status(), `${path} ${JSON.stringify(headers)}`).toBe(403);
    }
});

test("personal pages are never kept; log-out closes the session on the server and the back button shows nothing", async ({
  page,
  request,
  portal,
}) => {
  await page.goto("/login");
  await page.getByLabel("证件号码").fill(someone?.identityNumber ?? "");
  await page.getByLabel("密码").fill(PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("heading", { name: "我的办理" })).toBeVisible();
  const cookies = await page.context().cookies();
  const session = cookies.find((one) => one.name === "__Host-points-session");
  expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
  const answer = await page.request.get("/applicant/dossier");
  expect(answer.headers()["cache-control"]).toMatch(/no-store/);
  await page.goto("/applicant/dossier");
  await page.getByRole("button", { name: "退出" }).click();
  await expect(page.getByText("您已退出。")).toBeVisible();
  const stolen = await request.get(`${portal}/applicant/dossier`, {
    headers: { cookie: `__Host-points-session=${session?.value}` },
    maxRedirects: 0,
  });
  expect(await stolen.text()).not.toContain(someone?.name);
  await page.goBack();
  await expect(page.getByText(someone?.address ?? "")).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

test("a role sees its own area alone, and records of others as if they were not there", async ({ newPerson }) => {
  const page = await newPerson();
  await logInStaff(page, "town-lingxiu");
  for (const path of ["/office", "/system/accounts", "/department", "/applicant", "/office/rankings"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "没有找到这个页面" }), path).toBeVisible();
  }
  const other = await newPerson();
  await logInStaff(other, "town-baogai");
  await other.goto("/township/reviews");
  const links = await other.locator("tbody a").evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
  for (const link of links) {
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "没有找到这个页面" }), link).toBeVisible();
  }
});

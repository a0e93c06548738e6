import { readFileSync } from "node:fs";
import { makePeople } from "../lib/cli/demo/people/make-people";
import { crawl } from "./crawl";
import { expect, logInStaff, PASSWORD, test } from "./portal";
import { digestPortal } from "./rows";

test.use({ applicants: 60 });

const people = makePeople(60, 2020, "2020-03-31");
const someone = people.find((person) => person.stage === "in-notice");
const NOBODY = "00000000-0000-4000-8000-000000000000";
const VISITORS_ACTIONS = [
  "confirmRegistration",
  "confirmReset",
  "confirmSecondStep",
  "logIn",
  "logInStaff",
  "moveClock",
  "raise",
  "register",
  "requestReset",
];
const PROTECTED = [
  "/applicant",
  "/applicant/dossier",
  "/applicant/dossier/records",
  "/applicant/application",
  "/applicant/application/questions",
  "/applicant/application/check",
  "/applicant/receipt",
  "/applicant/score",
  "/applicant/score/disagree",
  "/applicant/material",
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
  `/api/evidence/${NOBODY}`,
  `/api/proof/${NOBODY}`,
  `/api/rankings/${NOBODY}/scores.ndjson`,
  `/office/rankings/${NOBODY}/difference`,
  `/api/differences/${NOBODY}/list.csv`,
];

test("every answer carries the security headers, errors and files included", async ({ request }) => {
  for (const path of [
    "/",
    "/login",
    "/notices",
    "/notices/2020-2",
    "/notices/2020-2/notice.json",
    "/notices/2020-2/notice.pdf",
    "/notices/2020-2/notice.xlsx",
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
  expect((await request.get("/notices/2020-2")).headers()["content-security-policy"]).toMatch(/default-src 'none'/);
});

const ways: readonly Record<string, string>[] = [
  {},
  { RSC: "1" },
  { RSC: "1", "Next-Router-Prefetch": "1" },
  { RSC: "1", "Next-Router-Segment-Prefetch": "/_tree" },
  { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
  { "x-forwarded-host": "evil.example", "x-points-address": "10.0.0.1" },
  { "x-forwarded-for": "127.0.0.1", "x-original-url": "/demo", "x-rewrite-url": "/demo" },
];
/** The same page under other spellings of its address. */
const spellings = (path: string): readonly string[] => [
  path,
  `${path}?_rsc=abc`,
  `${path}.rsc`,
  `${path}/`,
  `/.${path}`,
  `/${path}`,
  `/%${path.charCodeAt(1).toString(16)}${path.slice(2)}`,
  path.replace("/", "/x/%2e%2e/"),
];

test("protected pages stay closed, however they are asked for", async ({ request, portal }) => {
  const names = people.map((person) => person.name);
  const asked = PROTECTED.flatMap((path) => [
    ...ways.map((headers) => ({ method: "GET", address: path, headers })),
    ...spellings(path).map((address) => ({ method: "GET", address, headers: {} })),
    ...["HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "PROPFIND"].map((method) => ({
      method,
      address: path,
      headers: { origin: portal },
    })),
  ]);
  for (const { method, address, headers } of asked) {
    const what = `${method} ${address} ${JSON.stringify(headers)}`;
    const answer = await request.fetch(`${portal}${address}`, { method, headers, maxRedirects: 0 });
    const text = await answer.text();
    expect(
      names.filter((name) => text.includes(name)),
      what,
    ).toEqual([]);
    expect([200, 204, 303, 307, 308, 400, 404, 405, 501], what).toContain(answer.status());
    if (answer.status() === 200 && method !== "HEAD") expect(text, what).toMatch(/login|NEXT_REDIRECT|没有找到/);
  }
});

test("a changing request must prove its origin", async ({ request, portal }) => {
  const origins: readonly Record<string, string>[] = [
    {},
    { origin: "null" },
    { origin: "https://evil.example" },
    { origin: portal.replace("localhost", "127.0.0.1") },
    { origin: `${portal}.evil.example` },
    { origin: portal, "sec-fetch-site": "cross-site" },
    { origin: portal, "sec-fetch-site": "same-site" },
  ];
  for (const path of ["/size", "/api/sign-out", "/api/evidence", "/login", "/demo", "/applicant/dossier"])
    for (const headers of origins)
      for (const method of ["POST", "PUT", "DELETE"]) {
        const answer = await request.fetch(path, { method, headers, data: "x=1", maxRedirects: 0 });
        // What nobody may do here at all is told before the origin is looked at.
        const closed = method === "POST" ? [403] : [403, 405];
        expect(closed, `${method} ${path} ${JSON.stringify(headers)}`).toContain(answer.status());
      }
});

test("no server action does anything for somebody who is not signed in", async ({ request, portal, running }) => {
  type Manifest = {
    readonly node: Readonly<
      Record<string, { readonly workers: Readonly<Record<string, unknown>>; readonly exportedName: string }>
    >;
  };
  const manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as Manifest;
  const actions = Object.entries(manifest.node);
  expect(actions.length).toBeGreaterThan(30);
  const before = await digestPortal(running.data);
  for (const [action, { workers, exportedName }] of actions) {
    const page = (Object.keys(workers)[0] ?? "")
      .replace(/^app/, "")
      .replace(/\/\([^)]*\)/g, "")
      .replace(/\/page$/, "")
      .replace(/\[[^\]]*\]/g, NOBODY);
    const answer = await request.post(page === "" ? "/" : page, {
      headers: { origin: portal, "next-action": action },
      multipart: { "1_version": "1", "1_id": NOBODY, "0": '[{"errors":{},"values":{}},"$K1"]' },
      maxRedirects: 0,
    });
    expect([200, 303], exportedName).toContain(answer.status());
    // Signed-in people's actions send to a log-in; visitors' own (log-in, registration, demo clock) refuse the empty form.
    const sentTo = answer.headers()["x-action-redirect"];
    if (sentTo === undefined) expect(VISITORS_ACTIONS).toContain(exportedName);
    else expect(sentTo, exportedName).toMatch(/^\/login/);
  }
  expect(await digestPortal(running.data)).toEqual(before);
});

/** What a text tells of these people; names of others may stand inside a name of the own. */
const shown = (some: typeof people, text: string, names = true): readonly string[] =>
  some
    .flatMap(({ name, identityNumber, phone, address }) => [identityNumber, phone, address, ...(names ? [name] : [])])
    .filter((secret) => text.includes(secret));
test("reading every page of every role changes nothing, and no address, title or log line names anybody", async ({
  newPerson,
  running,
}) => {
  const own = await newPerson();
  await own.goto("/login");
  await own.getByLabel("证件号码").fill(someone?.identityNumber ?? "");
  await own.getByLabel("密码").fill(PASSWORD);
  await own.getByRole("button", { name: "登录" }).click();
  await expect(own.getByRole("heading", { name: "我的办理" })).toBeVisible();
  const roles = [{ page: own, from: "/applicant", person: true }];
  for (const [login, from] of [
    [`town-${someone?.township}`, "/township"],
    ["dept-education", "/department"],
    ["office-1", "/office"],
    ["admin", "/system/accounts"],
  ] as const) {
    const page = await newPerson();
    await logInStaff(page, login);
    roles.push({ page, from, person: false });
  }
  const others = people.filter((person) => person !== someone);
  const before = await digestPortal(running.data);
  for (const { page, from, person } of roles) {
    const seen = await crawl(page.request, [from, "/"], (address, answer, text) => {
      expect(answer.status(), address).toBeLessThan(500);
      const title = /<title>([^<]*)/.exec(text)?.[1] ?? "";
      expect(shown(people, `${decodeURIComponent(answer.url())} ${title}`), address).toEqual([]);
      if (person) expect(shown(others, text, false), address).toEqual([]);
    });
    expect(seen.size, from).toBeGreaterThan(8);
  }
  expect(await digestPortal(running.data)).toEqual(before);
  expect(shown(people, running.log())).toEqual([]);
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

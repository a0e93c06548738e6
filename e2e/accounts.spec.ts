import { connect } from "node:net";
import { logIn, register, someone } from "./applicant";
import { APPLICANT_PASSWORD, expect, logInStaff, PASSWORD, sentCode, test } from "./portal";

/** Sends bytes as they are and reads all that comes back until the server closes. */
function raw(origin: string, bytes: string): Promise<string> {
  return new Promise((done) => {
    const socket = connect(Number(new URL(origin).port), "localhost", () => socket.end(bytes));
    let answer = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("error", () => done(answer));
    socket.on("close", () => done(answer));
  });
}

const HEADERS = [
  ["content-security-policy", /frame-ancestors 'none'/],
  ["strict-transport-security", /max-age=31536000/],
  ["x-content-type-options", /^nosniff$/],
  ["referrer-policy", /^same-origin$/],
  ["cross-origin-opener-policy", /^same-origin$/],
] as const;

test("twenty kinds of broken requests get a plain answer without detail, and the portal goes on", async ({
  request,
  portal,
}) => {
  const own = { origin: portal, "sec-fetch-site": "same-origin" };
  const json = { ...own, "content-type": "application/json" };
  const cases: readonly (readonly [
    string,
    Parameters<typeof request.fetch>[0] & string,
    Parameters<typeof request.fetch>[1],
  ])[] = [
    ["half an escape", "/%", {}],
    ["bytes that are no text", "/%ff%fe", {}],
    ["a null in the path", "/login%00", {}],
    ["a path upwards", "/..%2f..%2fetc%2fpasswd", {}],
    ["a path upwards into notices", "/notices/..%2f..%2fsecrets.json", {}],
    ["another method", "/login", { method: "PUT", headers: own, data: "x" }],
    ["deleting a page", "/applicant", { method: "DELETE", headers: own }],
    ["a file by another method", "/api/evidence", { method: "PATCH", headers: own, data: "x" }],
    [
      "an unknown action",
      "/login",
      { method: "POST", headers: { ...own, "next-action": "00".repeat(21), "content-type": "text/plain" }, data: "[]" },
    ],
    [
      "an action id of another form",
      "/login",
      { method: "POST", headers: { ...own, "next-action": "../../x" }, data: "[]" },
    ],
    [
      "an action with a broken body",
      "/login",
      {
        method: "POST",
        headers: { ...own, "next-action": "40".repeat(21), "content-type": "multipart/form-data; boundary=x" },
        data: "--x\r\n",
      },
    ],
    [
      "a form without boundary",
      "/login",
      { method: "POST", headers: { ...own, "content-type": "multipart/form-data" }, data: "x" },
    ],
    [
      "a form with foreign action fields",
      "/login",
      {
        method: "POST",
        headers: own,
        multipart: { $ACTION_REF_1: "", "$ACTION_1:0": '{"id":"x","bound":"$@1"}', __proto__: "x" },
      },
    ],
    [
      "a prototype in RSC",
      "/login",
      {
        method: "POST",
        headers: { ...own, "next-action": "60".repeat(21) },
        multipart: { 0: '["$1:__proto__:then"]', 1: "{}" },
      },
    ],
    ["JSON to a page", "/register", { method: "POST", headers: json, data: "{" }],
    ["a broken state tree", "/", { headers: { rsc: "1", "next-router-state-tree": "%5B%5B%5B" } }],
    ["a foreign segment prefetch", "/login", { headers: { rsc: "1", "next-router-segment-prefetch": "/../../x" } }],
    [
      "a broken session cookie",
      "/applicant",
      { headers: { cookie: "__Host-points-session=eyJhbGciOiJkaXIifQ..x.y.z; size=%%%; =; ;;" } },
    ],
    [
      "a token without encryption",
      "/account",
      { headers: { cookie: "__Host-points-session=eyJhbGciOiJub25lIn0.e30." } },
    ],
    [
      "a step cookie of nonsense",
      "/login/second-step",
      { headers: { cookie: "__Host-points-step=x; __Host-points-reset=y" } },
    ],
    [
      "a form cut off",
      "/login",
      { method: "POST", headers: { ...own, "content-type": "multipart/form-data; boundary=x" }, data: "--x\r\n" },
    ],
    [
      "a form with a forged state",
      "/login",
      { method: "POST", headers: own, multipart: { $ACTION_REF_1: "", "$ACTION_1:0": "{}", "$ACTION_1:1": "junk" } },
    ],
    ["a form of two megabytes", "/login", { method: "POST", headers: own, multipart: { a: "x".repeat(2_000_000) } }],
    ["a very long address", `/login?next=${"a".repeat(12_000)}`, {}],
    [
      "an upload without a session",
      "/api/evidence",
      {
        method: "POST",
        headers: own,
        multipart: { file: { name: "a.jpg", mimeType: "image/jpeg", buffer: Buffer.from("x") } },
      },
    ],
    ["an id that is none", "/api/evidence/..%2f..%2fx", {}],
  ];
  for (const [what, path, options] of cases) {
    const answer = await request.fetch(path, { maxRedirects: 0, ...options });
    const text = await answer.text();
    expect(answer.status(), what).not.toBe(500);
    expect(text, what).not.toMatch(/\bat \S+ \(|node_modules|node:internal|\.next\/|postgres:|select "|Error:/);
    for (const [name, value] of HEADERS) expect(answer.headers()[name], `${what}: ${name}`).toMatch(value);
    expect(answer.headers()["x-request-id"], what).toMatch(/^[0-9a-f-]{36}$/);
  }
  expect(await (await request.get("/healthz")).text()).toBe("ok");
});

test("what is no request, too much, or of no stated length is refused with the same headers", async ({ portal }) => {
  const host = `Host: ${new URL(portal).host}\r\nConnection: close\r\n`;
  const form = `Origin: ${portal}\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
  for (const [what, bytes, status] of [
    ["no HTTP", "\x16\x03\x01\x02\r\n\r\n", 400],
    ["no host", "GET / HTTP/1.1\r\n\r\n", 400],
    ["two lengths", `POST / HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nx`, 400],
    ["huge headers", `GET / HTTP/1.1\r\n${host}X: ${"a".repeat(40_000)}\r\n\r\n`, 431],
    ["no length", `POST /login HTTP/1.1\r\n${host}${form}Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n`, 411],
    ["forty megabytes", `POST /api/evidence HTTP/1.1\r\n${host}${form}Content-Length: 41943040\r\n\r\nx`, 413],
    ["an address of nonsense", `GET http://[x HTTP/1.1\r\n${host}\r\n`, 400],
  ] as const) {
    const answer = (await raw(portal, bytes)).toLowerCase();
    expect(answer, what).toMatch(new RegExp(`^http/1\\.1 ${status} `));
    if (what !== "no host") for (const [name] of HEADERS) expect(answer, `${what}: ${name}`).toContain(`\r\n${name}: `);
    expect(answer, what).not.toMatch(/\r\n(server|x-powered-by):/);
  }
});

test("a redirect after log-in stays here; the cookies are closed to scripts and other sites", async ({
  page,
  portal,
}) => {
  const who = someone("周同明", 31);
  await register(page, who);
  for (const next of ["/applicant//../..//evil.example", "//evil.example"]) {
    await page.context().clearCookies();
    await page.goto(`/login?next=${encodeURIComponent(next)}`);
    await page.getByLabel("证件号码").fill(who.document);
    await page.getByLabel("密码").fill(APPLICANT_PASSWORD);
    await page.getByRole("button", { name: "登录" }).click();
    await expect(page.getByRole("button", { name: "退出" }), next).toBeVisible();
    expect(new URL(page.url()).origin, next).toBe(portal);
  }
  for (const cookie of await page.context().cookies())
    if (cookie.name !== "size")
      expect(cookie, cookie.name).toMatchObject({
        httpOnly: true,
        secure: true,
        sameSite: "Lax",
        path: "/",
        domain: "localhost",
      });
  const names = (await page.context().cookies()).map((one) => one.name);
  expect(names.every((name) => name.startsWith("__Host-"))).toBe(true);
  for (const path of [
    "/applicant",
    "/applicant/dossier",
    "/account",
    "/login/second-step",
    "/register/code",
    "/password/code",
  ])
    expect((await page.request.get(path)).headers()["cache-control"], path).toMatch(/no-store/);
  const out = await page.request.post("/api/sign-out", { headers: { origin: portal }, maxRedirects: 0 });
  expect(out.headers()["clear-site-data"]).toBe('"cache", "storage"');
  expect((await page.request.get("/applicant", { maxRedirects: 0 })).status()).not.toBe(200);
});

test("a forgotten password is set anew by a code on the phone; the other session ends", async ({ page, newPerson }) => {
  const who = someone("林小北", 32);
  await register(page, who);
  await logIn(page, who);
  const elsewhere = await newPerson();
  await elsewhere.goto("/password");
  await elsewhere.getByLabel("证件号码").fill(who.document);
  await elsewhere.getByLabel("手机号").fill(who.phone);
  await elsewhere.getByRole("button", { name: "获取验证码" }).click();
  await expect(elsewhere).toHaveURL(/password\/code/);
  await elsewhere.getByLabel("验证码").fill(await sentCode(elsewhere, who.phone));
  await elsewhere.getByLabel("新密码").fill("password2020");
  await elsewhere.getByRole("button", { name: "更改密码" }).click();
  await expect(elsewhere.getByText(/太容易被猜到/).first()).toBeVisible();
  await elsewhere.getByLabel("验证码").fill(await sentCode(elsewhere, who.phone));
  await elsewhere.getByLabel("新密码").fill("window-river-cup-12");
  await elsewhere.getByRole("button", { name: "更改密码" }).click();
  await expect(elsewhere.getByText("密码已更改")).toBeVisible();
  await page.goto("/applicant");
  await expect(page).toHaveURL(/\/login/);
  await logIn(page, who, "window-river-cup-12");
});

test("after the password alone, no page or file of staff opens", async ({ page }) => {
  await page.goto("/login/staff");
  await page.getByLabel("用户名").fill("office-1");
  await page.getByLabel("密码").fill(PASSWORD);
  await page.getByRole("button", { name: "下一步" }).click();
  await expect(page).toHaveURL(/second-step/);
  const step = (await page.context().cookies()).find((one) => one.name === "__Host-points-step");
  for (const path of [
    "/staff",
    "/office",
    "/office/accounts",
    "/office/rulebooks",
    "/office/programme",
    "/office/projects",
    "/office/rankings",
    "/system/accounts",
    "/township",
    "/department",
    "/account",
    "/api/rankings/00000000-0000-4000-8000-000000000000/scores.ndjson",
    "/api/differences/00000000-0000-4000-8000-000000000000/list.csv",
  ])
    for (const cookie of [`${step?.name}=${step?.value}`, `__Host-points-session=${step?.value}`]) {
      const answer = await page.request.get(path, { headers: { cookie }, maxRedirects: 0 });
      expect([303, 307], `${path} ${answer.status()}`).toContain(answer.status());
    }
});

test("a disabled account stops at its next click", async ({ newPerson }) => {
  const [admin, clerk] = [await newPerson(), await newPerson()];
  await logInStaff(clerk, "town-baogai");
  await logInStaff(admin, "admin");
  await admin.goto("/system/accounts");
  await admin.getByRole("row").filter({ hasText: "town-baogai" }).getByRole("button", { name: "停用" }).click();
  await expect(
    admin.getByRole("row").filter({ hasText: "town-baogai" }).getByRole("button", { name: "停用" }),
  ).toHaveCount(0);
  await clerk.goto("/township/identity");
  await expect(clerk).toHaveURL(/\/login/);
});

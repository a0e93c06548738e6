import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Nginx, startNginx } from "../lib/cli/testing/nginx";
import { copyPlayedYear } from "./played-year";
import { expect, openPortal, test } from "./portal";

// Checklist: performance.md G6. What the shipped nginx configuration serves is what the portal serves, header for header, byte for byte.

const PEOPLE = 60;
/** What two programs may say differently: when, which request, how they keep the connection, and how they name a version of a file. */
const OWN = ["date", "x-request-id", "connection", "keep-alive", "server", "etag", "last-modified", "accept-ranges"];

test.describe.configure({ mode: "serial" });
let portal: Awaited<ReturnType<typeof openPortal>>;
let nginx: Nginx;
test.beforeAll(async () => {
  portal = await openPortal(PEOPLE, await copyPlayedYear(PEOPLE));
  nginx = await startNginx(portal.origin, join(portal.data, "published"));
});
test.afterAll(async () => {
  await nginx?.stop();
  await portal?.stop();
});

async function answer(origin: string, path: string, encoding: string, method = "GET") {
  const response = await fetch(`${origin}${path}`, {
    method,
    redirect: "manual",
    headers: { "accept-encoding": encoding },
  });
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !OWN.includes(name)));
  return {
    status: response.status,
    headers,
    digest: createHash("sha256")
      .update(Buffer.from(await response.arrayBuffer()))
      .digest("hex"),
  };
}

/** Every public address of what lies in the folder. */
function addresses(): readonly string[] {
  const files = readdirSync(join(portal.data, "published"), { recursive: true, encoding: "utf8" });
  return files
    .filter(
      (file) =>
        /\.(html|json|ndjson|csv|xlsx|docx|pdf|css)$/.test(file) &&
        !/(missing\.html|newest\.json|find\/.*)$/.test(file),
    )
    .map((file) => `/${file.replace(/\/index\.html$/, "").replace(/\.html$/, "")}`);
}

test("serves each published file as the portal does, in each encoding", async () => {
  const found = addresses();
  expect(found).toEqual(
    expect.arrayContaining([
      "/notices",
      "/seals",
      "/notices/2020-2",
      "/notices/2020-2/notice.json",
      "/notices/2020-2/attachment-1.xlsx",
      "/seals/2020-08.ndjson",
    ]),
  );
  // The worker may make a page anew between the two.
  for (const path of found)
    for (const encoding of ["br", "gzip", "identity"])
      for (const method of ["GET", "HEAD"])
        await expect(async () => {
          expect(await answer(nginx.origin, path, encoding, method), `${method} ${path} ${encoding}`).toEqual(
            await answer(portal.origin, path, encoding, method),
          );
        }).toPass({ timeout: 10_000 });
});

test("leads everything else to the portal, and names nothing that lies beside", async () => {
  for (const path of [
    "/",
    "/rulebook",
    "/login",
    "/notices/2020-9",
    "/notices/2020-2/page/99",
    "/notices/2020-2/find?code=AAAA-AAAA",
    "/size.css",
  ])
    expect((await answer(nginx.origin, path, "identity")).status, path).toBe(
      (await answer(portal.origin, path, "identity")).status,
    );
  for (const path of ["/notices/2020-2", "/notices/2020-9"])
    expect((await answer(nginx.origin, path, "identity", "POST")).status, path).toBe(
      (await answer(portal.origin, path, "identity", "POST")).status,
    );
  for (const path of [
    "/notices/2020-2/index.html",
    "/notices/2020-2/missing.html",
    "/notices/2020-2/find/AA.json",
    "/notices.html",
    "/seals/newest.json",
    "/notices/2020-2/notice.json.br",
    "/.none",
    "/notices/../../evidence",
  ])
    expect((await answer(nginx.origin, path, "identity")).status, path).toBe(404);
  const size = await fetch(`${nginx.origin}/size`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ size: "large" }),
    headers: { origin: nginx.origin },
  });
  expect(size.status).toBe(303);
});

test("goes on with what is published while the portal rests, and says so in words", async () => {
  await portal.stop();
  expect((await answer(nginx.origin, "/notices/2020-2", "br")).status).toBe(200);
  for (const path of ["/rulebook", "/notices/2020-9"]) {
    const resting = await fetch(`${nginx.origin}${path}`);
    expect(resting.status, path).toBe(503);
    expect(resting.headers.get("content-type"), path).toBe("text/html; charset=utf-8");
    expect(await resting.text(), path).toContain("平台正在维护");
  }
});

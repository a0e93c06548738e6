import type { APIRequestContext, Page } from "@playwright/test";
import { makePeople } from "../lib/cli/demo/people/make-people";
import { readNotice } from "../lib/contracts/notice";
import { makeWorkbook } from "../lib/platform/spreadsheet";
import { expectAccessible } from "./axe";
import { crawl, everyRoute, PATIENT } from "./crawl";
import { expect, logInStaff, moveClock, PASSWORD, test } from "./portal";
import { readPortal } from "./rows";

test.use({ applicants: 60, until: "2020-08-13T18:00:00+08:00", portalOf: "embargo" });

const people = makePeople(60, 2020, "2020-03-31");
const listed = people.find((one) => one.stage === "in-notice" && !one.kinds.includes("schooling"));
const another = people.find((one) => one.stage === "in-notice" && !one.kinds.includes("housing"));
const NOBODY = "00000000-0000-4000-8000-000000000000";
const NUMBER = "〔2020〕2号";
const AT = "/notices/2020-2";
const FORMS = ["notice.json", "notice.csv", "notice.xlsx", "notice.pdf", "board.pdf", "attachment-1.xlsx"];
const PUBLIC = [AT, ...FORMS.map((file) => `${AT}/${file}`)];

/** What somebody could think of to have the files before their time. */
const GUESSES = [
  ...PUBLIC,
  `${AT}/`,
  `${AT}/page/1`,
  `${AT}/page/2`,
  `${AT}/index.html`,
  `${AT}/missing.html`,
  `${AT}/find/K3.json`,
  `${AT}/find?code=K3MP-7Q2D`,
  ...["xlsx", "docx", "pdf"].flatMap((kind) => [1, 2, 10].map((at) => `${AT}/attachment-${at}.${kind}`)),
  ...["br", "gz", "part"].map((suffix) => `${AT}/notice.json.${suffix}`),
  `${AT}.part/notice.json`,
  `${AT}.before/notice.json`,
  "/notices/2020-1/../2020-2/notice.json",
  "/notices/2020-1/..%2f2020-2/notice.json",
  "/notices/%2e%2e/notices/2020-2/notice.json",
  "/published/notices/2020-2/notice.json",
  "/NOTICES/2020-2",
  "//notices/2020-2",
  "/notices/2020-2?_rsc=1",
  "/notices/2020-02",
  "/notices/2020-3",
  `/check?notice=2020-2`,
  `/objections/new?notice=2020-2`,
];
const WAYS: readonly Record<string, string>[] = [
  {},
  { "if-none-match": "*" },
  { "if-modified-since": "Wed, 01 Jan 2020 00:00:00 GMT" },
  { range: "bytes=0-1000" },
  { RSC: "1" },
  { "x-forwarded-host": "localhost", "x-original-url": AT, "x-rewrite-url": AT },
];

type Prepared = {
  readonly project: string;
  readonly secrets: readonly string[];
  readonly ids: readonly string[];
  readonly candidacy: string;
};

/** The run that waits to be published, with the file beside it: what of it nobody but the office may know. */
const readPrepared = (data: string): Promise<Prepared> =>
  readPortal(data, async (client) => {
    const [run] = await client<Record<"id" | "project_id" | "result_digest" | "scores_digest", string>[]>`
      select r.* from ranking_runs r join service_projects p on p.id = r.project_id where p.kind = 'housing'`;
    const [file] = await client<
      Record<"id" | "name" | "sha256", string>[]
    >`select id, name, sha256 from attachments where removed_at is null`;
    const [row] = await client<{ candidacy_id: string }[]>`
      select candidacy_id from ranking_rows where run_id = ${run?.id ?? ""} order by position desc limit 1`;
    if (run === undefined || file === undefined || row === undefined) throw new Error("no run is prepared");
    return {
      project: run.project_id,
      secrets: [run.id, run.result_digest, run.scores_digest, file.id, file.name, file.sha256],
      ids: [run.project_id, run.id, file.id, row.candidacy_id],
      candidacy: row.candidacy_id,
    };
  });

const routes = ({ ids }: Prepared) =>
  everyRoute((part) => {
    if (part === "file")
      return ["rulebook.json", "service.json", "applications.ndjson", "scores.ndjson", "ranking.ndjson"];
    if (part === "indicator") return ["P01"];
    if (part === "code") return ["housing-2020"];
    if (part === "slug") return ["apply"];
    return part === "intake" || part === "offer" ? [NOBODY] : ids;
  });

async function logInApplicant(page: Page, identityNumber: string): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("证件号码").fill(identityNumber);
  await page.getByLabel("密码").fill(PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("heading", { name: "我的办理" })).toBeVisible();
}

test("a file beside a run: refused with the place of what it shows, laid, taken back", async ({
  newPerson,
  running,
}) => {
  const { project } = await readPrepared(running.data);
  const page = await newPerson();
  await logInStaff(page, "office-1");
  const lay = async (value: string) => {
    await page.goto(`/office/rankings/${project}`);
    const sheet = { name: "名单", widths: [20], rows: [[{ value: "经办" }, { value }]] };
    const file = { name: "补充说明.xlsx", mimeType: "application/octet-stream", buffer: await makeWorkbook([sheet]) };
    await page.getByLabel("上传附件").setInputFiles(file);
    await page.getByRole("button", { name: "上传", exact: true }).click();
  };
  await lay("电话 138-0013-8000");
  await expect(page.getByRole("heading", { name: "附件没有保存" })).toBeVisible();
  await expect(page.getByRole("banner").getByRole("link", { name: "排名与公示" })).toBeVisible();
  await expect(page.getByText("工作表“名单”的 B1 格：手机号码 138…00")).toBeVisible();
  await expectAccessible(page, "a refused attachment");
  await page.getByRole("link", { name: "返回公示附件" }).click();
  await expect(page.getByText("补充说明.xlsx")).toHaveCount(0);
  await lay("张老师");
  await expect(page.getByText("附件已上传，没有发现不能公开的号码。")).toBeVisible();
  await expectAccessible(page, "a run with attachments");
  await page.getByRole("button", { name: "收回 补充说明.xlsx" }).click();
  await expect(page.getByText("补充说明.xlsx")).toHaveCount(0);
});

test("nothing of a prepared notice can be had before its publication, by anybody, in any way; everything public of it right afterwards", async ({
  newPerson,
  portal,
  running,
}) => {
  const prepared = await readPrepared(running.data);
  type Who = {
    readonly name: string;
    readonly request: APIRequestContext;
    readonly from: string;
    readonly office: boolean;
  };
  const all: Who[] = [{ name: "visitor", request: (await newPerson()).request, from: "/", office: false }];
  for (const person of [listed, another]) {
    const page = await newPerson();
    await logInApplicant(page, person?.identityNumber ?? "");
    all.push({ name: `applicant ${person?.index}`, request: page.request, from: "/applicant", office: false });
  }
  let publisher = await newPerson();
  for (const [login, from] of [
    [`town-${listed?.township}`, "/township"],
    [`town-${listed?.township === "baogai" ? "lingxiu" : "baogai"}`, "/township"],
    ["dept-education", "/department"],
    ["svc-housing", "/department/offers"],
    ["admin", "/system/accounts"],
    ["office-1", "/office"],
    ["office-2", "/office"],
  ] as const) {
    const page = await newPerson();
    await logInStaff(page, login);
    all.push({ name: login, request: page.request, from, office: login.startsWith("office") });
    publisher = page;
  }
  await moveClock(publisher, "2020-08-14T08:59");

  const before: { readonly who: Who; readonly address: string; readonly text: string }[] = [];
  const see = (who: Who, address: string, text: string) => {
    before.push({ who, address, text });
    const secrets = who.office ? [NUMBER] : [NUMBER, ...prepared.secrets];
    // What was asked for may be named in the answer; what is secret of it may not.
    const told = text.replaceAll(decodeURIComponent(address), "").replaceAll(address, "");
    expect(
      secrets.filter((secret) => told.includes(secret) && !address.includes(secret)),
      `${who.name} ${address}`,
    ).toEqual([]);
  };
  for (const who of all) {
    await test.step(`before, as ${who.name}`, async () => {
      const seen = await crawl(who.request, [who.from, "/", "/sitemap", "/notices"], (address, _answer, text) =>
        see(who, address, text),
      );
      expect([...seen].filter((address) => address.startsWith(AT))).toEqual([]);
      for (const address of routes(prepared)) {
        const answer = await who.request.get(address, { ...PATIENT, maxRedirects: 0 });
        expect(answer.status(), address).toBeLessThan(500);
        see(who, address, await answer.text());
      }
    });
  }
  const register = await all[0]?.request.get("/notices", PATIENT);
  const tag = register?.headers().etag ?? "";
  expect((await all[0]?.request.get("/notices", { ...PATIENT, headers: { "if-none-match": tag } }))?.status()).toBe(
    304,
  );
  for (const who of all)
    for (const address of GUESSES)
      for (const headers of who.name === "visitor" ? WAYS : [{}])
        for (const method of who.name === "visitor" ? ["GET", "HEAD"] : ["GET"]) {
          const what = `${who.name} ${method} ${address} ${JSON.stringify(headers)}`;
          const answer = await who.request.fetch(`${portal}${address}`, {
            ...PATIENT,
            method,
            headers,
            maxRedirects: 0,
          });
          expect([206, 304], what).not.toContain(answer.status());
          expect(answer.headers()["content-disposition"], what).toBeUndefined();
          if (PUBLIC.includes(address)) expect([404], what).toContain(answer.status());
          see(who, address, await answer.text());
        }

  // The office itself sees the run and the file, so the crawl did come there.
  for (const secret of prepared.secrets)
    expect(
      before.some(({ who, text }) => who.office && text.includes(secret)),
      secret,
    ).toBe(true);

  await publisher.goto(`/office/rankings/${prepared.project}`);
  await publisher.getByRole("button", { name: "发布公示" }).click();
  await expect(publisher.getByText("已公示：")).toBeVisible();
  const visitor = all[0]?.request as APIRequestContext;
  await expect(async () => expect((await visitor.get(AT, PATIENT)).status()).toBe(200)).toPass();

  const read = readNotice(await (await visitor.get(`${AT}/notice.json`, PATIENT)).text());
  if (!read.ok) throw new Error("the notice does not read");
  const { notice } = read.value;
  const [first] = notice.rows;
  expect(notice.rows.length).toBeGreaterThan(3);
  await test.step("nothing that was read before holds a code, a commitment, a digest or a masked name of it", () => {
    const of = notice.rows.flatMap((row) => [row.code, row.commitment, ...(row.name === undefined ? [] : [row.name])]);
    for (const { who, address, text } of before) {
      const told = [...of, notice.digests.sha256, notice.digests.sm3].filter((one) => text.includes(one));
      expect(who.office ? told.filter((one) => !one.includes("*")) : told, `${who.name} ${address}`).toEqual([]);
    }
    // Nor does the person's own page give the place away.
    const own = before.filter(({ who }) => who.name === `applicant ${listed?.index}`);
    expect(own.filter(({ text }) => /第 \d+ 名/.test(text)).map((one) => one.address)).toEqual([]);
  });

  for (const who of all) {
    await test.step(`afterwards, as ${who.name}`, async () => {
      const list = await who.request.get("/notices", { ...PATIENT, headers: { "if-none-match": tag } });
      expect([list.status(), (await list.text()).includes(NUMBER)]).toEqual([200, true]);
      expect(await (await who.request.get(AT, PATIENT)).text()).toContain(first?.code);
      for (const address of PUBLIC) {
        const whole = await who.request.get(address, PATIENT);
        expect(whole.status(), address).toBe(200);
        const headers = { "if-none-match": whole.headers().etag ?? "" };
        expect((await who.request.get(address, { ...PATIENT, headers })).status(), address).toBe(304);
        const head = await who.request.head(address, PATIENT);
        expect([head.status(), head.headers().etag], address).toEqual([200, whole.headers().etag]);
      }
      const found = await who.request.get(`${AT}/find?code=${first?.code}`, { ...PATIENT, maxRedirects: 0 });
      expect(found.headers().location).toBe(`${AT}#${first?.code}`);
      // What is not public stays with the office: the run's files, and another person's proof.
      const [, run, file] = prepared.ids;
      for (const address of [`/api/rankings/${run}/ranking.ndjson`, `/api/attachments/${file}`]) {
        const status = (await who.request.get(address, { ...PATIENT, maxRedirects: 0 })).status();
        expect(status === 200, `${who.name} ${address} ${status}`).toBe(who.office);
      }
      if (who.name !== `applicant ${listed?.index}`)
        expect(
          (await who.request.get(`/api/proof/${prepared.candidacy}`, { ...PATIENT, maxRedirects: 0 })).status(),
        ).not.toBe(200);
    });
  }
});

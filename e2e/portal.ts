import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { PLAYED_UNTIL } from "../lib/cli/demo/options";
import { copyPlayedYear } from "./played-year";

export { expect };
export const PASSWORD = "lake-stone-orange-2020";
export const APPLICANT_PASSWORD = "river-table-green-77";

/** A running portal: its address, its data folder, and the log lines so far. */
type Running = { readonly origin: string; readonly data: string; readonly log: () => string };
type Portal = Running & {
  /** Ends it as Ctrl-C does. */
  stop: () => Promise<void>;
  /** Ends it as kill -9 does: nothing is put in order. */
  kill: () => Promise<void>;
};

/** Starts a portal with worker, published folder and clock from a data folder that holds a played year; resolves when it serves. */
export async function openPortal(applicants: number, data: string, port = "0"): Promise<Portal> {
  const settings = ["--applicants", String(applicants), "--port", port, "--data", data];
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "lib/cli/demo/main.ts", ...settings], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let log = "";
  child.stderr?.on("data", (chunk) => {
    log += chunk;
    process.stderr.write(chunk);
  });
  const origin = await new Promise<string>((done, refuse) => {
    child.stdout?.on("data", (chunk) => {
      output += chunk;
      const match = /The portal is open: (\S+)/.exec(output);
      if (match?.[1] !== undefined && output.includes("Stop with Ctrl-C")) done(match[1]);
    });
    child.once("exit", () => refuse(new Error(`the portal ended:\n${output}`)));
  });
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    // After Ctrl-C the portal may have ended already, by the signal that all of the terminal got.
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill(signal);
    await ended;
  };
  return { origin, data, log: () => log, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}

/** A portal without a year (staff accounts alone), or with the demo's people where a spec says so by `test.use({ applicants })`. */
export type NewPerson = () => Promise<Page>;

/** Gives a browser of its own to each who asks, and closes them all in the end. */
async function openEach(
  browser: Browser,
  options: BrowserContextOptions,
  use: (newPerson: NewPerson) => Promise<void>,
): Promise<void> {
  const contexts: BrowserContext[] = [];
  await use(async () => {
    const context = await browser.newContext({ ...options, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
    contexts.push(context);
    return context.newPage();
  });
  for (const context of contexts) await context.close();
}

export const test = base.extend<
  { newPerson: NewPerson; newPlainPerson: NewPerson },
  { applicants: number; until: string; portalOf: string; running: Running; portal: string }
>({
  applicants: [0, { option: true, scope: "worker" }],
  /** The instant of office time up to which the year is played. */
  until: [PLAYED_UNTIL, { option: true, scope: "worker" }],
  /** A spec that changes the year or moves the clock names itself here and gets a portal that no other spec shares. */
  portalOf: ["", { option: true, scope: "worker" }],
  running: [
    async ({ applicants, until }, use) => {
      const data = await copyPlayedYear(applicants, until);
      const { stop, ...running } = await openPortal(applicants, data);
      await use(running);
      await stop();
      rmSync(data, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 300_000 },
  ],
  portal: [({ running }, use) => use(running.origin), { scope: "worker" }],
  baseURL: ({ portal }, use) => use(portal),
  /** A person with an own browser, on the screen and with or without script as the project says. */
  newPerson: async ({ browser, portal, javaScriptEnabled, viewport }, use) => {
    await openEach(browser, { baseURL: portal, viewport, javaScriptEnabled }, use);
  },
  /** A person with an own small phone without script. */
  newPlainPerson: async ({ browser, portal }, use) => {
    await openEach(browser, { baseURL: portal, viewport: { width: 320, height: 640 }, javaScriptEnabled: false }, use);
  },
});

/** Somebody of a played year, whose password is the demo's, at the own first page. */
export async function logInPlayed(page: Page, person: { readonly identityNumber: string } | undefined): Promise<void> {
  if (person === undefined) throw new Error("the played year has nobody like that");
  await page.goto("/login");
  await page.getByLabel("证件号码").fill(person.identityNumber);
  await page.getByLabel("密码").fill(PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("heading", { name: "我的办理" })).toBeVisible();
}

/** Logs a member of staff in by password and the second-factor code that /demo shows. */
export async function logInStaff(page: Page, login: string): Promise<void> {
  await page.goto("/login/staff");
  await page.getByLabel("用户名").fill(login);
  await page.getByLabel("密码").fill(PASSWORD);
  await page.getByRole("button", { name: "下一步" }).click();
  await expect(page).toHaveURL(/second-step/);
  const demo = await (await page.request.get("/demo")).text();
  const row = new RegExp(`<tr data-login="${login}".*?</tr>`).exec(demo)?.[0] ?? "";
  const code = /(\d{6})<\/td><\/tr>$/.exec(row)?.[1];
  if (code === undefined) throw new Error(`no code in: ${row}`);
  await page.getByLabel("动态码").fill(code);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("button", { name: "退出" })).toBeVisible();
}

/** The newest code sent to a phone, read off the outbox on /demo. */
export async function sentCode(page: Page, phone: string): Promise<string> {
  const other = await page.context().newPage();
  await other.goto("/demo");
  const masked = `${phone.slice(0, 3)}****${phone.slice(-4)}`;
  const text = await other
    .getByRole("row")
    .filter({ hasText: masked })
    .filter({ hasText: "验证码" })
    .first()
    .textContent();
  await other.close();
  const code = /验证码 (\d{6})/.exec(text ?? "")?.[1];
  if (code === undefined) throw new Error(`no code in: ${text}`);
  return code;
}

/** Moves the office time by the banner. */
export async function moveClock(page: Page, to: string): Promise<void> {
  await page.goto("/demo");
  await page.getByText("调快时间").click();
  await page.getByLabel("调到").fill(to);
  await page.getByRole("button", { name: "调快" }).click();
  await expect(page).toHaveURL(/moved=1/);
}

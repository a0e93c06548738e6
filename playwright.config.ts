import { defineConfig } from "@playwright/test";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const IS_FULL = process.env.POINTS_FULL === "1";
const executablePath = process.env.CHROMIUM_PATH;

/** Journeys at 1440 px with script, and again at 320 px without (the whole year so in `test:full`); each worker has a portal of its own. */
export default defineConfig({
  testDir: "e2e",
  testIgnore: IS_FULL ? [] : /\.full\.spec\.ts/,
  globalSetup: "./e2e/build.ts",
  workers: 2,
  timeout: 600_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    actionTimeout: 40_000,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    screenshot: "only-on-failure",
    launchOptions: { args: FLAGS, ...(executablePath === undefined ? {} : { executablePath }) },
  },
  projects: [
    {
      name: "no-script",
      testMatch: IS_FULL ? /(six-projects|offers)\.spec\.ts/ : /offers\.spec\.ts/,
      use: { viewport: { width: 320, height: 640 }, javaScriptEnabled: false },
    },
    { name: "script", use: { viewport: { width: 1440, height: 900 } } },
  ],
});

// `npm test`: installs what is missing, then lint, types, floors, unit, database and browser tests; the last line is "N passed, N failed".
// With --full also what needs Debian packages, kills or load.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { findBrowser } from "./browser.mjs";
import { install, nodeBinary, root, run } from "./steps.mjs";

const full = process.argv.includes("--full");
let passed = 0;
let failed = 0;

/** One check that counts as one test. */
async function check(title, args, env) {
  const code = await run(title, node, args, { quiet: true, ...(env === undefined ? {} : { env }) });
  if (code === 0) passed++;
  else failed++;
}

/** Counts what a runner wrote; a runner that died without a report counts as one failure. */
function count(title, code, file, read) {
  if (!existsSync(file)) {
    failed++;
    process.stdout.write(`${title}: no report\n`);
    return;
  }
  const [good, bad] = read(JSON.parse(readFileSync(file, "utf8")));
  passed += good;
  failed += bad === 0 && code !== 0 ? 1 : bad;
  process.stdout.write(`${title}: ${good} passed, ${bad} failed\n`);
}

await install();
const node = nodeBinary();
process.chdir(root);
mkdirSync("test-results", { recursive: true });
for (const file of ["test-results/unit.json", "test-results/e2e.json"]) rmSync(file, { force: true });

const building = check("Building the pages", ["--import", "tsx", "lib/cli/demo/build-only.ts"]);
await check("Lint", ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]);
await check("Import floors", [
  "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
  "--config",
  "dependency-cruiser.config.cjs",
  "app",
  "db",
  "lib",
  "e2e",
  "instrumentation.ts",
]);
await building;
await check("Types", ["node_modules/typescript/bin/tsc", "--noEmit"]);

const unit = await run(
  "Unit and database tests",
  node,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--reporter=default",
    "--reporter=json",
    "--outputFile.json=test-results/unit.json",
  ],
  { env: { ...process.env, POINTS_FULL: full ? "1" : "" } },
);
count("Unit and database tests", unit, "test-results/unit.json", (report) => [
  report.numPassedTests,
  report.numFailedTests,
]);

try {
  const browser = await findBrowser();
  const env = { ...process.env, CHROMIUM_PATH: browser, POINTS_FULL: full ? "1" : "" };
  const code = await run("Browser tests", node, ["node_modules/@playwright/test/cli.js", "test"], { env });
  count("Browser tests", code, "test-results/e2e.json", ({ stats }) => [
    stats.expected,
    stats.unexpected + stats.flaky,
  ]);
} catch (error) {
  failed++;
  process.stderr.write(`${error.message}\n`);
}

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

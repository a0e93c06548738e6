// `npm test`: installs what is missing, then lint, types, floors, unit, database and browser tests; the last line is "N passed, N failed".
// With --full also what kills or loads.
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { findBrowser } from "./browser.mjs";
import { needPrograms } from "./debian.mjs";
import { root, run } from "./run.mjs";
import { install, nodeBinary } from "./steps.mjs";

const full = process.argv.includes("--full");
const RUNNERS = { POINTS_FULL: full ? "1" : "", ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}) };
let passed = 0;
let failed = 0;

/** One check that counts as one test. */
async function check(title, args) {
  const code = await run(title, node, args);
  if (code === 0) passed++;
  else failed++;
}

/** Counts what a runner wrote; one that died without a whole report, or that fails for another reason than a test, counts as one failure. */
function count(title, code, file, read) {
  let good = 0;
  let bad = 0;
  try {
    [good, bad] = read(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    process.stdout.write(`${title}: no report, counted as failed\n`);
    bad = 1;
  }
  if (code !== 0 && bad === 0) bad = 1;
  passed += good;
  failed += bad;
  process.stdout.write(`${title}: ${good} passed, ${bad} failed\n`);
}

/** How many test files vitest will run. */
function unitFiles() {
  return ["lib", "db", "app"]
    .flatMap((folder) => readdirSync(folder, { recursive: true }))
    .filter((name) => name.endsWith(".test.ts") && (full || !name.endsWith(".full.test.ts"))).length;
}

/** Counts the lines of a runner's output, whatever their colour, that say that one thing is done. */
function counter(pattern, total, noun) {
  return (output) => {
    const plain = stripVTControlCharacters(output);
    return `${plain.match(pattern)?.length ?? 0} of ${total(plain)} ${noun}`;
  };
}

await install();
if (full) {
  try {
    await needPrograms();
  } catch (error) {
    failed++;
    process.stderr.write(`${error.message}\n`);
  }
}
const node = nodeBinary();
process.chdir(root);
mkdirSync("test-results", { recursive: true });
for (const file of ["test-results/unit.json", "test-results/e2e.json"]) rmSync(file, { force: true });

const building = check("Building the pages", ["--import", "tsx", "lib/cli/demo/build-only.ts"]);
await check("Lint", ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]);
const cruiser = "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs";
const floors = ["app", "db", "lib", "e2e", "instrumentation.ts"];
await check("Import floors", [cruiser, "--config", "dependency-cruiser.config.cjs", ...floors]);
await building;
await check("Types", ["node_modules/typescript/bin/tsc", "--noEmit"]);

const reports = ["--reporter=default", "--reporter=json", "--outputFile.json=test-results/unit.json"];
const files = unitFiles();
const unit = await run("Unit and database tests", node, ["node_modules/vitest/vitest.mjs", "run", ...reports], {
  env: { ...process.env, ...RUNNERS },
  show: true,
  far: counter(/^\S*\s*[✓❯×].*\.test\.ts/gm, () => files, "files"),
});
count("Unit and database tests", unit, "test-results/unit.json", (report) => [
  report.numPassedTests,
  report.numFailedTests,
]);

try {
  const browser = await findBrowser();
  const code = await run("Browser tests", node, ["node_modules/@playwright/test/cli.js", "test"], {
    env: { ...process.env, ...RUNNERS, CHROMIUM_PATH: browser },
    show: true,
    far: counter(/^\S*\s+[✓✘]\S*\s+\d+/gm, (output) => /Running (\d+) tests?/.exec(output)?.[1] ?? "?", "tests"),
  });
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

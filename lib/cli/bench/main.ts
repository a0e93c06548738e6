import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type ReadRulebook, readRulebook } from "../../contracts/rulebook";
import { benchCity } from "./city/bench-city";
import { KIND, writeApplications, writeScores } from "./generate";
import { type Measured, measurePoints } from "./measure-child";
import { scoringTimes } from "./scoring-ratio";
import { benchServing } from "./serving";

const SEED = fileURLToPath(new URL("../../../db/seed/2020/", import.meta.url));
const RULEBOOK = join(SEED, "rulebook.json");
const SCORED = 20_000;
const GOAL_RANK_BYTES = 1e9;

const print = (text: string) => process.stdout.write(`${text}\n`);
const count = (value: number) => value.toLocaleString("en");
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
const verdict = (met: boolean) => (met ? "met" : "MISSED");

/** `--lines` for the command line, `--people` for the city; 0 leaves either out. `--repeats` each measured thing of the city. */
function optionsOf(args: string[]) {
  const given = (value: string) => ({ type: "string" as const, default: value });
  const options = { lines: given("1000000"), people: given("50000"), repeats: given("5"), serving: given("5") };
  const { values } = parseArgs({ args, options, strict: true });
  const whole = (name: keyof typeof options, least: number): number => {
    const value = Number(values[name]);
    if (Number.isSafeInteger(value) && (value >= least || (value === 0 && name !== "repeats"))) return value;
    throw new Error(`--${name} ${values[name]}: a whole number from ${least}`);
  };
  return {
    lines: whole("lines", 10),
    people: whole("people", 10),
    repeats: whole("repeats", 1),
    serving: whole("serving", 1),
  };
}

function row(name: string, lines: number, { rows, seconds, peakBytes }: Measured): void {
  if (rows !== lines) throw new Error(`${name}: ${rows} rows for ${lines} lines`);
  const peak = peakBytes === null ? "not measured" : megabytes(peakBytes);
  print(`  ${count(lines)} lines: ${seconds.toFixed(1)} s, peak memory ${peak}`);
}

function benchScoring(lines: number, rulebook: ReadRulebook): void {
  const times = scoringTimes(lines, rulebook);
  const ratio = times.score / times.parse;
  print(`scoring ${count(lines)} applications against JSON.parse of the same lines`);
  print(`  JSON.parse ${times.parse.toFixed(1)} ms, scoring ${times.score.toFixed(1)} ms`);
  print(`  ratio scoring / JSON.parse: ${ratio.toFixed(2)} (goal ≤ 1: ${verdict(ratio <= 1)})`);
  const whole = (times.readAndScore / times.parse).toFixed(2);
  print(`  ratio strict reading + scoring / JSON.parse: ${whole} (no goal)`);
}

type Bench = {
  readonly name: string;
  readonly write: (file: string, lines: number) => Promise<void>;
  readonly args: (file: string) => readonly string[];
};

/** A tenth of the lines, then all of them; files are deleted as soon as they are read. */
async function benchCommand(folder: string, lines: number, { name, write, args }: Bench): Promise<number | null> {
  print(name);
  const tenth = Math.floor(lines / 10);
  const peaks: (number | null)[] = [];
  for (const size of [tenth, lines]) {
    const file = join(folder, `${size}.ndjson`);
    await write(file, size);
    const measured = await measurePoints(args(file));
    await rm(file);
    row(name, size, measured);
    peaks.push(measured.peakBytes);
  }
  const [small = null, large = null] = peaks;
  if (small === null || large === null) print("  memory growth: not measured");
  else {
    const perLine = ((large - small) / (lines - tenth)).toFixed(0);
    print(`  memory growth: ratio ${(large / small).toFixed(2)}, ${megabytes(large - small)}, ${perLine} bytes a line`);
  }
  return large;
}

async function run(): Promise<void> {
  const { lines, people, repeats, serving } = optionsOf(process.argv.slice(2));
  const read = readRulebook(await readFile(RULEBOOK, "utf8"));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const rulebook = read.value;
  print(`Node ${process.version}, ${process.platform} ${process.arch}`);
  if (people > 0) await benchCity(rulebook, people, repeats);
  if (serving > 0) await benchServing(serving, print);
  if (lines > 0) await benchLines(lines, rulebook);
}

async function benchLines(lines: number, rulebook: ReadRulebook): Promise<void> {
  benchScoring(Math.min(SCORED, lines), rulebook);
  const folder = await mkdtemp(join(tmpdir(), "points-bench-"));
  try {
    await benchCommand(folder, lines, {
      name: "points score",
      write: (file, size) => writeApplications(file, size, rulebook),
      args: (file) => ["score", "--rulebook", RULEBOOK, "--applications", file, "--kind", KIND],
    });
    const peak = await benchCommand(folder, lines, {
      name: "points rank",
      write: (file, size) => writeScores(file, size, rulebook),
      args: (file) => ["rank", "--service", join(SEED, "services", `${KIND}.json`), "--scores", file],
    });
    const goal = peak === null ? "not measured" : verdict(peak < GOAL_RANK_BYTES);
    print(`  peak memory at ${count(lines)} rows: goal < ${megabytes(GOAL_RANK_BYTES)}: ${goal}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await run();

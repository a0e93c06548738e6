import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Nginx, startNginx } from "../testing/nginx";

const PEOPLE = 300;
const SECONDS = 2;

function isThere(program: string): boolean {
  try {
    execFileSync("which", [program]);
    return true;
  } catch {
    return false;
  }
}

/** What four connections of wrk get in two seconds: requests, and requests a second. */
function loadOf(url: string): { readonly requests: number; readonly rate: number } {
  const args = ["-t1", "-c4", `-d${SECONDS}s`, "-H", "Accept-Encoding: br", url];
  const output = execFileSync("wrk", args).toString();
  if (/Non-2xx/.test(output) && !url.includes("/find?")) throw new Error(`${url}: answers other than 2xx\n${output}`);
  const number = (pattern: RegExp) => Number(pattern.exec(output)?.[1] ?? 0);
  return { requests: number(/(\d+) requests in/), rate: number(/Requests\/sec:\s+([\d.]+)/) };
}
const load = (url: string) => loadOf(url).rate;
/** Requests for each second of nginx's processor time: what others do on the machine does not count. */
const loadOnProcessor = (nginx: Nginx) => (url: string) => {
  const before = nginx.cpu();
  const { requests } = loadOf(url);
  return (requests / (nginx.cpu() - before)) * 1e6;
};

/** A public code that stands in the notice. */
async function someCode(origin: string): Promise<string> {
  const notice = (await (await fetch(`${origin}/notices/2020-2/notice.json`)).json()) as {
    readonly rows: readonly { readonly code: string }[];
  };
  return notice.rows.at(-1)?.code ?? "";
}

type Ratio = { readonly ratio: number; readonly each: readonly [number, number] };

/** Both sides in turns, so that a noisy machine is noisy for both; the median of the ratios. */
function ratioOf(ours: string, floor: string, rounds: number, measure: (url: string) => number): Ratio {
  const taken = Array.from({ length: rounds }, () => [measure(ours), measure(floor)] as const);
  const sorted = taken.map(([a, b]) => ({ ratio: a / b, each: [a, b] as const })).sort((a, b) => a.ratio - b.ratio);
  return sorted[Math.floor(rounds / 2)] ?? { ratio: 0, each: [0, 0] };
}

async function openDemo(data: string): Promise<{ readonly origin: string; readonly child: ChildProcess }> {
  const settings = ["--applicants", String(PEOPLE), "--port", "0", "--data", data];
  const child = spawn(process.execPath, ["--import", "tsx", "lib/cli/demo/main.ts", ...settings], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const origin = await new Promise<string>((done, refuse) => {
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      const match = /The portal is open: (\S+)/.exec(output);
      if (match?.[1] !== undefined && output.includes("Stop with Ctrl-C")) done(match[1]);
    });
    child.once("exit", () => refuse(new Error(`the portal ended:\n${output}`)));
  });
  return { origin, child };
}

/** G6 and G7 of serving: the shipped nginx.conf against plain nginx, our own server against a page that Next renders, page n against page 1, a look-up against `select 1`. */
export async function benchServing(rounds: number, print: (line: string) => void): Promise<void> {
  if (!isThere("wrk") || !isThere("nginx"))
    return print("serving: not measured (needs the Debian packages wrk, nginx and libnginx-mod-http-brotli-static)");
  const data = mkdtempSync(join(tmpdir(), "points-serving-"));
  const { origin, child } = await openDemo(data);
  const ended = new Promise((done) => child.once("exit", done));
  const published = join(data, "published");
  const plainFolder = join(data, "plain");
  mkdirSync(plainFolder);
  for (const suffix of ["", ".br", ".gz"])
    cpSync(join(published, `notices/2020-2/index.html${suffix}`), join(plainFolder, `page.html${suffix}`));
  const nginx = await startNginx(origin, published, plainFolder);
  const line = (name: string, ours: string, floor: string, goal: number, { most = false, measure = load } = {}) => {
    const { ratio, each } = ratioOf(ours, floor, rounds, measure);
    const met = most ? ratio <= goal : ratio >= goal;
    print(
      `  ${name}: ratio ${ratio.toFixed(2)} (${each.map((one) => one.toFixed(0)).join(" / ")} a second; goal ${most ? "≤" : "≥"} ${goal}: ${met ? "met" : "MISSED"})`,
    );
  };
  try {
    print(`serving a notice of ${PEOPLE} people's year, 50 rows a page, brotli; requests a second, ours / floor`);
    const [page, bare] = [`${nginx.origin}/notices/2020-2`, `${nginx.plain}/page.html`];
    line("G6 shipped nginx.conf / plain nginx, the same file", page, bare, 0.9);
    line("G6 the same, for each second of nginx's processor time", page, bare, 0.9, {
      measure: loadOnProcessor(nginx),
    });
    line(
      "G6 own server / a page with a table that Next renders",
      `${origin}/notices/2020-2`,
      `${origin}/projects/schooling-2020`,
      5,
    );
    line("G7 page 1 / page 3, time", `${origin}/notices/2020-2`, `${origin}/notices/2020-2/page/3`, 1.2, {
      most: true,
    });
    line(
      "G7 finding a code / select 1 (/healthz)",
      `${origin}/notices/2020-2/find?code=${await someCode(origin)}`,
      `${origin}/healthz`,
      0.4,
    );
  } finally {
    await nginx.stop();
    child.kill("SIGTERM");
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
}

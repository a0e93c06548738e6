// Runs one command of the bootstrap: alive on the screen, and ended together with this process. node:* only, on Node 20.9 or later.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
const WINDOWS = process.platform === "win32";
const running = new Set();
let stopping = false;
/** Characters of output kept, enough to count the lines of a long test run. */
const KEPT = 200_000;

const say = (line) => process.stdout.write(`${line}\n`);

/** The last line that a command wrote, without colours, as a sign of how far it is. */
function lastLine(output) {
  const lines = output.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, "").split(/[\r\n]+/);
  return (lines.findLast((line) => line.trim() !== "") ?? "").trim().slice(0, 70);
}

/** Each command leads a process group, so that its own children get the signal too. On Windows the console sends Ctrl-C to all by itself. */
function signal(child, name) {
  try {
    if (!WINDOWS) process.kill(-child.pid, name);
  } catch {} // ended in the meantime
}

// Ctrl-C, a closed terminal, or a signal sent to this process alone: the commands end first, then this process.
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(name, () => {
    if (stopping) return;
    stopping = true;
    if (running.size === 0) process.exit(130);
    for (const child of running) signal(child, "SIGINT");
    setTimeout(() => {
      for (const child of running) signal(child, "SIGKILL");
    }, 20_000);
  });

/**
 * Runs a command and resolves to its exit code. At least every 3 seconds it says how far (`far`, else the last line written) and how long.
 * `show`: all that the command writes; else that is shown where the command fails.
 */
export async function run(title, command, args, { env = process.env, show = false, far = lastLine } = {}) {
  const began = Date.now();
  const elapsed = () => `${Math.round((Date.now() - began) / 1000)} s`;
  let output = "";
  say(`${title} …`);
  const child = spawn(command, args, {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: !WINDOWS,
    shell: WINDOWS && command.endsWith(".cmd"),
  });
  running.add(child);
  for (const [stream, target] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])
    stream.on("data", (chunk) => {
      output = (output + chunk).slice(-KEPT);
      if (show) target.write(chunk);
    });
  const timer = setInterval(() => {
    const reached = far(output);
    say(`${title}: ${reached === "" ? "" : `${reached}, `}${elapsed()} so far`);
  }, 3000);
  const closed = once(child, "close").catch(() => {});
  const [code, note] = await once(child, "exit").then(
    ([status]) => [status ?? 1, status === 0 ? "done" : `failed (exit code ${status ?? "none, it was ended"})`],
    (error) => [1, error.message],
  );
  await Promise.race([closed, wait(1000)]); // the last words; something that holds the pipe open must not hold us
  clearInterval(timer);
  running.delete(child);
  if (stopping && running.size === 0) process.exit(130);
  if (stopping) await new Promise(() => {});
  if (code !== 0 && !show) process.stderr.write(output.slice(-20_000));
  say(`${title}: ${note}, ${elapsed()}`);
  return code;
}

/**
 * Gives the screen to a command that stops by itself when told to, and resolves to its exit code. Until the command says that it is loaded (a message),
 * a line every 3 seconds says that it is coming: on a cold or busy machine that takes a while.
 */
export async function handOver(title, command, args) {
  const began = Date.now();
  say(`${title} …`);
  const child = spawn(command, args, {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    detached: !WINDOWS,
  });
  running.add(child);
  const timer = setInterval(() => say(`${title}: ${Math.round((Date.now() - began) / 1000)} s so far`), 3000);
  child.once("message", () => clearInterval(timer));
  const [code] = await once(child, "exit");
  return code ?? 1;
}

// `npm run demo`: installs what is missing, then hands over to lib/cli/demo/main.ts.
import { spawn } from "node:child_process";
import { install, nodeBinary, root } from "./steps.mjs";

await install();
const child = spawn(nodeBinary(), ["--import", "tsx", "lib/cli/demo/main.ts", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
// The terminal sends Ctrl-C to both; the child stops what it started, and this process waits for it.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => signal === "SIGTERM" && child.kill(signal));
child.once("exit", (code) => process.exit(code ?? 1));

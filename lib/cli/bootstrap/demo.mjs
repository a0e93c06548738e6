// `npm run demo`: installs what is missing, then hands over to lib/cli/demo/main.ts.

import { handOver } from "./run.mjs";
import { install, nodeBinary } from "./steps.mjs";

await install();
process.exit(
  await handOver("Loading the demo", nodeBinary(), [
    "--import",
    "tsx",
    "lib/cli/demo/main.ts",
    ...process.argv.slice(2),
  ]),
);

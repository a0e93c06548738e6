import { execFileSync } from "node:child_process";
import { makeYearsFolder } from "./played-year";

/** The pages are built once before the workers start; a build that lies there already is kept. */
export default function build(): () => void {
  execFileSync(process.execPath, ["--import", "tsx", "lib/cli/demo/build-only.ts"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return makeYearsFolder();
}

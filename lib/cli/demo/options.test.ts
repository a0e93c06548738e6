import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkDisk, claimPort } from "./options";

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

it("a port that is taken is named with the way out", async () => {
  const port = await claimPort(0);
  const other = createServer();
  await new Promise<void>((done) => other.listen(port, "localhost", done));
  try {
    await expect(claimPort(port)).rejects.toThrow(
      `Port ${port} is in use. Stop what uses it, or start with another: npm run demo -- --port ${port + 1}`,
    );
  } finally {
    await new Promise((done) => other.close(done));
  }
});

import { describe, expect, it } from "vitest";
import { refusalSentences } from "../copy/attachment";
import { scanFile } from "./scan-file";
import { CLEAN } from "./testing/clean";
import { UNREADABLE_FILES } from "./testing/unreadable";
import { CARD, IDENTITY, PHONE, WITH_NUMBERS } from "./testing/with-numbers";

const CRAFTED = [...WITH_NUMBERS, ...UNREADABLE_FILES];

describe("a crafted file is refused, and the refusal says where (checklist PV-02)", () => {
  it("there are at least thirty, of every kind", () => {
    expect(CRAFTED.length).toBeGreaterThanOrEqual(30);
    for (const kind of ["xlsx", "docx", "pdf"])
      expect(CRAFTED.filter((one) => one.name.endsWith(kind)).length).toBeGreaterThan(5);
  });
  it.each(CRAFTED.map((one) => [`${one.what} (${one.name})`, one] as const))(
    "%s",
    async (_, { name, file, expect: wanted }) => {
      const refused = await scanFile(name, await file);
      if (typeof wanted === "string") return expect(refused).toMatchObject({ why: wanted });
      const [kind, place] = wanted;
      if (refused?.why !== "found") throw new Error(`not found: ${JSON.stringify(refused)}`);
      expect(refused.findings.map((one) => [one.kind, one.place])).toContainEqual([kind, place]);
      const said = refusalSentences(refused).join("");
      for (const secret of [IDENTITY, PHONE, CARD]) if (!name.includes(secret)) expect(said).not.toContain(secret);
    },
  );
});

describe("a clean file passes", () => {
  it("there are at least thirty", () => {
    expect(CLEAN.length).toBeGreaterThanOrEqual(30);
  });
  it.each(CLEAN.map((one) => [`${one.what} (${one.name})`, one] as const))("%s", async (_, { name, file }) => {
    expect(await scanFile(name, await file)).toBeNull();
  });
});

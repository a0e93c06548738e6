import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refusalSentences } from "../copy/attachment";
import { scanFile } from "./scan-file";
import { CLEAN } from "./testing/clean";
import { CARD, IDENTITY, PHONE } from "./testing/crafted";
import { UNREADABLE_FILES } from "./testing/unreadable";
import { WITH_NUMBERS } from "./testing/with-numbers";
import { WORKBOOKS_WITH_NUMBERS } from "./testing/workbooks-with-numbers";

const CRAFTED = [...WORKBOOKS_WITH_NUMBERS, ...WITH_NUMBERS, ...UNREADABLE_FILES];

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

describe("a damaged file", () => {
  const whole = CLEAN.filter((one) =>
    ["a letter with header, footer, note and properties", "a comment", "a digest"].includes(one.what),
  );
  it("is refused or read, and never fails", async () => {
    const files = await Promise.all(
      [...whole, ...CRAFTED.filter((one) => one.what === "a page of a PDF" || one.what === "a comment")].map(
        async ({ name, file }) => ({ name, bytes: await file }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        async ({ name, bytes }, changes, cut) => {
          const damaged = Buffer.from(bytes.subarray(0, cut % 3 === 0 ? cut % bytes.length : bytes.length));
          for (const [at, value] of changes) if (damaged.length > 0) damaged[at % damaged.length] = value;
          const refused = await scanFile(name, damaged);
          expect(refused === null || refused.why !== undefined).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
});

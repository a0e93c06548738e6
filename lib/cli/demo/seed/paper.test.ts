import { describe, expect, it } from "vitest";
import { evidenceKind } from "../../../domain/evidence/file-kind";
import { makePeople } from "../people/make-people";
import { demoPaper } from "./paper";
import { paperFor } from "./papers";

/** The texts of a paper, in the order in which they are written. */
const textsOf = (bytes: Buffer) =>
  [...bytes.toString("latin1").matchAll(/<([0-9A-F]+)> Tj/g)].map((match) =>
    Buffer.from(match[1] ?? "", "hex")
      .swap16()
      .toString("utf16le"),
  );

describe("a demo paper", () => {
  it("is a file that counts as evidence, and says on it that it proves nothing", () => {
    const bytes = demoPaper("毕业证书", ["姓名：上官䶮", "学历：本科"], "示例大学");
    expect(evidenceKind("毕业证书.pdf", "application/pdf", bytes)).toBe("application/pdf");
    const texts = textsOf(bytes);
    expect(texts).toContain("毕业证书");
    expect(texts).toContain("上官䶮");
    expect(texts.filter((one) => one.includes("演示材料")).length).toBeGreaterThan(1);
  });

  it("has a table whose every entry points at its object", () => {
    const text = demoPaper("居住证", ["姓名：王伟"]).toString("latin1");
    const offsets = [...text.matchAll(/^(\d{10}) 00000 n /gm)].map((match) => Number(match[1]));
    expect(offsets).toHaveLength(7);
    offsets.forEach((at, index) => {
      expect(text.slice(at)).toMatch(new RegExp(`^${index + 1} 0 obj`));
    });
  });

  it("carries the name of its holder and what is claimed", () => {
    const person = makePeople(1, 2020, "2020-03-31")[0];
    const claim = person?.claims.find((one) => one.indicator === "P04");
    if (person === undefined || claim === undefined) throw new Error("a person without residence");
    const texts = textsOf(paperFor(person, "P04", claim.items)?.bytes ?? Buffer.alloc(0));
    expect(texts).toContain(person.name);
    expect(texts.some((one) => one.includes(String(claim.items[0]?.from)))).toBe(true);
    expect(paperFor(person, "P32", [])).toBeNull();
  });
});

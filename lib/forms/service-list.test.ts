import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvText, numberAsText } from "../documents/csv";
import { readCsv } from "./read-csv";
import { readServiceList } from "./service-list";

describe("a CSV file", () => {
  it("reads as it was written, whatever stands in its cells", () => {
    const cell = fc.string({ unit: "binary-ascii" }).filter((text) => !/^\s|\s$|^[=+\-@]|\r|\0/.test(text));
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, (lines) => {
        const filled = lines.filter((line) => line.some((one) => one !== ""));
        expect(readCsv(csvText(lines))?.map((one) => one.cells)).toEqual(filled);
      }),
    );
  });

  it("counts lines as a spreadsheet program shows rows, empty ones too", () => {
    expect(readCsv('a,b\r\n,\r\n"1\n2","say ""hi"""\n')).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 3, cells: ["1\n2", 'say "hi"'] },
    ]);
    expect(readCsv('a,"b')).toBeNull();
    expect(readCsv("")).toEqual([]);
  });
});

describe("the list of a service given back", () => {
  const head = ["姓名", "证件号码", "申报编号", "金额（元）", "发放日期"];
  const list = (...lines: readonly (readonly string[])[]) => csvText([head, ...lines]);

  it("holds the lines that were filled in, with days as spreadsheet programs rewrite them", () => {
    const read = readServiceList(
      list(
        ["林一", numberAsText("990000199001010011"), "C1", "350.5", "2020/8/4"],
        ["林二", "", "C2", "", ""],
        ["林三", "", "C3", "", "2020年8月24日"],
      ),
      "paid",
    );
    expect(read).toEqual({
      ok: true,
      lines: [
        { line: 2, receipt: "C1", name: "林一", fields: { amount: "350.5", on: "2020-08-04" } },
        { line: 4, receipt: "C3", name: "林三", fields: { amount: "", on: "2020-08-24" } },
      ],
    });
  });

  it.each([
    ["", "文件"],
    ['姓名,"申报', "文件"],
    ["PK\u0003\u0004\u0014\u0000姓名", "文件"],
    ["姓名,金额（元）,发放日期\r\n林一,1,2020-08-04", "第 1 行"],
    ["姓名,申报编号,发放日期,发放日期,金额（元）\r\n林一,C1,1,1,1", "第 1 行"],
    [list(["林一", "", "C1", "", ""]), "文件"],
  ])("is refused with the place where it does not read: %j", (text, path) => {
    expect(readServiceList(text, "paid")).toMatchObject({ ok: false, issues: [{ path }] });
  });
});

import type { Place } from "../../domain/notice/attachment";
import { CARD, type Crafted, IDENTITY, PHONE } from "./crafted";
import { comments, loosePart, row, sheetOf, sheetRelations, workbook } from "./office-files";

const cell = (sheet: string, ref: string, hidden = false): Place => ({ in: "cell", sheet, cell: ref, hidden });
const boxes = (digits: string) =>
  Object.fromEntries([...digits].map((digit, at) => [String.fromCharCode(65 + at), digit]));
const chartWith = (value: string) =>
  `<?xml version="1.0"?><c:chart xmlns:c="urn:c"><c:numCache><c:pt><c:v>${value}</c:v></c:pt></c:numCache></c:chart>`;

/** Workbooks that show a number that nobody may publish, each in another place: what was found there, and where. Checklist PV-02. */
export const WORKBOOKS_WITH_NUMBERS: readonly Crafted[] = [
  {
    what: "a text cell",
    name: "a.xlsx",
    file: workbook(sheetOf(row(2, { A: "张*明", B: `电话${PHONE}` }))),
    expect: ["phone", cell("名单", "B2")],
  },
  {
    what: "a number cell",
    name: "a.xlsx",
    file: workbook(sheetOf(row(3, { C: Number(PHONE) }))),
    expect: ["phone", cell("名单", "C3")],
  },
  {
    what: "a number cell with an exponent",
    name: "a.xlsx",
    file: workbook(sheetOf('<row r="1"><c r="A1"><v>1.3800138E10</v></c></row>')),
    expect: ["phone", cell("名单", "A1")],
  },
  {
    what: "an identity number whose last digits the spreadsheet lost",
    name: "a.xlsx",
    file: workbook(sheetOf('<row r="1"><c r="A1"><v>3.50581198802290E+17</v></c></row>')),
    expect: ["identity-number", cell("名单", "A1")],
  },
  {
    what: "a card whose last digit the spreadsheet lost",
    name: "a.xlsx",
    file: workbook(sheetOf('<row r="1"><c r="A1"><v>6222021234567890</v></c></row>')),
    expect: ["bank-card", cell("名单", "A1")],
  },
  {
    what: "a hidden column",
    name: "a.xlsx",
    file: workbook([
      { name: "名单", before: '<cols><col min="4" max="6" hidden="1"/></cols>', rows: row(2, { A: "1", E: IDENTITY }) },
    ]),
    expect: ["identity-number", cell("名单", "E2", true)],
  },
  {
    what: "a hidden row",
    name: "a.xlsx",
    file: workbook(sheetOf(row(7, { A: CARD }, ' hidden="1"'))),
    expect: ["bank-card", cell("名单", "A7", true)],
  },
  {
    what: "a hidden sheet",
    name: "a.xlsx",
    file: workbook([
      ...sheetOf(row(1, { A: "名次" })),
      { name: "原始", state: "veryHidden", rows: row(9, { B: PHONE }) },
    ]),
    expect: ["phone", cell("原始", "B9", true)],
  },
  {
    what: "a shared string in pieces",
    name: "a.xlsx",
    file: workbook(sheetOf('<row r="4"><c r="A4" t="s"><v>1</v></c></row>'), [
      "<t>名次</t>",
      "<r><t>138</t></r><r><t>00138000</t></r>",
    ]),
    expect: ["phone", cell("名单", "A4")],
  },
  {
    what: "a shared string that no cell uses any more",
    name: "a.xlsx",
    file: workbook(sheetOf(row(1, { A: "名次" })), [`<t>${IDENTITY}</t>`]),
    expect: ["identity-number", { in: "part", part: "xl/sharedStrings.xml" }],
  },
  {
    what: "a comment",
    name: "a.xlsx",
    file: workbook(sheetOf(row(1, { A: "名次" })), [], {
      "xl/comments1.xml": comments("A1", `请联系 ${PHONE}`),
      "xl/worksheets/_rels/sheet1.xml.rels": sheetRelations("../comments1.xml"),
    }),
    expect: ["phone", { in: "sheet", sheet: "名单" }],
  },
  {
    what: "a sheet's header",
    name: "a.xlsx",
    file: workbook([
      { name: "名单", rows: "", after: `<headerFooter><oddHeader>&amp;C经办 ${PHONE}</oddHeader></headerFooter>` },
    ]),
    expect: ["phone", { in: "sheet", sheet: "名单" }],
  },
  {
    what: "the result of a formula",
    name: "a.xlsx",
    file: workbook(sheetOf('<row r="1"><c r="B1" t="str"><f>"138"&amp;A1</f><v>13800138000</v></c></row>')),
    expect: ["phone", cell("名单", "B1")],
  },
  {
    what: "digits one to a box",
    name: "a.xlsx",
    file: workbook(sheetOf(row(5, boxes(IDENTITY)))),
    expect: ["identity-number", cell("名单", "R5")],
  },
  {
    what: "what a link to another workbook remembers",
    name: "a.xlsx",
    file: workbook(sheetOf(row(1, { A: "名次" })), [], { "xl/externalLinks/externalLink1.xml": loosePart(CARD) }),
    expect: ["bank-card", { in: "part", part: "xl/externalLinks/externalLink1.xml" }],
  },
  {
    what: "what a chart remembers",
    name: "a.xlsx",
    file: workbook(sheetOf(row(1, { A: "名次" })), [], { "xl/charts/chart1.xml": chartWith("1.3800138E10") }),
    expect: ["phone", { in: "part", part: "xl/charts/chart1.xml" }],
  },
  {
    what: "the name of a sheet",
    name: "a.xlsx",
    file: workbook([{ name: PHONE, rows: "" }]),
    expect: ["phone", { in: "sheet", sheet: "…" }],
  },
];

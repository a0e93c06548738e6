import { deflateSync } from "node:zlib";
import { checkCharacter } from "../../domain/dossier/identity-number";
import type { Place, Unreadable } from "../../domain/notice/attachment";
import type { FindingKind } from "../../domain/notice/scan-public-text";
import {
  comments,
  loosePart,
  properties,
  row,
  runs,
  sheetOf,
  sheetRelations,
  word,
  wordPart,
  workbook,
} from "./office-files";
import { letter, objects, paper, plainPage } from "./pdf-files";

/** Numbers of nobody that check: a document of the demonstration's own district, a phone, a card. */
export const IDENTITY = `99000019880229001${checkCharacter("99000019880229001")}`;
export const PHONE = "13800138000";
export const CARD = "6222021234567894";
const wide = (text: string) => [...text].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join("");

export type Crafted = {
  readonly what: string;
  readonly name: string;
  readonly file: Buffer | Promise<Buffer>;
  readonly expect: readonly [FindingKind, Place] | Unreadable;
};
const cell = (sheet: string, ref: string, hidden = false): Place => ({ in: "cell", sheet, cell: ref, hidden });
const boxes = (digits: string) =>
  Object.fromEntries([...digits].map((digit, at) => [String.fromCharCode(65 + at), digit]));
const chartWith = (value: string) =>
  `<?xml version="1.0"?><c:chart xmlns:c="urn:c"><c:numCache><c:pt><c:v>${value}</c:v></c:pt></c:numCache></c:chart>`;

/** Files that show a number that nobody may publish, each in another place: what was found there, and where. Checklist PV-02. */
export const WITH_NUMBERS: readonly Crafted[] = [
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
    what: "a paragraph",
    name: "a.docx",
    file: word(runs("附件") + runs(`卡号 ${CARD}。`)),
    expect: ["bank-card", { in: "paragraph", number: 2 }],
  },
  {
    what: "a paragraph in pieces",
    name: "a.docx",
    file: word(runs("张*明") + runs("电话138", "0013", "8000")),
    expect: ["phone", { in: "paragraph", number: 2 }],
  },
  {
    what: "digits in groups, full width",
    name: "a.docx",
    file: word(runs(`证号 ${wide("990000")}－${wide("19880229")} ${wide(IDENTITY.slice(14))}`)),
    expect: ["identity-number", { in: "paragraph", number: 1 }],
  },
  {
    what: "a footer",
    name: "a.docx",
    file: word(runs("正文"), { "word/footer1.xml": wordPart("ftr", runs("电话 138-0013-8000")) }),
    expect: ["phone", { in: "footer", number: 1 }],
  },
  {
    what: "a comment of a document",
    name: "a.docx",
    file: word(runs("正文"), {
      "word/comments.xml": wordPart("comments", `<w:comment w:id="0">${runs(IDENTITY)}</w:comment>`),
    }),
    expect: ["identity-number", { in: "comment", number: 2 }],
  },
  {
    what: "text that was deleted with changes tracked",
    name: "a.docx",
    file: word(`<w:p><w:r><w:t>电话</w:t></w:r><w:del><w:r><w:delText>${PHONE}</w:delText></w:r></w:del></w:p>`),
    expect: ["phone", { in: "paragraph", number: 1 }],
  },
  {
    what: "the properties",
    name: "a.docx",
    file: word(runs("正文"), { "docProps/core.xml": properties(`名单 ${PHONE}`) }),
    expect: ["phone", { in: "properties" }],
  },
  {
    what: "the address of a link",
    name: "a.docx",
    file: word(runs("正文"), { "word/_rels/document.xml.rels": sheetRelations(`tel:${PHONE}`) }),
    expect: ["phone", { in: "part", part: "word/_rels/document.xml.rels" }],
  },
  {
    what: "XML of one's own",
    name: "a.docx",
    file: word(runs("正文"), { "customXml/item1.xml": loosePart(IDENTITY) }),
    expect: ["identity-number", { in: "part", part: "customXml/item1.xml" }],
  },
  {
    what: "a page of a PDF",
    name: "a.pdf",
    file: paper((document) => {
      document.text("第一页").addPage().text(`联系电话：${PHONE}`);
    }),
    expect: ["phone", { in: "page", page: 2 }],
  },
  {
    what: "a number broken by the end of a line",
    name: "a.pdf",
    file: letter("证件号码 9900001988", `${IDENTITY.slice(10)} 的申请人`),
    expect: ["identity-number", { in: "page", page: 1 }],
  },
  {
    what: "a note in a PDF",
    name: "a.pdf",
    file: paper((document) => {
      document.text("正文").note(10, 10, 20, 20, `卡 ${CARD}`);
    }),
    expect: ["bank-card", { in: "annotation", page: 1 }],
  },
  {
    what: "a form field",
    name: "a.pdf",
    file: paper((document) => {
      document.text("正文");
      document.initForm();
      document.formText("who", 10, 10, 100, 20, { value: PHONE });
    }),
    expect: ["phone", { in: "annotation", page: 1 }],
  },
  {
    what: "the properties of a PDF",
    name: "a.pdf",
    file: paper(
      (document) => {
        document.text("正文");
      },
      { info: { Keywords: IDENTITY } },
    ),
    expect: ["identity-number", { in: "properties" }],
  },
  {
    what: "the outline",
    name: "a.pdf",
    file: paper((document) => {
      document.text("正文");
      document.outline.addItem(`附 ${PHONE}`);
    }),
    expect: ["phone", { in: "outline" }],
  },
  {
    what: "an object that no page shows",
    name: "a.pdf",
    file: (() => {
      const hidden = deflateSync(`(${PHONE}) Tj`).toString("latin1");
      return objects(
        ...plainPage("Notice"),
        `<< /Length ${hidden.length} /Filter /FlateDecode >>\nstream\n${hidden}\nendstream`,
      );
    })(),
    expect: ["phone", { in: "bytes" }],
  },
  { what: "the file's name", name: `名单${PHONE}.pdf`, file: letter("正文"), expect: ["phone", { in: "name" }] },
];

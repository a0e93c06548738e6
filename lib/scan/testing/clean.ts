import { createHash } from "node:crypto";
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

const digest = createHash("sha256").update("公示").digest("hex");
/** Nothing of a notice is one of the numbers that nobody may publish: what each line shows. */
const LINES: readonly (readonly [string, string])[] = [
  ["a date and a time", "2020-08-14 09:00:00"],
  ["a period", "公示期 2020-08-14 至 2020-08-27，共 10 个工作日"],
  ["a compact date", "20200814 20200827 20200901"],
  ["a public code", "K3MP-7Q2D 4713-8001"],
  ["a notice's number", "石积分公示〔2020〕13800138000a号"],
  ["a digest", digest],
  ["a digest of digits alone", "1234567890".repeat(6)],
  ["a receipt", "S2020-0K13800138000-7"],
  ["a number inside a longer run", "HT13800138000 13800138000HT X990000198802290010"],
  ["a landline", "电话 0595-88712345"],
  ["a service line", "咨询 12345、12333"],
  ["an amount", "拨款 13,800,138,000.00 元"],
  ["points", "总分 87.5、113.25、99.138001380001"],
  ["counts in a row", "156 1234 56789 12 3 4567"],
  ["a wrong check character", "990000198802290011"],
  ["a serial number", "合同编号 2020081400000123"],
  ["a credit code", "91350581MA2XXXX13X"],
  ["years in a row", "2016 2017 2018 2019 2020"],
  ["a long fraction", "0.13800138000138"],
  ["coordinates", "24.731234567890123, 118.64812345678901"],
];

/** Files that may be published, of every kind. */
export const CLEAN: readonly {
  readonly what: string;
  readonly name: string;
  readonly file: Buffer | Promise<Buffer>;
}[] = [
  ...LINES.map(([what, line], at) => ({
    what,
    name: `公示附件.${["xlsx", "docx", "pdf"][at % 3]}`,
    file: [workbook(sheetOf(row(1, { A: line }))), word(runs("附件") + runs(line)), letter("附件", line)][at % 3] as
      | Buffer
      | Promise<Buffer>,
  })),
  {
    what: "numbers of a workbook: totals, days, ranks, an amount",
    name: "统计表.xlsx",
    file: workbook(sheetOf(row(1, { A: 87.5, B: 44057, C: 1, D: 1_234_567_890, E: 87.350581880229 }))),
  },
  {
    what: "a hidden column without secrets, a comment, a header",
    name: "统计表.xlsx",
    file: workbook(
      [
        {
          name: "名单",
          before: '<cols><col min="2" max="2" hidden="1"/></cols>',
          rows: row(1, { A: "灵秀镇", B: 120 }),
        },
      ],
      ["<t>名次</t>"],
      {
        "xl/comments1.xml": comments("A1", "按镇统计"),
        "xl/worksheets/_rels/sheet1.xml.rels": sheetRelations("../comments1.xml"),
      },
    ),
  },
  {
    what: "a printer's settings",
    name: "统计表.xlsx",
    file: workbook(sheetOf(row(1, { A: 1 })), [], { "xl/printerSettings/printerSettings1.bin": Buffer.alloc(200, 7) }),
  },
  {
    what: "a table of one-digit counts",
    name: "统计表.xlsx",
    file: workbook(
      sheetOf(
        row(
          1,
          Object.fromEntries([..."123456789012345"].map((digit, at) => [String.fromCharCode(65 + at), Number(digit)])),
        ),
      ),
    ),
  },
  {
    what: "a letter with header, footer, note and properties",
    name: "公示函.docx",
    file: word(runs("关于公示的", "函"), {
      "word/header1.xml": wordPart("hdr", runs("石积分〔2020〕5号")),
      "word/footer1.xml": wordPart("ftr", runs("第 1 页")),
      "word/footnotes.xml": wordPart("footnotes", `<w:footnote>${runs("计分标准见公告。")}</w:footnote>`),
      "docProps/core.xml": properties("公示函"),
      "customXml/item1.xml": loosePart("2020"),
    }),
  },
  {
    what: "a table in a document",
    name: "公示函.docx",
    file: word(
      `<w:tbl><w:tr>${["1", "K3MP-7Q2D", "87.5"].map((one) => `<w:tc>${runs(one)}</w:tc>`).join("")}</w:tr></w:tbl>`,
    ),
  },
  {
    what: "a PDF with columns of numbers",
    name: "附表.pdf",
    file: paper((document) => {
      [1, 2, 3].forEach((line) => {
        document
          .text("156", 72, 100 + line * 20)
          .text("1234", 200, 100 + line * 20)
          .text("5678", 330, 100 + line * 20);
      });
    }),
  },
  {
    what: "a PDF with outline, link, lines and an empty page",
    name: "附表.pdf",
    file: paper((document) => {
      document
        .text("正文")
        .link(10, 10, 50, 20, "https://points.example.gov.cn/notices/2020-2")
        .rect(10, 10, 100, 100)
        .stroke();
      document.outline.addItem("第一部分");
      document.addPage();
    }),
  },
  { what: "a PDF in a typeface of the reader's own", name: "附表.pdf", file: objects(...plainPage("Notice 2020-2")) },
  {
    what: "a long list",
    name: "名单.xlsx",
    file: workbook(
      sheetOf(
        ...Array.from({ length: 50_000 }, (_, at) =>
          row(at + 1, { A: at + 1, B: `K${String(at).padStart(3, "0")}-3MPD`, C: 300 - at / 8, D: digest }),
        ),
      ),
    ),
  },
];

import { deflateSync } from "node:zlib";
import { CARD, type Crafted, IDENTITY, PHONE, wide } from "./crafted";
import { loosePart, properties, runs, sheetRelations, word, wordPart } from "./office-files";
import { letter, objects, paper, plainPage } from "./pdf-files";

/** Documents and PDFs that show a number that nobody may publish, each in another place: what was found there, and where. Checklist PV-02. */
export const WITH_NUMBERS: readonly Crafted[] = [
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
    what: "digits one to a box of a table",
    name: "a.docx",
    file: word(
      `<w:tbl><w:tr>${[...`号${IDENTITY}`].map((digit) => `<w:tc>${runs(digit)}</w:tc>`).join("")}</w:tr></w:tbl>`,
    ),
    expect: ["identity-number", { in: "paragraph", number: 19 }],
  },
  {
    what: "a number in the description of a shape, full width",
    name: "a.docx",
    file: word(runs("正文"), { "word/diagrams/data1.xml": `<a b="${wide(PHONE)}"/>` }),
    expect: ["phone", { in: "part", part: "word/diagrams/data1.xml" }],
  },
  {
    what: "white letters beside the page",
    name: "a.pdf",
    file: paper((document) => {
      document.text("正文").fillColor("white").text(`卡${CARD}`, 700, 100, { lineBreak: false });
    }),
    expect: ["bank-card", { in: "page", page: 1 }],
  },
  {
    what: "letters placed one by one beside the page",
    name: "a.pdf",
    file: paper((document) => {
      document.text("正文");
      [...PHONE].forEach((digit, at) => {
        document.text(digit, 700 + at * 9, 100, { lineBreak: false });
      });
    }),
    expect: ["phone", { in: "page", page: 1 }],
  },
  {
    what: "a layer that is not shown",
    name: "a.pdf",
    file: layered(`/OC /L BDC BT /F1 12 Tf 72 600 Td (${PHONE}) Tj ET EMC`),
    expect: ["phone", { in: "page", page: 1 }],
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

/** A PDF with a layer switched off. */
function layered(content: string): Buffer {
  const [, pages = "", page = "", , font = ""] = plainPage("Notice");
  const shown = `BT /F1 12 Tf 72 700 Td (Notice) Tj ET ${content}`;
  return objects(
    "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >> >>",
    pages,
    page.replace("/Resources <<", "/Resources << /Properties << /L 6 0 R >>"),
    `<< /Length ${shown.length} >>\nstream\n${shown}\nendstream`,
    font,
    "<< /Type /OCG /Name (Layer) >>",
  );
}

import type { Crafted } from "./crafted";
import { pack, runs, sheetOf, word, workbook } from "./office-files";
import { objects, paper, plainPage } from "./pdf-files";

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const catalogue = (more: string) =>
  objects(`<< /Type /Catalog /Pages 2 0 R ${more} >>`, ...plainPage("Notice").slice(1));
/** A document with changed bytes: `find` becomes `put`, of one length. */
function changed(file: Buffer, find: string, put: string): Buffer {
  return Buffer.from(file.toString("latin1").replaceAll(find, put), "latin1");
}

/** Files that cannot be looked into whole. */
export const UNREADABLE_FILES: readonly Crafted[] = [
  { what: "macros", name: "a.xlsx", file: workbook(sheetOf(), [], { "xl/vbaProject.bin": OLE }), expect: "macros" },
  {
    what: "a picture in a document",
    name: "a.docx",
    file: word(runs("正文"), { "word/media/image1.png": PNG }),
    expect: "picture",
  },
  {
    what: "a workbook within a document",
    name: "a.docx",
    file: word(runs("正文"), { "word/embeddings/a.xlsx": workbook(sheetOf()) }),
    expect: "nested",
  },
  {
    what: "a zip under another name",
    name: "a.docx",
    file: word(runs("正文"), { "customXml/item1.xml": pack({ a: "b" }) }),
    expect: "nested",
  },
  {
    what: "a bomb",
    name: "a.xlsx",
    file: workbook(sheetOf(), [], { "xl/big.xml": new Uint8Array(70 * 1024 * 1024) }),
    expect: "too-large",
  },
  { what: "a bomb that lies about its size", name: "a.xlsx", file: lying(), expect: "too-large" },
  { what: "a password", name: "a.xlsx", file: OLE, expect: "encrypted" },
  { what: "a document under the name of a workbook", name: "a.xlsx", file: word(runs("正文")), expect: "not-its-kind" },
  { what: "a page under the name of a PDF", name: "a.pdf", file: Buffer.from("<html></html>"), expect: "not-its-kind" },
  { what: "another kind", name: "a.txt", file: Buffer.from("x"), expect: "not-its-kind" },
  { what: "nothing", name: "a.pdf", file: Buffer.alloc(0), expect: "empty" },
  {
    what: "XML with entities of its own",
    name: "a.docx",
    file: word(runs("正文"), { "word/a.xml": '<!DOCTYPE a [<!ENTITY b "138">]><a>&b;</a>' }),
    expect: "broken",
  },
  { what: "half a zip", name: "a.docx", file: word(runs("正文")).subarray(0, 500), expect: "broken" },
  {
    what: "bytes behind the zip",
    name: "a.docx",
    file: Buffer.concat([word(runs("正文")), Buffer.from("more")]),
    expect: "broken",
  },
  {
    what: "bytes between the parts",
    name: "a.docx",
    file: Buffer.concat([Buffer.from("PK\u0003\u0004more"), word(runs("正文"))]),
    expect: "broken",
  },
  {
    what: "a locked PDF",
    name: "a.pdf",
    file: paper(
      (document) => {
        document.text("正文");
      },
      { userPassword: "x", ownerPassword: "y" },
    ),
    expect: "encrypted",
  },
  {
    what: "a scan",
    name: "a.pdf",
    file: paper((document) => {
      document.image(PNG, 0, 0, { width: 500 });
    }),
    expect: "picture",
  },
  {
    what: "letters that are drawn",
    name: "a.pdf",
    file: paper((document) => {
      document.text("正文").addPage().rect(10, 10, 50, 50).fill("red");
    }),
    expect: "no-text",
  },
  { what: "an empty PDF", name: "a.pdf", file: objects(...plainPage(" ")), expect: "no-text" },
  {
    what: "a file within a PDF",
    name: "a.pdf",
    file: paper((document) => {
      document.text("正文").file(Buffer.from("x"), { name: "a.txt" });
    }),
    expect: "nested",
  },
  {
    what: "a script in a PDF",
    name: "a.pdf",
    file: catalogue("/OpenAction << /S /JavaScript /JS (1) >>"),
    expect: "script",
  },
  {
    what: "a script whose name is spelled in codes",
    name: "a.pdf",
    file: catalogue("/OpenAction << /S /Java#53cript /J#53 (1) >>"),
    expect: "script",
  },
  {
    what: "a PDF that was changed",
    name: "a.pdf",
    file: Buffer.concat([catalogue(""), Buffer.from("startxref\n0\n%%EOF\n")]),
    expect: "versions",
  },
  {
    what: "a PDF of more streams than its pages could have",
    name: "a.pdf",
    file: Buffer.from(`%PDF-1.4\n${"stream\n".repeat(10_001)}endstream\n%%EOF\n`),
    expect: "too-large",
  },
  { what: "half a PDF", name: "a.pdf", file: catalogue("").subarray(0, 300), expect: "broken" },
  {
    what: "a PDF whose pages are missing",
    name: "a.pdf",
    file: changed(catalogue(""), "/Pages 2", "/Pages 9"),
    expect: "broken",
  },
];

/** A zip whose list says that its one large part is small. */
function lying(): Buffer {
  const file = workbook(sheetOf(), [], { "xl/big.xml": new Uint8Array(70 * 1024 * 1024) });
  const size = Buffer.alloc(4);
  size.writeUInt32LE(70 * 1024 * 1024);
  for (let at = file.indexOf(size); at >= 0; at = file.indexOf(size, at + 4)) file.writeUInt32LE(1000, at);
  return file;
}

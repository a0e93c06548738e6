import { strToU8, zipSync } from "fflate";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const MAIN = "application/vnd.openxmlformats-officedocument";

type Parts = Readonly<Record<string, string | Uint8Array>>;

/** A zip of these parts, as office programs make it. */
export function pack(parts: Parts): Buffer {
  const files = Object.entries(parts).map(([name, content]) => [
    name,
    typeof content === "string" ? strToU8(content) : content,
  ]);
  return Buffer.from(zipSync(Object.fromEntries(files), { level: 6 }));
}

const typesOf = (main: string, type: string) =>
  `${HEAD}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="${MAIN}.${type}"/></Types>`;
const relationsOf = (...targets: readonly string[]) =>
  `${HEAD}<Relationships xmlns="${RELATIONS}">${targets.map((target, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/x" Target="${target}"/>`).join("")}</Relationships>`;

export type SheetXml = {
  readonly name: string;
  readonly state?: string;
  readonly before?: string;
  readonly rows: string;
  readonly after?: string;
};

/** A workbook from the XML of its rows; `more` adds or replaces parts. */
export function workbook(sheets: readonly SheetXml[], strings: readonly string[] = [], more: Parts = {}): Buffer {
  const list = sheets
    .map(
      ({ name, state }, at) =>
        `<sheet name="${name}" sheetId="${at + 1}"${state === undefined ? "" : ` state="${state}"`} r:id="rId${at + 1}"/>`,
    )
    .join("");
  const parts: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": typesOf("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    "_rels/.rels": relationsOf("xl/workbook.xml"),
    "xl/workbook.xml": `${HEAD}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets>${list}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationsOf(...sheets.map((_, at) => `worksheets/sheet${at + 1}.xml`)),
  };
  sheets.forEach(({ before = "", rows, after = "" }, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `${HEAD}<worksheet xmlns="${SHEET}" xmlns:r="${OFFICE}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
  });
  if (strings.length > 0)
    parts["xl/sharedStrings.xml"] =
      `${HEAD}<sst xmlns="${SHEET}">${strings.map((one) => `<si>${one}</si>`).join("")}</sst>`;
  return pack({ ...parts, ...more });
}

/** One row of cells, each by its place: a text stands in the cell itself, a number as number. */
export function row(number: number, cells: Readonly<Record<string, string | number>>, more = ""): string {
  const body = Object.entries(cells).map(([column, value]) =>
    typeof value === "number"
      ? `<c r="${column}${number}"><v>${value}</v></c>`
      : `<c r="${column}${number}" t="inlineStr"><is><t>${value}</t></is></c>`,
  );
  return `<row r="${number}"${more}>${body.join("")}</row>`;
}

/** A sheet of its cells alone. */
export const sheetOf = (...rows: readonly string[]): readonly SheetXml[] => [{ name: "名单", rows: rows.join("") }];
export const comments = (ref: string, text: string) =>
  `${HEAD}<comments xmlns="${SHEET}"><commentList><comment ref="${ref}"><text><r><t>${text}</t></r></text></comment></commentList></comments>`;
export const sheetRelations = (...targets: readonly string[]) => relationsOf(...targets);

export const runs = (...texts: readonly string[]) =>
  `<w:p>${texts.map((text) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`).join("")}</w:p>`;
/** A part of a document with its own root. */
export const wordPart = (root: string, body: string) =>
  `${HEAD}<w:${root} xmlns:w="${WORD}" xmlns:r="${OFFICE}">${body}</w:${root}>`;
/** A document from the XML of its body; `more` adds or replaces parts. */
export const word = (body: string, more: Parts = {}) =>
  pack({
    "[Content_Types].xml": typesOf("word/document.xml", "wordprocessingml.document.main+xml"),
    "_rels/.rels": relationsOf("word/document.xml"),
    "word/document.xml": wordPart("document", `<w:body>${body}</w:body>`),
    ...more,
  });
export const properties = (title: string) =>
  `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></cp:coreProperties>`;
export const loosePart = (text: string) => `${HEAD}<root xmlns="urn:x"><item>${text}</item></root>`;

import QRCode from "qrcode";
import { A4, type Paper } from "../../platform/pdf";

/** What the paper forms of a notice share: the red head of an official document, tables with a head on each page, the QR code, the foot of each page. */
export const MARGINS = { top: 62, bottom: 62, left: 56, right: 56 } as const;
export const WIDTH = A4.width - MARGINS.left - MARGINS.right;
const BOTTOM = A4.height - MARGINS.bottom;
const INK = "#1a1d21";
const QUIET = "#50565e";
const LINE = "#d5dae0";
const RED = "#b42318";

/** The office in red, the number, a red rule, the title. */
export function drawHead(
  paper: Paper,
  { office, number, title }: { readonly office: string; readonly number: string; readonly title: string },
): void {
  let size = 24;
  paper.font("strong").fillColor(RED);
  while (paper.fontSize(size).widthOfString(office) > WIDTH) size--;
  paper.text(office, { align: "center" });
  paper.font("text").fontSize(11).fillColor(INK).moveDown(0.5).text(number, { align: "center" });
  const y = paper.y + 6;
  paper
    .moveTo(MARGINS.left, y)
    .lineTo(A4.width - MARGINS.right, y)
    .lineWidth(1.5)
    .stroke(RED);
  paper.y = y + 26;
  paper.font("strong").fontSize(18).text(title, { align: "center" });
  paper.moveDown(0.8);
}

/** A paragraph of running text, its first line two characters in. */
export function drawParagraph(paper: Paper, text: string, size = 11): void {
  paper.font("text").fontSize(size).fillColor(INK);
  paper.text(text, MARGINS.left, paper.y, { width: WIDTH, indent: size * 2, lineGap: 4 });
  paper.moveDown(0.35);
}

/** Goes on to a new page where less than `height` is left. */
export function needs(paper: Paper, height: number): void {
  if (paper.y + height > BOTTOM) paper.addPage();
}

export type Column = { readonly name: string; readonly width: number; readonly align?: "right" };
const ROW = 19;
const SIZE = 9.5;

/** One row; what is wider than its column is set smaller, never wrapped or cut. No character is wider than its size. */
function drawCells(paper: Paper, columns: readonly Column[], cells: readonly string[], y: number): void {
  let x = MARGINS.left;
  columns.forEach((column, at) => {
    const text = cells[at] ?? "";
    const width = column.width - 8;
    const fits = text.length * SIZE <= width;
    const size = fits ? SIZE : Math.min(SIZE, (SIZE * width) / (paper.fontSize(SIZE).widthOfString(text) || 1));
    const top = y + (ROW - size * 1.45) / 2;
    paper.fontSize(size);
    if (column.align === "right") paper.text(text, x, top, { width, align: "right", lineBreak: false });
    else paper.text(text, x, top, { lineBreak: false });
    x += column.width;
  });
}

/** Rows under a head that stands again on each page, below a heading that is never left alone at the foot of one. */
export function drawTable(
  paper: Paper,
  heading: string,
  columns: readonly Column[],
  rows: Iterable<readonly string[]>,
): void {
  needs(paper, 30 + 3 * ROW);
  paper.font("strong").fontSize(12).fillColor(INK).text(heading, MARGINS.left, paper.y, { width: WIDTH });
  let y = paper.y + 4;
  const rule = (colour: string, at: number) =>
    paper
      .moveTo(MARGINS.left, at)
      .lineTo(MARGINS.left + WIDTH, at)
      .lineWidth(0.75)
      .stroke(colour);
  const head = () => {
    paper.font("strong").fillColor(QUIET);
    drawCells(
      paper,
      columns,
      columns.map((one) => one.name),
      y,
    );
    y += ROW;
    rule(QUIET, y);
    paper.font("text").fillColor(INK);
  };
  head();
  for (const cells of rows) {
    if (y + ROW > BOTTOM) {
      paper.addPage();
      y = MARGINS.top;
      head();
    }
    drawCells(paper, columns, cells, y);
    y += ROW;
    rule(LINE, y);
    paper.fillColor(INK);
  }
  paper.x = MARGINS.left;
  paper.y = y + 16;
}

/** A QR code with its upper left corner at x, y; `side` with the quiet zone of four modules. */
export function drawQr(paper: Paper, text: string, x: number, y: number, side: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const step = side / (modules.size + 8);
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) paper.rect(x + (column + 4) * step, y + (row + 4) * step, step, step);
  paper.fill("#000");
  paper.fillColor(INK);
}

/** 64 hexadecimal digits in eight groups, which two people can read to each other. */
export const inGroups = (digest: string) => digest.match(/.{8}/g)?.join(" ") ?? digest;

/** The office and the day at the right, as an official document ends. */
export function drawSignature(paper: Paper, office: string, day: string): void {
  needs(paper, 60);
  paper.font("text").fontSize(11).fillColor(INK).moveDown(0.8);
  paper.text(office, MARGINS.left, paper.y, { width: WIDTH, align: "right" });
  paper.moveDown(0.2).text(day, { width: WIDTH, align: "right" });
}

/** At the foot of each page: the number and which page of how many it is. Called last. */
export function drawFeet(paper: Paper, number: string): void {
  const { start, count } = paper.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    paper.switchToPage(start + page);
    paper.page.margins.bottom = 0;
    paper.font("text").fontSize(8.5).fillColor(QUIET);
    const text = `${number}　第 ${page + 1} 页，共 ${count} 页`;
    paper.text(text, MARGINS.left, A4.height - 40, { width: WIDTH, align: "center", lineBreak: false });
  }
}

export const quiet = (paper: Paper, size = 9) => paper.font("text").fontSize(size).fillColor(QUIET);
export const plain = (paper: Paper, size = 9) => paper.font("text").fontSize(size).fillColor(INK);

import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

const require = createRequire(import.meta.url);
const FONT = require.resolve("@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf");
type Document = PDFKit.PDFDocument;

/** A PDF as a program makes it: its text compressed, in an embedded typeface. */
export function paper(draw: (document: Document) => void, about: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new PDFDocument({ font: FONT, ...about });
  const chunks: Buffer[] = [];
  return new Promise((done) => {
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", () => done(Buffer.concat(chunks)));
    draw(document);
    document.end();
  });
}

/** A PDF of these lines. */
export const letter = (...lines: readonly string[]) =>
  paper((document) => {
    for (const line of lines) document.text(line);
  });

/** A PDF from its objects, for what no program would write. Object 1 is the catalogue. */
export function objects(...bodies: readonly string[]): Buffer {
  let text = "%PDF-1.7\n";
  const offsets = bodies.map((body, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  const lines = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** One page that shows this line in a typeface of the reader's own. */
export const plainPage = (line: string): readonly string[] => {
  const content = `BT /F1 12 Tf 72 700 Td (${line}) Tj ET`;
  return [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
};

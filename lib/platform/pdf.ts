import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

const require = createRequire(import.meta.url);
const font = (path: string) => require.resolve(`@expo-google-fonts/noto-sans-sc/${path}`);

export const A4 = { width: 595.28, height: 841.89 } as const;
export type Paper = PDFKit.PDFDocument;

/**
 * An A4 document in one Chinese typeface of two weights ("text", "strong"), which holds the rare characters of names. `at` is its date of making, so that
 * the same input gives the same document. `draw` is called once; resolves with the whole file. Lengths in points.
 */
export async function makePdf(
  about: { readonly title: string; readonly author: string; readonly at: Date },
  margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number },
  draw: (paper: Paper) => void,
): Promise<Buffer> {
  const paper = new PDFDocument({
    size: "A4",
    margins,
    bufferPages: true,
    autoFirstPage: true,
    lang: "zh-Hans",
    displayTitle: true,
    info: { Title: about.title, Author: about.author, CreationDate: about.at, ModDate: about.at },
    // None by file: pdfkit would open the typeface anew at each change to one of the names below.
    font: "",
  });
  paper.registerFont("text", font("400Regular/NotoSansSC_400Regular.ttf"));
  paper.registerFont("strong", font("700Bold/NotoSansSC_700Bold.ttf"));
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    paper.on("data", (chunk: Buffer) => chunks.push(chunk));
    paper.on("end", () => resolve(Buffer.concat(chunks)));
    paper.on("error", reject);
  });
  draw(paper);
  paper.end();
  return whole;
}

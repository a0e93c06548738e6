import { expect, it } from "vitest";
import { makePdf } from "./pdf";

/** pdfkit numbers typefaces as it opens them, so a number beyond two shows one that was opened again. */
it("opens each of its two typefaces once, however often a document changes between them", async () => {
  const about = { title: "公示", author: "积分办", at: new Date("2020-08-10T01:00:00Z") };
  const margins = { top: 60, bottom: 60, left: 60, right: 60 };
  const file = await makePdf(about, margins, (paper) => {
    for (let page = 0; page < 5; page++) paper.font("text").text("名次").addPage();
    paper.font("strong").text("第一组");
  });
  const numbers = new Set(file.toString("latin1").match(/\/F\d+(?= \d+ 0 R)/g));
  expect([...numbers].sort()).toEqual(["/F1", "/F2"]);
});

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OUTCOME_NAMES } from "../../copy/notice";
import { changedRows } from "../../copy/notice-changes";
import type { Notice, NoticeRow } from "../../domain/notice/notice";
import { scanPublicText } from "../../domain/notice/scan-public-text";
import type { Service } from "../../domain/ranking/service";
import { scanFile } from "../../scan/scan-file";
import { boardSheet } from "./board-sheet";
import { noticeCsv } from "./notice-csv";
import { type NoticeView, poolBegins } from "./notice-page";
import { noticePdf } from "./notice-pdf";
import { noticeXlsx } from "./notice-xlsx";

/** Names with characters that many typefaces lack. */
const RARE = ["㐂*", "䶮*", "𬍛*明", "𫖯*", "龘*"];
const OFFICE = "石狮市新市民积分管理工作领导小组办公室（演示）";
const digest = (sign: string) => sign.repeat(64);

const rows = Array.from({ length: 180 }, (_, at): NoticeRow => {
  const total = 300 - at + (at % 4) * 0.25;
  const tie = at % 7 === 0 ? [1, at, digest("9")] : undefined;
  return {
    code: `K${String(at).padStart(3, "0")}-3MPD`,
    name: RARE[at] ?? "张*明",
    class: at % 3 === 0 ? "C" : "A",
    pool: at < 100 ? "p1" : "p2",
    rank: at < 100 ? at + 1 : at - 99,
    total,
    ...(tie === undefined ? {} : { tie }),
    outcome: at % 2 === 0 ? "within-quota" : "waitlisted",
    commitment: String(at).padStart(64, "0"),
  };
});
const service = {
  year: 2020,
  name: "积分入住",
  pools: [
    { code: "p1", name: "新市民", quota: 40, classes: ["A"] },
    { code: "p2", name: "民办高校人才", quota: null, classes: ["C"] },
  ],
  tieBreak: [{ by: "submittedAt" }, { by: "earliest", code: "P04" }, { by: "lot" }],
} as unknown as Service;
const notice = {
  number: "石积分公示〔2020〕2号",
  previous: null,
  cutoffDate: "2020-03-31",
  publishedAt: "2020-08-14T09:00:00+08:00",
  objectionsUntil: "2020-08-27",
  counts: {
    applicants: 190,
    listed: 180,
    vetoed: 3,
    belowThreshold: 7,
    byTownship: { 灵秀镇: 120, 其他: 60 },
    byClass: { A: 120, C: 60 },
  },
  rows,
  digests: { sha256: digest("a"), sm3: digest("b") },
} as unknown as Notice;
const view: NoticeView = {
  notice,
  service,
  classNames: new Map([
    ["A", "新市民（A类）"],
    ["C", "民办高校人才（C类）"],
  ]),
  over: null,
  corrected: null,
  attachments: [],
  heldBack: [],
  begins: poolBegins(notice),
};

/** The same notice as a correction, with more changes than a page shows and a file beside it. */
const correction: NoticeView = {
  ...view,
  corrected: "石积分公示〔2020〕1号",
  attachments: [{ name: "公示函.pdf", kind: "pdf", bytes: 1000, sha256: digest("c") }],
  notice: {
    ...notice,
    number: "石积分公示〔2020〕3号",
    changes: [
      ...rows.slice(0, 60).flatMap(({ code, rank }) => [
        { code, field: "total" as const, old: 80.25, new: 90.5, reason: "objection" as const },
        { code, field: "rank" as const, old: rank + 3, new: rank, reason: "objection" as const },
      ]),
      { code: rows[60]?.code ?? "", field: "pool", old: "p2", new: "p1", reason: "objection" },
      { code: rows[60]?.code ?? "", field: "outcome", old: "waitlisted", new: "within-quota", reason: "objection" },
      { code: rows[61]?.code ?? "", field: "row", old: null, new: rows[61]?.code ?? "", reason: "objection" },
      { code: "ZZZZ-ZZZZ", field: "row", old: "ZZZZ-ZZZZ", new: null, reason: "objection" },
    ],
  },
};
const CHANGED = changedRows(correction.notice, service);

let folder: string;
const file = (name: string) => join(folder, name);
const textOf = (name: string) => execFileSync("pdftotext", ["-layout", file(name), "-"], { encoding: "utf8" });
/** What a reader's hand copies: no spaces between, compatibility forms made plain. */
const signs = (text: string) => text.normalize("NFKC").replace(/\s/g, "");

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "points-paper-"));
  writeFileSync(file("notice.pdf"), await noticePdf(view, OFFICE, "https://points.example.gov.cn"));
  writeFileSync(file("board.pdf"), await boardSheet(view, OFFICE, "https://points.example.gov.cn"));
  writeFileSync(file("notice.xlsx"), await noticeXlsx(view));
  writeFileSync(file("corrected.pdf"), await noticePdf(correction, OFFICE, "https://points.example.gov.cn"));
  writeFileSync(file("corrected.xlsx"), await noticeXlsx(correction));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the paper forms of a notice", () => {
  it("PDF: its text, taken out, says each row as the CSV does, in the same order, with the digests", () => {
    const text = textOf("notice.pdf");
    const lines = text.split("\n").filter((line) => /K\d{3}-3MPD/.test(line));
    const csv = noticeCsv(view).slice(1).trimEnd().split("\r\n").slice(1, -1);
    expect(lines).toHaveLength(csv.length);
    csv.forEach((line, at) => {
      const [rank = "", code = "", name = "", , , total = "", , outcome = ""] = line.split(",");
      const found = lines[at]?.trim().split(/\s{1,}/) ?? [];
      expect([found[0], found[1], signs(found[2] ?? ""), found.at(-1)]).toEqual([rank, code, signs(name), outcome]);
      expect(found).toContain(total);
    });
    for (const { sha256, sm3 } of [notice.digests]) for (const one of [sha256, sm3]) expect(signs(text)).toContain(one);
    expect(signs(text)).toContain(signs(OFFICE));
    const pages = text.split("\f").slice(0, -1);
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, at) => {
      expect(signs(page)).toContain(`第${at + 1}页,共${pages.length}页`);
      if (/K\d{3}-3MPD/.test(page)) expect(signs(page)).toContain("名次公示代码姓名类别总分同分顺序结果");
    });
    expect(scanPublicText(text)).toEqual([]);
  });

  it("PDF: every typeface is embedded, rare characters included", () => {
    const fonts = execFileSync("pdffonts", [file("notice.pdf")], { encoding: "utf8" })
      .split("\n")
      .slice(2, -1);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes +\d+ +0$/);
    for (const name of RARE) expect(signs(textOf("notice.pdf"))).toContain(signs(name));
  });

  it("the sheet for the board is one page with both digests and no row", () => {
    const text = textOf("board.pdf");
    expect(text.split("\f").slice(0, -1)).toHaveLength(1);
    for (const one of [notice.digests.sha256, notice.digests.sm3]) expect(signs(text)).toContain(one);
    expect(text).not.toMatch(/K\d{3}-3MPD/);
  });

  it("the workbook opens in LibreOffice with the rows of the CSV; nothing in it is hidden", () => {
    const convert = ["--headless", `-env:UserInstallation=file://${file("profile")}`, "--convert-to"];
    execFileSync("soffice", [
      ...convert,
      "csv:Text - txt - csv (StarCalc):44,34,76,1",
      "--outdir",
      folder,
      file("notice.xlsx"),
    ]);
    const [, ...lines] = readFileSync(file("notice.csv"), "utf8").trimEnd().split("\n");
    expect(lines).toHaveLength(rows.length);
    lines.forEach((line, at) => {
      const row = rows[at];
      const cells = line.split(",").map((cell) => cell.replace(/^"|"$/g, ""));
      expect([cells[0], cells[1], cells[2], cells[5], cells[7], cells[8]]).toEqual([
        String(row?.rank),
        row?.code,
        row?.name,
        String(row?.total),
        row && OUTCOME_NAMES[row.outcome],
        row?.commitment,
      ]);
    });
    const inside = execFileSync("unzip", ["-p", file("notice.xlsx")], { encoding: "utf8", maxBuffer: 1e8 });
    expect(inside).toContain(notice.digests.sha256);
    expect(inside).not.toMatch(/hidden/i);
    expect(scanPublicText(inside.replace(/<[^>]*>/g, " "))).toEqual([]);
  });

  it("a correction says in every form what it changed, row by row, with the one digest and its attachments", () => {
    const csv = noticeCsv(correction).trimEnd().split("\r\n");
    expect(csv.at(-1)).toBe(`SHA-256,${notice.digests.sha256},石积分公示〔2020〕3号`);
    const said = "更正并代替石积分公示〔2020〕1号，共 63 行有变动";
    expect(csv.filter((line) => line.startsWith("更正,")).slice(1)).toEqual(
      CHANGED.map(([code, changes]) => `更正,${code},${changes}`),
    );
    expect(csv.find((line) => line.startsWith("更正,,"))).toContain(said);
    expect(noticeCsv(view)).not.toContain("更正");

    const text = signs(textOf("corrected.pdf"));
    execFileSync("soffice", [
      "--headless",
      `-env:UserInstallation=file://${file("profile")}`,
      "--convert-to",
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
      "--outdir",
      folder,
      file("corrected.xlsx"),
    ]);
    const sheet = readFileSync(file("corrected-更正的内容.csv"), "utf8");
    for (const form of [text, signs(sheet)]) {
      expect(form).toContain(signs(said));
      for (const [code, changes] of CHANGED)
        expect(form, code).toContain(signs(`${code}${form === text ? "" : ","}${changes}`));
    }
    const about = readFileSync(file("corrected-说明与摘要.csv"), "utf8");
    for (const form of [text, about]) {
      expect(form).toContain(notice.digests.sha256);
      expect(form).toContain(digest("c"));
      expect(form).toContain("公示函.pdf");
    }
    expect(textOf("notice.pdf")).not.toContain("更正");
  });

  it("each passes the scanner that looks into files of other people", async () => {
    for (const name of ["notice.pdf", "corrected.pdf", "notice.xlsx", "corrected.xlsx"])
      expect(await scanFile(name, readFileSync(file(name))), name).toBeNull();
  });
});

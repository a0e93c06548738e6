import { createHash } from "node:crypto";
import { brotliCompressSync } from "node:zlib";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Notice } from "../../domain/notice/notice";
import type { Service } from "../../domain/ranking/service";
import { EndedNoticePage, NoticePage, pagesOf, poolBegins } from "./notice-page";

const digest = (text: string) => createHash("sha256").update(text).digest("hex");
const site = {
  host: "石狮市新市民服务工作领导小组",
  operator: "石狮市新市民积分管理服务办公室",
  phone: "0595-00000000",
  code: "3505810000",
  icp: "闽ICP备00000000号",
  publicSecurity: "闽公网安备35058100000000号",
};
const service = {
  name: "积分入住",
  year: 2020,
  allocation: "pool",
  tieBreak: [],
  pools: [
    { code: "a", name: "新市民", quota: 1200, classes: ["A"] },
    { code: "b", name: "民办高校人才", quota: 3, classes: ["C"] },
  ],
} as unknown as Service;

function page(count: number, number = 1, heldBack: readonly string[] = [], over: "open" | null = null): string {
  const rows = Array.from({ length: count }, (_, at) => {
    const text = digest(`row ${at}`).toUpperCase();
    return {
      code: `${text.slice(0, 4)}-${text.slice(4, 8)}`,
      name: `${"王李张刘陈杨黄赵"[at % 8]}*${"伟芳秀敏静丽强磊"[(at * 5) % 8]}`,
      class: "A",
      pool: at < count - 5 ? "a" : "b",
      rank: at + 1,
      total: 200 - at / 2,
      outcome: "within-quota" as const,
      commitment: text,
    };
  });
  const notice = {
    number: "石积分公示〔2020〕1号",
    previous: digest("previous"),
    cutoffDate: "2020-03-31",
    publishedAt: "2020-08-14T09:00:00+08:00",
    objectionsUntil: "2020-08-27",
    counts: {
      applicants: count,
      listed: count,
      vetoed: 0,
      belowThreshold: 0,
      byTownship: { 灵秀镇: count },
      byClass: { A: count },
    },
    digests: { sha256: digest("a"), sm3: digest("b") },
    rows,
  } as unknown as Notice;
  const view = {
    notice,
    service,
    classNames: new Map([["A", "就业的新市民"]]),
    over,
    corrected: null,
    attachments: [],
    heldBack,
    begins: poolBegins(notice),
  };
  expect(number).toBeLessThanOrEqual(pagesOf(notice));
  const frame = { site, style: "/assets/style-000000000000.css" };
  return renderToStaticMarkup(
    over === null
      ? createElement(NoticePage, { frame, view, page: number })
      : createElement(EndedNoticePage, { frame, view }),
  );
}
const packed = (html: string) => brotliCompressSync(html).length;

describe("the page of a notice", () => {
  it("of 20 rows is small: the rows, and the frame that every page has", () => {
    const whole = packed(page(20));
    // Performance goal G8: 1 kB for the table; the frame has the eight things that a government site must name.
    expect(whole - packed(page(0))).toBeLessThanOrEqual(1024);
    expect(whole).toBeLessThanOrEqual(2560);
  });

  it("n costs what page 1 costs, also in bytes", () => {
    expect(packed(page(1000, 20)) / packed(page(1000, 1))).toBeLessThan(1.2);
  });

  it("says which pools are held back, while it runs and after its last day, and else nothing of it", () => {
    const said = "民办高校人才的排名正在核对，暂未公示";
    expect(page(20)).not.toContain("正在核对");
    expect(page(20, 1, ["民办高校人才"])).toContain(said);
    const ended = page(20, 1, ["民办高校人才"], "open");
    expect(ended).toContain(said);
    expect(ended).toContain("还有分类正在核对，补充公示后确定结果");
    expect(ended).not.toContain("还有异议");
  });

  it("draws a pool's strip where its first row stands, and nowhere else", () => {
    expect([page(120, 1), page(120, 2), page(120, 3)].map((html) => html.split("<figure").length - 1)).toEqual([
      1, 0, 1,
    ]);
  });
});

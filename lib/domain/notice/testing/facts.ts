/** Facts of one applicant in decimals of 分, as a points-score/1 file states them. */
export type Facts = {
  readonly receipt: string;
  readonly class: string;
  readonly total: number;
  readonly basic?: number;
  readonly since?: string;
  readonly township?: string;
  readonly vetoed?: boolean;
  readonly choices?: readonly string[];
};

export const RULEBOOK_DIGEST = "ab".repeat(32);

/** A points-score/1 value without `lines`. */
export function scoreOf(kind: string, facts: Facts) {
  const { receipt, total, basic = 0, since, vetoed = false, choices } = facts;
  return {
    format: "points-score/1",
    year: 2020,
    rulebook: RULEBOOK_DIGEST,
    kind,
    receipt,
    class: facts.class,
    total,
    vetoed,
    sections: { basic },
    deductions: 0,
    indicators: { P03: basic },
    earliest: since === undefined ? {} : { P04: since },
    ...(choices === undefined ? {} : { choices }),
  };
}

const base = { format: "points-service/1", year: 2020, publicityWorkingDays: 5, lotSeed: "20200803-公开随机数" };
const TIE_BREAK = [{ by: "section", code: "basic" }, { by: "earliest", code: "P04" }, { by: "lot" }];

export const HOUSING = {
  ...base,
  code: "housing-2020",
  name: "积分入住",
  kind: "housing",
  department: "housing",
  classes: ["A", "B", "C"],
  thresholds: [
    { by: "total", atLeast: 20 },
    { by: "total", atLeast: 30 },
  ],
  allocation: "pool",
  pools: [
    { code: "new-citizen", name: "新市民", quota: 4, classes: ["A", "B"] },
    { code: "talent", name: "人才", quota: 2, classes: ["C"] },
  ],
  tieBreak: TIE_BREAK,
};

/** 10 listed of 12: in the first pool 80 分 three times (two of them by lot) and 75 分 twice; in the second a lot decides. */
export const HOUSING_FACTS: readonly Facts[] = [
  { receipt: "H01", class: "A", total: 95, basic: 70, township: "灵秀镇" },
  { receipt: "H02", class: "B", total: 88.5, basic: 60, township: "灵秀镇" },
  { receipt: "H03", class: "A", total: 80, basic: 60, since: "2015-03-01", township: "灵秀镇" },
  { receipt: "H04", class: "A", total: 80, basic: 60, since: "2015-03-01", township: "灵秀镇" },
  { receipt: "H05", class: "A", total: 80, basic: 50, since: "2012-03-01", township: "灵秀镇" },
  { receipt: "H06", class: "B", total: 75, basic: 50, since: "2016-03-01", township: "宝盖镇" },
  { receipt: "H07", class: "A", total: 75, basic: 50, since: "2014-03-01", township: "宝盖镇" },
  { receipt: "H08", class: "C", total: 90, basic: 50, township: "宝盖镇" },
  { receipt: "H09", class: "C", total: 70, basic: 50, since: "2018-03-01", township: "永宁镇" },
  { receipt: "H10", class: "C", total: 70, basic: 50, since: "2018-03-01", township: "永宁镇" },
  { receipt: "H11", class: "A", total: 99, basic: 80, vetoed: true, township: "永宁镇" },
  { receipt: "H12", class: "B", total: 25, basic: 20, township: "永宁镇" },
];

export const SCHOOLING = {
  ...base,
  code: "schooling-2020",
  name: "积分入学",
  kind: "schooling",
  department: "education",
  classes: ["A", "B"],
  allocation: "preference",
  pools: [
    { code: "school-1", name: "第一小学", quota: 2 },
    { code: "school-2", name: "第二小学", quota: 1 },
    { code: "school-3", name: "第三小学", quota: 2 },
  ],
  tieBreak: TIE_BREAK,
};

/** Places go in the order S01 … S06 (S02 and S03 by lot); S05 gets the third choice, S06 none. */
export const SCHOOLING_FACTS: readonly Facts[] = [
  { receipt: "S01", class: "A", total: 90, choices: ["school-1", "school-2"] },
  { receipt: "S02", class: "A", total: 80, choices: ["school-1", "school-3"] },
  { receipt: "S03", class: "B", total: 80, choices: ["school-1", "school-3"] },
  { receipt: "S04", class: "B", total: 70, choices: ["school-2", "school-1"] },
  { receipt: "S05", class: "A", total: 60, choices: ["school-2", "school-1", "school-3"] },
  { receipt: "S06", class: "A", total: 50, choices: ["school-1", "school-2"] },
];

import type { Absence, Arrival, Reason, ServiceRule } from "../domain/ranking/difference";
import type { Service } from "../domain/ranking/service";
import { plainDay } from "./dates";
import { pointsText } from "./score-lines";

const ABSENCE_TEXTS: Record<Absence, string> = {
  withdrawn: "已撤回申报",
  void: "申报作废",
  refused: "初审未通过",
  unconfirmed: "逾期未确认积分",
  "not-eligible": "核查未通过",
  "child-elsewhere": "同一子女另有更早申报",
  "left-out": "后一次没有参加排名",
};
const ARRIVAL_TEXTS: Record<Arrival, string> = {
  confirmed: "新确认积分",
  objection: "异议获支持后参加排名",
  eligible: "新核查通过",
  "child-free": "同一子女的更早申报不再参加",
  joined: "新参加排名",
};
const RULE_TEXTS: Record<ServiceRule, string> = {
  order: "排序方式",
  allocation: "分配方式",
  pools: "分类",
  tieBreak: "同分规则",
  boundaryTies: "末位并列规则",
};

/** The names by which reasons speak; codes that have none stand for themselves. */
export type ReasonNames = {
  readonly indicators: ReadonlyMap<string, string>;
  readonly departments: ReadonlyMap<string, string>;
  readonly pools: ReadonlyMap<string, string>;
};
type Compared = {
  readonly services: { readonly from: Pick<Service, "pools">; readonly to: Pick<Service, "pools"> };
  readonly names: Omit<ReasonNames, "pools">;
};

/** The names of a comparison; a pool has the name of the later run. */
export function differenceNames({ services, names }: Compared): ReasonNames {
  const pools = [...services.from.pools, ...services.to.pools].map(({ code, name }) => [code, name] as const);
  return { ...names, pools: new Map(pools) };
}
const points = (value: number | null) => (value === null ? "无" : pointsText(value));
const places = (quota: number | null) => (quota === null ? "不限" : String(quota));

/** Why somebody stands elsewhere, as a reader of the office understands it: 总分 80→87.5（城镇社会保险 20→27.5）. */
export function reasonText(reason: Reason, names: ReasonNames): string {
  const indicator = (code: string) => names.indicators.get(code) ?? code;
  switch (reason.code) {
    case "gone":
      return ABSENCE_TEXTS[reason.why];
    case "appeared":
      return ARRIVAL_TEXTS[reason.why];
    case "points": {
      const lines = reason.lines.map((one) => `${indicator(one.indicator)} ${points(one.before)}→${points(one.now)}`);
      const total =
        reason.before === reason.now
          ? `总分不变，仍为 ${points(reason.now)}`
          : `总分 ${points(reason.before)}→${points(reason.now)}`;
      return `${total}${lines.length === 0 ? "" : `（${lines.join("，")}）`}${reason.byRulebook ? "，计分标准有变动" : ""}`;
    }
    case "vetoed":
      return reason.now ? "有了否决记录" : "不再有否决记录";
    case "dates":
      return `起始日期有变动：${reason.indicators.map(indicator).join("、")}`;
    case "class":
      return "类别有变动";
    case "submitted":
      return "提交时间有变动";
    case "choices":
      return "志愿有变动";
    case "quota":
      return `${names.pools.get(reason.pool) ?? reason.pool}的指标 ${places(reason.before)}→${places(reason.now)}`;
    case "thresholds":
      return "项目的分数线有变动";
    case "rules":
      return `项目的规则有变动：${reason.parts.map((part) => RULE_TEXTS[part]).join("、")}`;
    case "lot":
      return "摇号用的公开数字有变动";
    case "others":
      return [
        ...(reason.ahead > 0 ? [`${reason.ahead} 人排到前面`] : []),
        ...(reason.behind > 0 ? [`${reason.behind} 人落到后面或离开`] : []),
      ].join("，");
    case "sharing":
      return "同一名次的人数有变动";
    case "places":
      return "排在前面的人去了别的分类";
  }
}

type Cause = {
  readonly indicator: string;
  readonly department: string;
  readonly day: string;
  readonly recheck: boolean;
  readonly caseNumber: string | null;
};

/** The decision behind a changed line: 城镇社会保险由市人社局于 2020年8月5日认定（异议 Y2020-…）. */
export function causeText({ indicator, department, day, recheck, caseNumber }: Cause, names: ReasonNames): string {
  const by = names.departments.get(department) ?? department;
  const why = caseNumber !== null ? `（异议 ${caseNumber}）` : recheck ? "（复核）" : "";
  return `${names.indicators.get(indicator) ?? indicator}由${by}于${plainDay(day)}认定${why}`;
}

import type { OfferAnswer } from "../domain/fulfilment/offers";
import type { ServiceStep } from "../domain/fulfilment/steps";
import type { ProjectKind } from "../domain/programme/statuses";
import { deadlineInWords, plainDay } from "./dates";

/** How the paper that a person holds is called, by kind of service. */
export const VOUCHER_NAMES: Record<ProjectKind, string> = {
  schooling: "入学准入卡",
  housing: "配租通知",
  training: "培训报名单",
  entrepreneurship: "创业支持函",
  insurance: "入保补贴凭证",
  secondment: "挂职派遣函",
};
/** What its holder is told to be let into, in one line. */
export const VOUCHER_LINES: Record<ProjectKind, string> = {
  schooling: "凭本卡到校报到注册。",
  housing: "凭本通知选房、签订租赁合同。",
  training: "凭本单参加培训，结业后领取证书。",
  entrepreneurship: "凭本函办理创业支持事项。",
  insurance: "凭本凭证核对补贴发放信息。",
  secondment: "凭本函到挂职单位报到。",
};
/** What is chosen in rank order, where a kind has it. */
export const OPTION_NAMES: Record<"housing" | "training" | "secondment", string> = {
  housing: "房源",
  training: "课程",
  secondment: "岗位",
};
export const optionName = (kind: ProjectKind): string =>
  kind === "housing" || kind === "training" || kind === "secondment" ? OPTION_NAMES[kind] : "";

export const STEP_NAMES: Record<ServiceStep, string> = {
  registered: "报到注册",
  contract: "签订租赁合同",
  certificate: "领取培训证书",
  granted: "给予创业支持",
  returned: "款项退回",
  paid: "款项发放",
  started: "到岗",
  ended: "挂职结束",
  revoked: "撤销服务",
  recovered: "收回服务",
  restored: "恢复服务",
  "taken-back": "撤回上一条记录",
};
export type StepField = { readonly name: string; readonly label: string; readonly type: "text" | "date" };
const text = (name: string, label: string): StepField => ({ name, label, type: "text" });
const date = (name: string, label: string): StepField => ({ name, label, type: "date" });
/** The fields of each step, in the order in which they are filled in and read. */
export const STEP_FIELDS: Record<ServiceStep, readonly StepField[]> = {
  registered: [date("on", "报到日期"), text("place", "班级（选填）")],
  contract: [text("number", "合同编号"), date("on", "签约日期"), date("until", "租期届满日期")],
  certificate: [text("number", "证书编号"), date("on", "发证日期")],
  granted: [text("what", "给予的支持"), date("on", "日期")],
  returned: [date("on", "退回日期"), text("reason", "退回原因")],
  paid: [text("amount", "金额（元）"), date("on", "发放日期")],
  started: [date("on", "到岗日期"), date("until", "挂职期满日期")],
  ended: [date("on", "结束日期"), text("note", "备注（选填）")],
  revoked: [date("on", "撤销日期"), text("reason", "原因")],
  recovered: [date("on", "收回日期"), text("what", "收回了什么")],
  restored: [date("on", "恢复日期")],
  "taken-back": [date("on", "撤回日期"), text("reason", "原因")],
};
/** What the serving unit takes back of a service that was enjoyed and is revoked. */
export const RECOVER_TEXTS: Record<ProjectKind, string> = {
  schooling: "通知学校，按规定处理学籍。",
  housing: "解除租赁合同，收回住房。收回以前，这套住房不能再选。",
  training: "撤销培训证书，追回培训补贴。",
  entrepreneurship: "收回场地，追回贷款贴息和补贴。",
  insurance: "追回已发放的补贴。",
  secondment: "终止挂职，收回派遣函。收回以前，这个岗位不能再选。",
};

/** 报到日期：2020年8月24日；班级：一年级 2 班. */
export function recordInWords(step: ServiceStep, record: Readonly<Record<string, string>>): string {
  return STEP_FIELDS[step]
    .flatMap(({ name, label, type }) => {
      const value = record[name];
      if (value === undefined || value === "") return [];
      return [`${label.replace("（选填）", "")}：${type === "date" ? plainDay(value) : value}`];
    })
    .join("；");
}

/** A line of the record: the step, its fields, and whether it counts no more. */
export function recordLine(one: {
  readonly step: ServiceStep;
  readonly record: Readonly<Record<string, string>>;
  readonly takenBack: boolean;
}): string {
  return `${one.takenBack ? "（登记有误，已撤回）" : ""}${STEP_NAMES[one.step]}。${recordInWords(one.step, one.record)}`;
}

/** What the person does with an accepted place, and until when; once that day is over, what can still be done. */
export const serveByText = (serveBy: string, today: string) =>
  today <= serveBy
    ? `请在${deadlineInWords(serveBy)}办理；逾期没有办理的，名额可能给下一位候补。`
    : `办理期限${plainDay(serveBy)}已过，名额可能给下一位候补。还需要的，请尽快联系主管部门。`;
export const STATE_NAMES = {
  open: "等待答复",
  "to-serve": "待办理",
  overdue: "逾期未办",
  served: "已办理",
  declined: "放弃",
  lapsed: "失效",
  revoked: "撤销",
  "to-recover": "待收回",
} as const;

/** One line about an offer: what is to be done until when, or what became of it. */
export function offerInWords(
  offer: {
    readonly answer: OfferAnswer | null;
    readonly pool: string;
    readonly dueOn: string;
    readonly serveBy: string | null;
    readonly servedAt: Date | null;
  },
  today: string,
): string {
  const until = (day: string, what: string) =>
    today <= day ? `${offer.pool}，${deadlineInWords(day)}${what}` : `${offer.pool}，${what}期限${plainDay(day)}已过`;
  if (offer.answer === null) return until(offer.dueOn, "答复");
  return offer.answer === "accepted" && offer.servedAt === null && offer.serveBy !== null
    ? until(offer.serveBy, "办理")
    : offer.pool;
}

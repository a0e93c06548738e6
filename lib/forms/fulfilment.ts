import { z } from "zod";
import { RECORD_FAULTS } from "../copy/record-faults";
import { recordFault, type ServiceStep } from "../domain/fulfilment/steps";
import { day, filled, manyIds, optionalText, recordId, version } from "./fields";

const workingDays = (missing: string, most: number) =>
  z.coerce.number({ error: missing }).int(missing).min(1, missing).max(most, `请不超过 ${most} 个工作日`);

export const startOffersSchema = z.strictObject({
  projectId: recordId,
  version,
  answerWorkingDays: workingDays("请填写答复期限（工作日）", 30),
  serveWorkingDays: workingDays("请填写办理期限（工作日）", 250),
  instructions: filled("请写明接受名额后怎样办理", 500),
  certificateIndicator: optionalText(64),
});
export type StartOffersForm = z.output<typeof startOffersSchema>;
export const offerIdSchema = z.strictObject({ offerId: recordId });
/** `givesUp`: the places that the page said are given up. */
export const acceptOfferSchema = z.strictObject({ offerId: recordId, givesUp: manyIds(40) });
export const forfeitSchema = z.strictObject({
  offerId: recordId,
  reason: filled("请写明原因，申请人会看到", 500),
});

export const takeBackSchema = z.strictObject({
  offerId: recordId,
  recordId,
  reason: filled("请写明哪里记错了，申请人会看到", 500),
});
export type TakeBackForm = z.output<typeof takeBackSchema>;

const amount = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .regex(/^\d{1,9}(\.\d{1,2})?$/, "请填写金额（元），最多两位小数");
/** What each step of a service records. */
const STEPS = {
  registered: { on: day("请填写报到日期"), place: optionalText(100) },
  contract: {
    number: filled("请填写合同编号", 50),
    on: day("请填写签约日期"),
    until: day("请填写租期届满日期"),
  },
  certificate: { number: filled("请填写证书编号", 50), on: day("请填写发证日期") },
  granted: { what: filled("请写明给予的支持，如场地、贷款、补贴", 200), on: day("请填写日期") },
  paid: { amount: amount("请填写金额"), on: day("请填写发放日期") },
  returned: { on: day("请填写退回日期"), reason: filled("请写明退回原因，申请人会看到", 200) },
  started: { on: day("请填写到岗日期"), until: day("请填写挂职期满日期") },
  ended: { on: day("请填写结束日期"), note: optionalText(200) },
  recovered: { on: day("请填写收回日期"), what: filled("请写明收回了什么，如住房、学籍、补贴", 200) },
};
/** Fields that belong together are looked at together: a period, an amount. */
function refuseFaults(record: unknown, issues: z.core.$RefinementCtx): void {
  const fault = recordFault(record as Parameters<typeof recordFault>[0]);
  if (fault !== null) issues.addIssue({ code: "custom", path: [fault.field], message: RECORD_FAULTS[fault.code] });
}
const one = <S extends ServiceStep, F extends z.ZodRawShape>(step: S, fields: F) =>
  z.strictObject({ offerId: recordId, step: z.literal(step), ...fields }).superRefine(refuseFaults);
/** One form for all: `step` says which. */
export const serviceRecordSchema = z.discriminatedUnion("step", [
  one("registered", STEPS.registered),
  one("contract", STEPS.contract),
  one("certificate", STEPS.certificate),
  one("granted", STEPS.granted),
  one("paid", STEPS.paid),
  one("returned", STEPS.returned),
  one("started", STEPS.started),
  one("ended", STEPS.ended),
  one("recovered", STEPS.recovered),
]);
export type ServiceRecordForm = z.output<typeof serviceRecordSchema>;

/** Most people for whom one form records the same. */
export const MOST_AT_ONCE = 500;
const alike = <S extends ServiceStep, F extends z.ZodRawShape>(step: S, fields: F) =>
  z
    .strictObject({ projectId: recordId, offers: manyIds(MOST_AT_ONCE), step: z.literal(step), ...fields })
    .superRefine(refuseFaults);
/** The same for many people at once: steps of which no field is a number of one's own. */
export const serviceRecordsSchema = z.discriminatedUnion("step", [
  alike("registered", STEPS.registered),
  alike("granted", STEPS.granted),
  alike("paid", STEPS.paid),
  alike("returned", STEPS.returned),
  alike("started", STEPS.started),
  alike("ended", STEPS.ended),
]);
export type ServiceRecordsForm = z.output<typeof serviceRecordsSchema>;
/** What is stored of a record, by the names of its fields. */
export type ServiceRecord = Readonly<Record<string, string>>;

export const optionsSchema = z.strictObject({
  projectId: recordId,
  pool: optionalText(64),
  lines: filled("请至少写一行", 20_000),
});
export type OptionsForm = z.output<typeof optionsSchema>;

/** 名称,名额 in each line, full-width or half-width commas; null where a line does not read or names something twice. */
export function readOptionLines(text: string): readonly { readonly name: string; readonly places: number }[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const read = lines.map((line) => /^\s*(.{1,80}?)\s*[,，]\s*(\d{1,4})\s*$/.exec(line));
  const options = read.flatMap((match) => (match === null ? [] : [{ name: match[1] ?? "", places: Number(match[2]) }]));
  const names = new Set(options.map((one) => one.name));
  return options.length === lines.length && names.size === options.length ? options : null;
}

const time = z.string({ error: "请填写时间" }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, "请按 09:00 的样子填写时间");
const count = (missing: string, most: number) =>
  z.coerce.number({ error: missing }).int(missing).min(1, missing).max(most, `请不超过 ${most}`);
export const slotsSchema = z.strictObject({
  projectId: recordId,
  day: day("请填写第一天"),
  from: time,
  until: time,
  minutes: count("请填写每场的分钟数", 480),
  each: count("请填写每场的人数", 500),
});
export type SlotsForm = z.output<typeof slotsSchema>;
export const chooseSchema = z.strictObject({ offerId: recordId, optionId: z.uuid({ error: "请选择一项" }) });

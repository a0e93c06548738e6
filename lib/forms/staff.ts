import { z } from "zod";
import { ITEM_OUTCOMES } from "../domain/application/items";
import { TOWNSHIP_CODES } from "../domain/dossier/townships";
import { PROJECT_KINDS } from "../domain/programme/statuses";
import { chosen, day, filled, manyOf, optionalDay, optionalText, recordId, ticked, version } from "./fields";
import { flowLines } from "./projects";

export const identitySchema = z.strictObject({
  dossierId: recordId,
  version,
  decision: chosen(["confirm", "return"], "请选择确认或退回"),
  reason: optionalText(500),
});
export const firstReviewSchema = z.strictObject({ applicationId: recordId, version });
/** As many rows as the list of what is missing can hold; a row speaks of one claim (`about`: its indicator) or of the whole application. */
export const RETURN_ROWS = 12;
export const WHOLE_APPLICATION = "whole";
const rowsOf = Array.from({ length: RETURN_ROWS }, (_, row) => row);
const returnRow = (row: number) => ({ [`about${row}`]: optionalText(64), [`text${row}`]: optionalText(300) });
export type ReturnRows = Readonly<Record<`about${number}` | `text${number}`, string | undefined>>;

/** The filled rows of a list, each as a point; null for the application as a whole. */
export function returnPoints(
  rows: ReturnRows,
): readonly { readonly indicator: string | null; readonly text: string }[] {
  return rowsOf.flatMap((row) => {
    const about = rows[`about${row}`];
    const text = rows[`text${row}`];
    return about && text ? [{ indicator: about === WHOLE_APPLICATION ? null : about, text }] : [];
  });
}

export const returnListSchema = z
  .strictObject({
    applicationId: recordId,
    version,
    ...(Object.assign({}, ...rowsOf.map(returnRow)) as Record<keyof ReturnRows, ReturnType<typeof optionalText>>),
  })
  .superRefine((value, context) => {
    const rows = value as ReturnRows;
    const issue = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
    for (const row of rowsOf) {
      const [about, text] = [rows[`about${row}`], rows[`text${row}`]];
      if (about && !text) issue(`text${row}`, "请写明缺什么、怎么补");
      if (text && !about) issue(`about${row}`, "请选择这一点说的是哪一项");
    }
    if (rowsOf.every((row) => !rows[`about${row}`] && !rows[`text${row}`])) issue("about0", "请至少写明一点");
  });
export const refuseSchema = z.strictObject({
  applicationId: recordId,
  version,
  reason: filled("请写明不予通过的原因，申请人会看到", 500),
});
export const counterSchema = z.strictObject({
  applicationId: recordId,
  version,
  signed: ticked("请先核对证件，并请本人在积分表上签字"),
});
const FOUND = ["found", "failed"];
/**
 * The review desk. `intent` says which button was pressed, `queue` the filters to go on with. What burdens a person names the document that it rests
 * on and its day. Facts stand in rows as in a claim.
 */
export const decideItemSchema = z
  .object({
    itemId: recordId,
    version,
    /** The objection for whose sake the item is looked at again. */
    objection: z.union([z.literal(""), recordId]).optional(),
    intent: z.enum(["preview", "decide"]).optional(),
    queue: optionalText(200),
    outcome: chosen(ITEM_OUTCOMES, "请选择决定"),
    document: optionalText(100),
    documentDay: optionalDay,
    reason: optionalText(500),
  })
  .catchall(z.union([z.string().max(40), z.undefined(), z.literal(false)]))
  .superRefine((value, context) => {
    if (!FOUND.includes(value.outcome)) return;
    if (!value.document)
      context.addIssue({ code: "custom", path: ["document"], message: "请写明依据的文书或系统记录，如处罚决定书文号" });
    if (!value.documentDay)
      context.addIssue({ code: "custom", path: ["documentDay"], message: "请填写文书或记录的日期" });
  });
export type DecideItemForm = z.output<typeof decideItemSchema>;
export const detachFileSchema = z.strictObject({ itemId: recordId, evidenceId: recordId, queue: optionalText(200) });
export const askMaterialSchema = z.strictObject({
  itemId: recordId,
  version,
  queue: optionalText(200),
  text: filled("请写明需要补充什么材料，申请人会看到", 500),
});
/** `until` binds the act to what the preview showed; later arrivals stay open. `except` lists receipts, one a line. */
export const nothingFoundSchema = z.strictObject({
  year: z.coerce.number().int(),
  department: filled("缺少部门", 64),
  until: z.iso.datetime({ offset: true }),
  except: optionalText(20_000),
  expected: z.coerce.number().int().min(0),
});
export const feedBackSchema = z.strictObject({ applicationId: recordId, version });
export const signoffSchema = z.strictObject({
  projectId: recordId,
  township: z.enum(TOWNSHIP_CODES),
  digest: z.string().length(64),
});
export const yearSchema = z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) });
export const programmeSchema = z.strictObject({
  year: z.coerce.number({ error: "请填写年度" }).int().min(2000, "请填写四位年度").max(2100, "请填写四位年度"),
  title: filled("请填写名称", 100),
  applyFrom: day("请填写申报开始日期"),
  applyTo: day("请填写申报结束日期"),
});
export const rulebookIdSchema = z.strictObject({ rulebookId: recordId });
export const projectSchema = z.strictObject({ projectId: recordId, version });
export const noticeSchema = z.strictObject({ runId: recordId, attachments: z.string().max(1000).optional() });
export const attachmentSchema = z.strictObject({ attachmentId: recordId, projectId: recordId });
export const clockSchema = z.strictObject({
  officeAt: z.string({ error: "请填写时间" }).regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, "请填写日期和时间"),
});
export const projectWindowSchema = z.strictObject({
  opensOn: day("请填写申报开始日期"),
  closesOn: day("请填写申报结束日期"),
  who: z.string().trim().max(500),
  scope: z.string().trim().max(500),
  limit: z.string().trim().max(500),
  lot: z.string().trim().max(200),
  excludes: manyOf(PROJECT_KINDS),
  flows: z.string().max(3000).transform(flowLines),
});
export const lotSchema = z.strictObject({ projectId: recordId, number: filled("请填写公开数字", 100) });

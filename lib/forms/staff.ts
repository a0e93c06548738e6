import { z } from "zod";
import { ITEM_OUTCOMES } from "../domain/application/items";
import { chosen, day, filled, optionalText, recordId, version } from "./fields";

export const identitySchema = z.strictObject({
  dossierId: recordId,
  version,
  decision: chosen(["confirm", "return"], "请选择确认或退回"),
  reason: optionalText(500),
});
export const firstReviewSchema = z.strictObject({ applicationId: recordId, version });
export const decideItemSchema = z
  .object({ itemId: recordId, version, outcome: chosen(ITEM_OUTCOMES, "请选择决定"), reason: optionalText(500) })
  .catchall(z.union([z.string().max(40), z.undefined(), z.literal(false)]));
/** `until` binds the act to what the preview showed; later arrivals stay open. `except` lists receipts, one a line. */
export const nothingFoundSchema = z.strictObject({
  year: z.coerce.number().int(),
  department: filled("缺少部门", 64),
  until: z.iso.datetime({ offset: true }),
  except: optionalText(20_000),
  expected: z.coerce.number().int().min(0),
});
export const feedBackSchema = z.strictObject({ applicationId: recordId, version });
export const yearSchema = z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) });
export const programmeSchema = z.strictObject({
  year: z.coerce.number({ error: "请填写年度" }).int().min(2000, "请填写四位年度").max(2100, "请填写四位年度"),
  title: filled("请填写名称", 100),
  applyFrom: day("请填写申报开始日期"),
  applyTo: day("请填写申报结束日期"),
});
export const rulebookIdSchema = z.strictObject({ rulebookId: recordId });
export const projectSchema = z.strictObject({ projectId: recordId, version });
export const noticeSchema = z.strictObject({ runId: recordId });
export const clockSchema = z.strictObject({
  officeAt: z.string({ error: "请填写时间" }).regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, "请填写日期和时间"),
});
export const projectWindowSchema = z.strictObject({
  opensOn: day("请填写申报开始日期"),
  closesOn: day("请填写申报结束日期"),
  who: z.string().trim().max(500),
  scope: z.string().trim().max(500),
  limit: z.string().trim().max(500),
});

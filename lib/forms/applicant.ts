import { z } from "zod";
import { ANSWERS } from "../domain/application/questions";
import { MEMBER_RELATIONS } from "../domain/dossier/household";
import { TOWNSHIP_CODES } from "../domain/dossier/townships";
import { chosen, day, filled, manyIds, optionalText, recordId, ticked, version } from "./fields";

export const dossierSchema = z.strictObject({
  version: z.coerce.number().int().min(0),
  birthDate: day("请填写出生日期"),
  township: chosen(TOWNSHIP_CODES, "请选择居住的镇（街道）"),
  applicantClass: filled("请选择申请类别", 10),
  address: filled("请填写现住址", 200),
});
export const memberSchema = z
  .strictObject({
    relation: chosen(MEMBER_RELATIONS, "请选择与您的关系"),
    name: filled("请填写姓名，与证件一致", 50),
    documentNumber: filled("请填写身份证号", 30),
    guardian: z.union([z.literal("yes"), z.literal(false), z.literal("")]).optional(),
  })
  .refine(({ relation, guardian }) => relation === "spouse" || guardian === "yes", {
    path: ["guardian"],
    error: "添加子女或被监护人，需要您作为监护人同意",
  });
/** Facts stand in rows: option0, from0, to0, on0, count0, quantity0, share0 …; the contract's reader checks them on the server. */
export const claimSchema = z
  .object({
    indicator: filled("请选择指标", 64),
    pleaseCheck: z.union([z.literal("yes"), z.literal(false), z.literal("")]).optional(),
    note: optionalText(500),
    evidence: manyIds(40),
  })
  .catchall(z.union([z.string().max(40), z.undefined(), z.literal(false)]));
/** Answers stand in one field a section, `answer-` and its code; the server knows which are asked. */
export const answersSchema = z.object({}).catchall(chosen(ANSWERS, "请选择有或没有"));
/** Facts of the dossier stand in rows, as in a claim. */
export const recordSchema = z
  .object({ indicator: filled("请选择指标", 64) })
  .catchall(z.union([z.string().max(40), z.undefined(), z.literal(false)]));
export const indicatorSchema = z.strictObject({ indicator: filled("请选择指标", 64) });
export const candidacySchema = z.strictObject({
  projectId: recordId,
  childId: optionalText(64),
  choice0: optionalText(64),
  choice1: optionalText(64),
  choice2: optionalText(64),
  choice3: optionalText(64),
});
export const candidacyIdSchema = z.strictObject({ candidacyId: recordId });
export const wishBeforeSchema = z.strictObject({ candidacyId: recordId, before: recordId });
export const submitSchema = z.strictObject({
  version,
  promise: ticked("提交前需要您确认承诺"),
  publication: ticked("提交前需要您同意公示的内容"),
});
/** Reasons stand in one field a line, `reason-` and the item's id; an empty one means that the line is agreed to. */
export const disagreeSchema = z
  .object({ version })
  .catchall(z.string().trim().max(500, "请控制在 500 字以内").optional());
export const materialSchema = z.strictObject({
  requestId: recordId,
  answer: optionalText(1000),
  evidence: manyIds(40),
});
export const versionSchema = z.strictObject({ version });
export const evidenceIdSchema = z.strictObject({ evidenceId: recordId });

import { z } from "zod";
import { OBJECTION_GROUNDS } from "../domain/objection/statuses";
import { chosen, filled, manyIds, optionalText, recordId, version } from "./fields";

const ground = chosen(OBJECTION_GROUNDS, "请选择理由");
const text = filled("请写明哪里不对、依据是什么", 1000);
export const ownObjectionSchema = z.strictObject({
  candidacyId: recordId,
  ground,
  itemId: z.union([z.literal(""), recordId]).optional(),
  text,
  evidence: manyIds(40),
});
export const otherObjectionSchema = z.strictObject({
  notice: filled("请从公示页面进入", 20),
  code: filled("请填写公示代码，如 K7QX-3MPD", 30),
  ground,
  text,
  name: filled("请填写您的姓名", 50),
  phone: z
    .string({ error: "请填写手机号" })
    .trim()
    .regex(/^1[3-9]\d{9}$/, "请填写 11 位手机号"),
});
export const objectionSchema = z.strictObject({ objectionId: recordId, version });
export const answerSchema = z.strictObject({ objectionId: recordId, answer: filled("请写明情况", 1000) });
export const hearSchema = z.strictObject({
  objectionId: recordId,
  version,
  text: filled("请写明被反映的情况，本人会看到", 500),
});
export const withdrawalSchema = z.strictObject({
  objectionId: recordId,
  version,
  reason: filled("请写明提出人怎样撤回的，如来电、来人", 500),
});
export const recheckSchema = z.strictObject({
  objectionId: recordId,
  version,
  itemId: recordId,
  question: filled("请写明要复核什么，部门会看到", 500),
});
export const decideObjectionSchema = z.strictObject({
  objectionId: recordId,
  version,
  decision: chosen(["grant", "refuse"], "请选择支持或不支持"),
  effect: optionalText(64),
  reason: filled("请写明理由，提出人会看到", 1000),
});

import { z } from "zod";
import { chosen, filled, manyIds, recordId, version } from "./fields";

const optionalId = z.union([z.literal(""), recordId]).optional();
/** The line in question, or the file, or both. */
export const openSanctionSchema = z
  .strictObject({
    applicationId: recordId,
    version,
    itemId: optionalId,
    evidenceId: optionalId,
    ground: filled("请写明哪里不真实、依据是什么，本人会看到", 1000),
  })
  .superRefine((value, context) => {
    if (!value.itemId && !value.evidenceId)
      context.addIssue({ code: "custom", path: ["itemId"], message: "请选择哪一项或哪一份材料" });
  });
const one = { sanctionId: recordId, version };
export const sanctionSchema = z.strictObject(one);
export const proposeSanctionSchema = z.strictObject({
  ...one,
  effect: z.string().length(64),
  reason: filled("请写明认定的事实和依据，处理以后本人会看到", 2000),
});
export const dropSanctionSchema = z.strictObject({ ...one, reason: filled("请写明理由，本人会看到", 1000) });
export const imposeSanctionSchema = z.strictObject({ ...one, effect: z.string().length(64) });
export const decideSanctionSchema = z.strictObject({
  ...one,
  decision: chosen(["uphold", "lift"], "请选择维持或撤销"),
  reason: filled("请写明理由，本人会看到", 2000),
});
export const answerSanctionSchema = z.strictObject({
  sanctionId: recordId,
  answer: filled("请写明情况", 2000),
  evidence: manyIds(40),
});
export const objectToSanctionSchema = z.strictObject({
  sanctionId: recordId,
  text: filled("请写明不服的理由", 2000),
  evidence: manyIds(40),
});

import { z } from "zod";
import { DOCUMENT_KINDS } from "../domain/dossier/identity-number";
import { INTAKE_REASONS } from "../domain/dossier/intakes";
import { TOWNSHIP_CODES } from "../domain/dossier/townships";
import { documentIssues, phone } from "./accounts";
import { chosen, filled, optionalText, ticked } from "./fields";

export const intakeSchema = z
  .strictObject({
    township: chosen(TOWNSHIP_CODES, "请选择镇（街道）"),
    name: filled("请填写姓名，与证件一致", 50),
    documentKind: chosen(DOCUMENT_KINDS, "请选择证件类型"),
    documentNumber: filled("请填写证件号码", 30),
    phone: z.union([z.literal(""), phone]).optional(),
    reason: chosen(INTAKE_REASONS, "请选择代办的理由"),
    note: optionalText(300),
    present: ticked("只有本人到场并出示证件，才能代办"),
    consent: ticked("需要本人知情同意"),
  })
  .superRefine(documentIssues)
  .refine(({ reason, note }) => reason !== "other" || Boolean(note), { path: ["note"], message: "请写明其他理由" });

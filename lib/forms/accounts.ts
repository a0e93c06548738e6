import { z } from "zod";
import { STAFF_ROLES } from "../domain/access/roles";
import { DOCUMENT_KINDS, type DocumentKind, readDocumentNumber } from "../domain/dossier/identity-number";
import { chosen, filled, optionalText, recordId, ticked } from "./fields";

const PROBLEMS = {
  length: "位数不符，请对照证件核对",
  "birth-date": "第 7 至 14 位不是有效的出生日期，请对照证件核对",
  "check-character": "最后一位校验不符，请对照证件核对",
  "not-a-residence-permit": "港澳台居民居住证号码以 810000、820000 或 830000 开头，请对照证件核对",
} as const;

export const phone = z
  .string({ error: "请填写手机号" })
  .trim()
  .regex(/^1[3-9]\d{9}$/, "请填写 11 位手机号");
const password = z.string({ error: "请设置密码" }).min(10, "密码至少 10 个字符").max(128, "密码最多 128 个字符");
const code = z
  .string({ error: "请填写 6 位验证码" })
  .trim()
  .regex(/^\d{6}$/, "请填写 6 位验证码");

/** Says what is wrong with a document number, at its field. */
export function documentIssues(
  value: { readonly documentKind: DocumentKind; readonly documentNumber: string },
  context: z.core.$RefinementCtx,
): void {
  const read = readDocumentNumber(value.documentKind, value.documentNumber);
  if (!read.ok) context.addIssue({ code: "custom", path: ["documentNumber"], message: PROBLEMS[read.error] });
}

export const registerSchema = z
  .strictObject({
    name: filled("请填写姓名，与证件一致", 50),
    documentKind: chosen(DOCUMENT_KINDS, "请选择证件类型"),
    documentNumber: filled("请填写证件号码", 30),
    phone,
    password,
    consentPrivacy: ticked("使用平台需要您同意隐私说明；不同意的，可到镇（街道）窗口办理"),
    consentSensitive: ticked("办理需要处理您的证件号码等敏感信息；不同意的，可到镇（街道）窗口办理"),
  })
  .superRefine(documentIssues);
export const phoneCodeSchema = z.strictObject({ code });
export const loginSchema = z.strictObject({
  documentNumber: filled("请填写证件号码", 30),
  password: z.string({ error: "请填写密码" }).min(1, "请填写密码").max(128),
  next: optionalText(400),
});
export const staffLoginSchema = z.strictObject({
  login: filled("请填写用户名", 50),
  password: z.string({ error: "请填写密码" }).min(1, "请填写密码").max(128),
  next: optionalText(400),
});
export const secondStepSchema = z.strictObject({ code, newPassword: z.union([z.literal(""), password]).optional() });
export const forgottenSchema = z.strictObject({ documentNumber: filled("请填写证件号码", 30), phone });
export const newPasswordSchema = z.strictObject({ code, password });
export const changePasswordSchema = z.strictObject({
  current: z.string({ error: "请填写现在的密码" }).min(1, "请填写现在的密码").max(128),
  password,
});
export const createStaffSchema = z.strictObject({
  name: filled("请填写姓名", 50),
  login: z
    .string({ error: "请填写用户名" })
    .regex(/^[a-z][a-z0-9-]{2,39}$/, "用户名为 3 至 40 位小写字母、数字或短横线，以字母开头"),
});
export const proposeRoleSchema = z.strictObject({
  userId: recordId,
  role: chosen(STAFF_ROLES, "请选择角色"),
  unit: optionalText(64),
});
export const userIdSchema = z.strictObject({ userId: recordId });
export const grantIdSchema = z.strictObject({ grantId: recordId });
export const resetIdSchema = z.strictObject({ resetId: recordId });
export const emptySchema = z.strictObject({});

import { z } from "zod";
import { localDate } from "../domain/shared/local-date";

/** One line of text that must be filled in; `missing` is the sentence shown otherwise. */
export const filled = (missing: string, longest = 100) =>
  z.string({ error: missing }).trim().min(1, missing).max(longest, `请控制在 ${longest} 字以内`);
export const optionalText = (longest = 500) => z.string().trim().max(longest, `请控制在 ${longest} 字以内`).optional();
export const chosen = <const T extends readonly [string, ...string[]]>(values: T, missing: string) =>
  z.enum(values, { error: missing });
export const recordId = z.uuid({ error: "页面已过期，请返回列表重新打开" });
export const version = z.coerce.number().int().min(1);
export const ticked = (missing: string) => z.literal("yes", { error: missing });
/** A day that exists: browsers give no other, lists that are given back do. */
export const day = (missing: string) =>
  z.string({ error: missing }).refine((text) => localDate(text) !== null, missing);
export const optionalDay = z
  .string()
  .refine((text) => text === "" || localDate(text) !== null, "请填写完整的日期")
  .optional();
const listed = (value: unknown) =>
  value === undefined || value === false || value === null ? [] : Array.isArray(value) ? value : [value];
/** Several values under one name, none included. */
export const many = (longest = 200) => z.preprocess(listed, z.array(z.string().max(100)).max(longest));
/** Several of a closed list under one name, none included. */
export const manyOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(listed, z.array(z.enum(values)).max(values.length));
/** Several records under one name, none included. */
export const manyIds = (most: number) => z.preprocess(listed, z.array(recordId).max(most));

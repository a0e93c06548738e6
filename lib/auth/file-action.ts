import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { ERROR_TEXTS } from "../copy/errors";
import { issueText } from "../copy/issues";
import type { Actor } from "../domain/access/authorize";
import type { Result } from "../domain/shared/result";
import { formObject, keptValues } from "../forms/form-data";
import type { FormState } from "../forms/form-state";
import type { FileRefusal } from "../usecases/rulebook/import-rulebook";
import { currentActor } from "./current-actor";
import { isSameOrigin } from "./same-origin";

/** The files are small text; Next holds them whole, so the limit of a server action bounds them. */
const LARGEST = 900_000;
const SHOWN = 200;

/** A list as spreadsheet programs save it: UTF-8, or where it is not that the encoding of Chinese systems. */
export async function listText(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** A server action that takes one file of text (field `file`); every issue of the file is listed with its path, and what was typed beside it is kept. */
export function fileAction<T>(
  act: (actor: Actor, file: string, data: FormData) => Promise<Result<T, FileRefusal>>,
  afterwards: string | ((value: T) => string),
  read: (file: File) => Promise<string> = (file) => file.text(),
): (state: FormState, data: FormData) => Promise<FormState> {
  return async (_state, data) => {
    const actor = await currentActor();
    if (actor === null) redirect("/login/staff");
    const values = keptValues(null, formObject(data));
    const refused = (...sentences: string[]): FormState => ({ errors: { file: sentences }, values });
    if (!isSameOrigin(await headers())) return refused(ERROR_TEXTS.forbidden);
    const file = data.get("file");
    if (!(file instanceof File) || file.size === 0) return refused("请选择文件");
    if (file.size > LARGEST) return refused(`文件有 ${Math.ceil(file.size / 1024)} KB，应不超过 ${LARGEST / 1000} KB`);
    const result = await act(actor, await read(file), data);
    if (result.ok) redirect(typeof afterwards === "string" ? afterwards : afterwards(result.value));
    const { code, issues } = result.error;
    const more = issues.length > SHOWN ? [`还有 ${issues.length - SHOWN} 处`] : [];
    return refused(ERROR_TEXTS[code], ...issues.slice(0, SHOWN).map(issueText), ...more);
  };
}

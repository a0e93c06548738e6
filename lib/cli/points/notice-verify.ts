import { CHECK_FILES, type CheckFile, checkFiles } from "../../check/check-files";
import {
  CHECK_NAMES,
  findingTexts,
  lackText,
  MATCH_DOES_NOT_PROVE,
  MATCH_PROVES,
  STATUS_NAMES,
} from "../../copy/notice-checks";
import { Failure, issueLine } from "./failure";
import { readText } from "./read-file";

export type VerifyOptions = { readonly notice: string; readonly key?: string | undefined } & {
  readonly [file in CheckFile]?: string | undefined;
};

const bullets = (lines: readonly string[]) => lines.map((line) => `- ${line}\n`).join("");

/** `points notice verify`: names each failed check; exit 0 when all fit. */
export async function verifyNoticeFile(options: VerifyOptions): Promise<number> {
  const texts: { [file in CheckFile]?: string } = {};
  for (const name of CHECK_FILES) {
    const file = options[name];
    if (file !== undefined) texts[name] = await readText(file);
  }
  const checked = checkFiles({ texts: { ...texts, notice: texts.notice ?? "" }, key: options.key });
  if (!checked.ok) {
    const file = options[checked.error.file] ?? "";
    throw new Failure(1, checked.error.issues.map(({ line, issue }) => issueLine(file, line, issue)).join("\n"));
  }
  const { number, rows, results } = checked.value;
  const failed = results.flatMap((one) => findingTexts(one.findings));
  if (failed.length > 0) {
    for (const { failure, text } of failed) process.stderr.write(`${failure}: ${text}\n`);
    return 1;
  }
  process.stdout.write(`${number}：核对通过，${rows} 行。\n`);
  for (const { check, status } of results)
    process.stdout.write(
      status === "passed"
        ? `${STATUS_NAMES.passed}：${CHECK_NAMES[check]}\n`
        : `${STATUS_NAMES[status]}：${lackText(check, checked.value.given)}\n`,
    );
  process.stdout.write(`核对通过说明：\n${bullets(MATCH_PROVES)}核对通过不能说明：\n${bullets(MATCH_DOES_NOT_PROVE)}`);
  return 0;
}

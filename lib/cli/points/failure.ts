import type { Issue } from "../../contracts/issue";
import { issueText } from "../../copy/issues";

/** The input is wrong (exit 1) or the command is used wrongly (exit 2); the message goes to standard error. */
export class Failure extends Error {
  constructor(
    readonly exitCode: 1 | 2,
    message: string,
  ) {
    super(message);
  }
}

/** `file:line: path：发现 …，应为 …`. */
export function issueLine(file: string, line: number, issue: Issue): string {
  return `${file}:${line}: ${issueText(issue)}`;
}

/** Why a file cannot be read, in a sentence. */
export function fileProblem(file: string, error: unknown): Failure {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return new Failure(1, `${file}: 文件不存在，请检查路径`);
  if (code === "EISDIR") return new Failure(1, `${file}: 这是一个文件夹，需要一个文件`);
  if (code === "EACCES") return new Failure(1, `${file}: 没有读取权限`);
  return new Failure(1, `${file}: ${error instanceof Error ? error.message : String(error)}`);
}

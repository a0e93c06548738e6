import { readFile } from "node:fs/promises";
import type { Issue } from "../../contracts/issue";
import { lineFinder } from "../../contracts/strict-json";
import type { Result } from "../../domain/shared/result";
import { Failure, fileProblem, issueLine } from "./failure";

/** A whole contract file, read by its reader; throws a Failure that names file, line, path, found and expected. */
export async function readContractFile<T>(
  file: string,
  read: (text: string) => Result<T, readonly Issue[]>,
): Promise<T> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (error) {
    if (error instanceof TypeError) throw new Failure(1, `${file}: 不是 UTF-8 编码的文件`);
    throw fileProblem(file, error);
  }
  const result = read(text);
  if (result.ok) return result.value;
  const line = lineFinder(text);
  throw new Failure(1, result.error.map((issue) => issueLine(file, line(issue.path), issue)).join("\n"));
}

import { readFile } from "node:fs/promises";
import { decodeText } from "../../check/check-files";
import type { Issue } from "../../contracts/issue";
import { lineFinder } from "../../contracts/strict-json";
import type { Result } from "../../domain/shared/result";
import { Failure, fileProblem, issueLine } from "./failure";

/** The text of a file; throws a Failure that says why it cannot be read. */
export async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw fileProblem(file, error);
  });
  const text = decodeText(bytes);
  if (text === null) throw new Failure(1, `${file}: 不是 UTF-8 编码的文件`);
  return text;
}

/** A whole contract file, read by its reader; throws a Failure that names file, line, path, found and expected. */
export async function readContractFile<T>(
  file: string,
  read: (text: string) => Result<T, readonly Issue[]>,
): Promise<T> {
  const text = await readText(file);
  const result = read(text);
  if (result.ok) return result.value;
  const line = lineFinder(text);
  throw new Failure(1, result.error.map((issue) => issueLine(file, line(issue.path), issue)).join("\n"));
}

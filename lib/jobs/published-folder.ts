import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { readStylesheet } from "../documents/stylesheet";
import { env } from "../platform/env";

const br = promisify(brotliCompress);
const gz = promisify(gzip);

/** Above this many bytes a text is a download, read seldom and by few: the last twentieth of its size is not worth ten times the time. */
const DOWNLOAD = 1 << 18;

/** A text in the three forms in which it is served. */
async function formsOf(text: string): Promise<readonly (readonly [suffix: string, bytes: Buffer])[]> {
  const bytes = Buffer.from(text);
  const quality = bytes.length > DOWNLOAD ? 9 : 11;
  const compressed = await br(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  return [
    [".br", compressed],
    [".gz", await gz(bytes, { level: 9 })],
    ["", bytes],
  ];
}

/**
 * Writes a public file: a text plain, gzip and brotli, bytes (a PDF, a workbook) as they are. `path` is below the folder and ends in the file's
 * extension. Each is renamed into place whole.
 */
export async function writePublicFile(folder: string, path: string, content: string | Buffer): Promise<void> {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  for (const [suffix, bytes] of typeof content === "string" ? await formsOf(content) : [["", content] as const]) {
    const part = `${target}${suffix}.${randomBytes(4).toString("hex")}.part`;
    await writeFile(part, bytes);
    await rename(part, `${target}${suffix}`);
  }
}

/**
 * Makes a folder of public files whole or not at all: `write` fills a neighbour, which then takes the name. What stood there before steps aside and
 * goes afterwards; what a dead process left aside goes with it.
 */
export async function writePublicFolder(path: string, write: (folder: string) => Promise<void>): Promise<void> {
  const target = join(env().PUBLISHED_DIR, path);
  await mkdir(dirname(target), { recursive: true });
  for (const name of await readdir(dirname(target)))
    if (name.startsWith(`${basename(target)}.`))
      await rm(join(dirname(target), name), { recursive: true, force: true });
  const part = `${target}.part`;
  await mkdir(part);
  await write(part);
  const stood = await stat(target).then(
    () => true,
    () => false,
  );
  if (stood) await rename(target, `${target}.before`);
  await rename(part, target);
  if (stood) await rm(`${target}.before`, { recursive: true, force: true });
}

/** Puts the stylesheet beside the pages under a name that holds its digest; returns its address. */
export async function writeStylesheet(root = process.cwd()): Promise<string> {
  const { path, text } = await readStylesheet(root);
  await writePublicFile(env().PUBLISHED_DIR, path, text);
  return `/${path}`;
}

import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env } from "./env";

const KEY = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/;

function pathOf(key: string): string {
  if (!KEY.test(key)) throw new Error("object key of a wrong form");
  return join(env().EVIDENCE_DIR, key);
}

/** The key of a record's bytes: random as its id, spread over 256 folders. */
export function objectKeyOf(id: string): string {
  return `${id.slice(0, 2)}/${id}`;
}

/** Writes an object whole or not at all: to a neighbour, flushed, then renamed. */
export async function putObject(key: string, bytes: Uint8Array): Promise<void> {
  const path = pathOf(key);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.part`;
  const file = await open(part, "w", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
}

export function getObject(key: string): Promise<Buffer> {
  return readFile(pathOf(key));
}

/** The keys of all that lies in the store, folder by folder; an interrupted write counts under its own key. */
export async function* listObjects(): AsyncGenerator<readonly string[]> {
  const root = env().EVIDENCE_DIR;
  for (const folder of (await readdir(root).catch(() => [])).sort()) {
    const names = await readdir(join(root, folder)).catch(() => []);
    const keys = new Set(names.map((name) => `${folder}/${name.replace(/\.part$/, "")}`));
    yield [...keys].filter((key) => KEY.test(key));
  }
}

/** Removes an object and what an interrupted write left beside it. */
export async function removeObject(key: string): Promise<void> {
  await rm(pathOf(key), { force: true });
  await rm(`${pathOf(key)}.part`, { force: true });
}

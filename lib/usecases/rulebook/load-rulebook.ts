import type { Reader } from "../../../db/client";
import { findRulebook } from "../../../db/queries/programmes";
import { readRulebook } from "../../contracts/rulebook";
import type { Rulebook } from "../../domain/rulebook/rulebook";

export type LoadedRulebook = { readonly id: string; readonly digest: string; readonly rulebook: Rulebook };
const known = new Map<string, LoadedRulebook>();

/** A rulebook by id, read once a process: a row never changes after its import. */
export async function loadRulebook(reader: Reader, id: string): Promise<LoadedRulebook> {
  const cached = known.get(id);
  if (cached !== undefined) return cached;
  const row = await findRulebook(reader, id);
  const read = row === null ? null : readRulebook(row.content);
  if (row === null || read === null || !read.ok) throw new Error(`rulebook ${id} does not read`);
  const loaded = { id, digest: row.digest, rulebook: read.value.rulebook };
  known.set(id, loaded);
  return loaded;
}

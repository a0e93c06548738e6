import type { Reader } from "../../../db/client";
import type { scores } from "../../../db/schema";
import { applicationReader } from "../../contracts/application";
import { unpackScore } from "../../domain/scoring/packed-score";
import { compileRulebook, type Score } from "../../domain/scoring/score-application";
import { loadRulebook } from "../rulebook/load-rulebook";

/** A stored score as the engine gave it, with its own facts and by its own rulebook. Throws where the row does not fit them. */
export async function storedScore(reader: Reader, row: typeof scores.$inferSelect): Promise<Score> {
  const { rulebook } = await loadRulebook(reader, row.rulebookId);
  const read = applicationReader(rulebook)(row.input);
  if (!read.ok) throw new Error(`the facts of score ${row.id} do not read: ${JSON.stringify(read.error)}`);
  return unpackScore(row, compileRulebook(rulebook, row.kind === "" ? null : row.kind), read.value);
}

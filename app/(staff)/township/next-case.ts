import type { Actor } from "@/lib/domain/access/authorize";
import type { DomainErrorCode } from "@/lib/domain/errors";
import { ok, type Result } from "@/lib/domain/shared/result";
import { nextInTownship } from "@/lib/usecases/work/list-queues";
import type { Done } from "./done-note";

const BASES = { identity: "/township/identity", submitted: "/township/reviews", scored: "/township/points" } as const;
type Queue = keyof typeof BASES;

/** Does an act on one case and answers where to go on: the next case of the same queue, or the list where none is left. */
export async function thenNext<T>(
  actor: Actor,
  queue: Queue,
  id: string,
  done: Done,
  act: () => Promise<Result<T, DomainErrorCode>>,
): Promise<Result<string, DomainErrorCode>> {
  const next = await nextInTownship(actor, queue, id);
  const result = await act();
  if (!result.ok) return result;
  return ok(`${BASES[queue]}${next === null ? "" : `/${next}`}?done=${done}`);
}

import type { Reader } from "../../../db/client";
import type { CandidacyStatus } from "../../domain/candidacy/statuses";
import { waitsForPool } from "./held-back";
import { noticeInForce } from "./notice-in-force";

type Candidacy = { readonly id: string; readonly projectId: string; readonly status: CandidacyStatus };

/**
 * The status of a candidacy as it is told to its person and the township: whether a run ranks it is told with the notice, and not while its pool is held
 * back; until then it stands as before the run.
 */
export async function toldStatus(reader: Reader, { id, projectId, status }: Candidacy): Promise<CandidacyStatus> {
  if (status !== "ranked" && status !== "not-ranked") return status;
  const out = (await noticeInForce(reader, projectId)) !== null && !(await waitsForPool(reader, projectId, id));
  return out ? status : "eligible";
}

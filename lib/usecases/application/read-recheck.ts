import { asc, eq } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { disagreements, items } from "../../../db/schema";
import { openText } from "../../platform/crypto/field-encryption";

export type RecheckView = {
  readonly itemId: string;
  readonly indicator: string;
  readonly saidAt: Date;
  readonly reason: string;
  /** Decided again by now. */
  readonly done: boolean;
};

/** The lines that the person disagreed with, each once; oldest first. */
export async function readRecheck(reader: Reader, applicationId: string): Promise<readonly RecheckView[]> {
  const rows = await reader
    .select({ said: disagreements, item: items })
    .from(disagreements)
    .innerJoin(items, eq(items.id, disagreements.itemId))
    .where(eq(disagreements.applicationId, applicationId))
    .orderBy(asc(disagreements.saidAt), asc(items.indicator));
  return rows.map(({ said, item }) => ({
    itemId: item.id,
    indicator: item.indicator,
    saidAt: said.saidAt,
    reason: openText(said.reasonSealed, `disagreements.reason:${said.id}`),
    done: item.decisionId !== null,
  }));
}

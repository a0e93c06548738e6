import type { Tx } from "../../../db/client";
import { findStuck } from "../../../db/queries/stuck";
import type { items } from "../../../db/schema";
import { type Grant, POINTS_OFFICE_UNIT } from "../../domain/access/authorize";
import type { ObjectionRow } from "../objection/lock-objection";

type Item = Pick<typeof items.$inferSelect, "id" | "department" | "decisionId">;

/** Is an item looked at again, and can no other officer of its department do so? `recheck`: the objection for whose sake it is, if it is for one. */
export async function isStuckNow(
  tx: Tx,
  item: Item,
  recheck: Pick<ObjectionRow, "handlerId"> | null,
): Promise<boolean> {
  return (recheck !== null || item.decisionId === null) && (await findStuck(tx, item.id, recheck?.handlerId ?? null));
}

/**
 * The units whose officers look at an item: its department; and the points office where no other officer of the department can look at it again, since a
 * recheck is another officer's than the first and would wait for ever. Source: domain.md, "recheck by another officer than the first"; that the office stands
 * in is an engineering choice.
 */
export async function unitsOf(
  tx: Tx,
  item: Item,
  recheck: Pick<ObjectionRow, "handlerId"> | null,
): Promise<readonly string[]> {
  return (await isStuckNow(tx, item, recheck)) ? [item.department, POINTS_OFFICE_UNIT] : [item.department];
}

/** Does an officer act by this grant for a department that is not the own? */
export function isStandIn(grant: Grant, item: Item): boolean {
  return grant.role === "points-office-officer" && item.department !== POINTS_OFFICE_UNIT;
}

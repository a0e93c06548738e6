import type { Tx } from "../../../db/client";
import type { items } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import type { ApplicationRow } from "../application/lock-own";
import { checkRecheck, findRecheck } from "../objection/lock-recheck";
import { checkOpen } from "./open-item";

/**
 * What an officer has before them with an item: to be decided, or, for the sake of an objection, to be looked at again; and whether it is open to this
 * officer.
 */
export async function checkDesk(
  tx: Tx,
  actor: Actor,
  application: ApplicationRow,
  item: typeof items.$inferSelect,
  now: Date,
) {
  const objection = await findRecheck(tx, item.id);
  const open =
    objection === null
      ? await checkOpen(tx, actor, application, item, now)
      : await checkRecheck(tx, actor, { objection, item, application });
  return { objection, open };
}

import { and, eq, type SQL, sql } from "drizzle-orm";
import { POINTS_OFFICE_UNIT } from "../../lib/domain/access/authorize";
import type { Reader } from "../client";
import { applications, decisions, items, roleGrants, users } from "../schema";

/**
 * Can no officer of the item's department look at it again? Each decided it before, is its person, or has the case (`handler`). Of an item that was decided
 * at least once; a statement that uses it reads `items` and `applications`.
 */
export const isStuck = (handler: SQL = sql`null::uuid`) => sql<boolean>`(
  exists (select 1 from ${decisions} where ${decisions.itemId} = ${items.id}) and not exists (
    select 1 from ${roleGrants} join ${users} on ${users.id} = ${roleGrants.userId}
    where ${users.disabledAt} is null and ${roleGrants.approvedAt} is not null and ${roleGrants.endedAt} is null
      and ((${roleGrants.role} = 'department-scorer' and ${roleGrants.unit} = ${items.department})
        or (${roleGrants.role} = 'points-office-officer' and ${items.department} = ${POINTS_OFFICE_UNIT}))
      and ${users.id} <> ${applications.userId} and ${users.id} is distinct from ${handler}
      and not exists (select 1 from ${decisions} where ${decisions.itemId} = ${items.id} and ${decisions.decidedBy} = ${users.id})))`;

/** The same of one item, looked at again after a disagreement, or for the sake of an objection of which `handlerId` has the case. */
export async function findStuck(reader: Reader, itemId: string, handlerId: string | null): Promise<boolean> {
  const [found] = await reader
    .select({ id: items.id })
    .from(items)
    .innerJoin(applications, eq(applications.id, items.applicationId))
    .where(and(eq(items.id, itemId), isStuck(sql`${handlerId}::uuid`)));
  return found !== undefined;
}

import { and, eq, inArray } from "drizzle-orm";
import { db, officeNow, type Reader } from "../../../db/client";
import type { After } from "../../../db/queries/applications";
import { countOpenItems, type ItemFilter, type ItemTime, listOpenItems } from "../../../db/queries/open-items";
import { findApprovedRulebook, findCurrentProgramme } from "../../../db/queries/programmes";
import { items } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import type { LocalDate } from "../../domain/shared/local-date";
import { shanghaiDay, startOfDay } from "../../platform/clock";
import { loadRulebook } from "../rulebook/load-rulebook";
import { lateBefore } from "./due-after";
import { departmentsOf } from "./list-queues";

/** Working days within which a department decides, without those in which it waits for material. No clause: engineering choice; refuses nothing. */
export const DECISION_WORKING_DAYS = 10;

/** What is awaited and what is overdue among departments' items, as of now. */
export async function itemTime(reader: Reader): Promise<ItemTime> {
  const today = shanghaiDay(await officeNow(reader)) as LocalDate;
  return { today, lateBefore: startOfDay(await lateBefore(reader, today, DECISION_WORKING_DAYS)) };
}

async function scopeOf(actor: Actor, year: number) {
  return { year, departments: departmentsOf(actor), ...(await itemTime(db())) };
}

/** The open items of the actor's departments in the current year, with the names of their indicators and the counts for the filters. */
export async function listDepartmentQueue(actor: Actor, filter: ItemFilter, after: After, limit: number) {
  const programme = await findCurrentProgramme(db());
  if (programme === null) return { names: new Map<string, string>(), counts: [], rows: [], year: null };
  const scope = await scopeOf(actor, programme.year);
  const rulebook = await findApprovedRulebook(db(), programme.year);
  const indicators = rulebook === null ? [] : (await loadRulebook(db(), rulebook.id)).rulebook.indicators;
  return {
    year: programme.year,
    names: new Map(indicators.map((one) => [one.code, one.name])),
    counts: await countOpenItems(db(), scope),
    rows: await listOpenItems(db(), scope, filter, after, limit),
  };
}

/**
 * The case that follows in the actor's queue under the same filter: the next that came later, after the last one the first again. Null where no
 * other is open. An item outside the actor's departments has no successor.
 */
export async function findNextItem(actor: Actor, itemId: string, filter: ItemFilter): Promise<string | null> {
  const [item] = await db()
    .select()
    .from(items)
    .where(and(eq(items.id, itemId), inArray(items.department, [...departmentsOf(actor)])));
  if (item === undefined) return null;
  const scope = await scopeOf(actor, item.year);
  const [later] = await listOpenItems(db(), scope, filter, { at: item.createdAt.toISOString(), id: item.id }, 1);
  const [first] = later === undefined ? await listOpenItems(db(), scope, filter, null, 1) : [later];
  return first === undefined || first.item.id === itemId ? null : first.item.id;
}

import type { ItemFilter } from "@/db/queries/open-items";
import { ITEM_EFFECTS, ITEM_STATES } from "@/lib/domain/application/items";

export type ItemQuery = { readonly indicator?: string; readonly effect?: string; readonly state?: string };

/** The filters of a department's queue, from an address; what is no filter is none. */
export function readItemFilter(query: ItemQuery): ItemFilter {
  return {
    indicator: query.indicator || null,
    effect: ITEM_EFFECTS.find((one) => one === query.effect) ?? null,
    state: ITEM_STATES.find((one) => one === query.state) ?? null,
  };
}

/** An address with the filters in it, so that every step of the work keeps them. */
export function withItemFilter(path: string, filter: ItemFilter): string {
  const set = Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}

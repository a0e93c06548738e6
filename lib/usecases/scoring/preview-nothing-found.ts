import { officeNow } from "../../../db/client";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import { listNothingFound } from "./decide-nothing-found";

export type NothingFoundPreview = {
  readonly until: string;
  readonly expected: number;
  readonly people: number;
  readonly byIndicator: readonly { readonly indicator: string; readonly count: number }[];
  readonly unknown: readonly string[];
};

/** What "nothing found" would decide now: the act is then bound to this instant and this number. */
export function previewNothingFound(
  actor: Actor,
  input: { readonly year: number; readonly department: string; readonly except: string },
) {
  return perform<NothingFoundPreview>(
    actor,
    "item.decide-nothing-found",
    { kind: "department", id: input.department },
    async ({ tx, authorize, audit }) => {
      const allowed = authorize({ departments: [input.department] });
      if (!allowed.ok) return allowed;
      if (input.except.length > 20_000) return fail("invalid-input");
      const until = (await officeNow(tx)).toISOString();
      const { chosen, unknown } = await listNothingFound(tx, { ...input, until });
      const counts = new Map<string, number>();
      for (const { item } of chosen) counts.set(item.indicator, (counts.get(item.indicator) ?? 0) + 1);
      await audit({ preview: true, items: chosen.length });
      return ok({
        until,
        expected: chosen.length,
        people: new Set(chosen.map((row) => row.applicationId)).size,
        byIndicator: [...counts].map(([indicator, count]) => ({ indicator, count })),
        unknown,
      });
    },
  );
}

import { eq } from "drizzle-orm";
import { readCalendar } from "../../../db/queries/programmes";
import { applications, items, materialRequests } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { nthWorkingDay } from "../../domain/calendar/working-days";
import type { LocalDate } from "../../domain/shared/local-date";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";
import { checkOpen } from "./open-item";

/** Working days that a person has to bring material that a department asks for; as for a supplement. */
const MATERIAL_WORKING_DAYS = 5;

/** A department asks for material on a claim; until the answer or the last day the item cannot be decided. The person is told. */
export function askMaterial(
  actor: Actor,
  input: { readonly itemId: string; readonly version: number; readonly text: string },
) {
  return perform<{ readonly dueOn: string }>(
    actor,
    "item.ask-material",
    { kind: "item", id: input.itemId },
    async ({ tx, now, authorize, audit }) => {
      const [found] = await tx.select().from(items).where(eq(items.id, input.itemId));
      if (found === undefined) return fail("not-found");
      const [application] = await tx
        .select()
        .from(applications)
        .where(eq(applications.id, found.applicationId))
        .for("update");
      const [item] = await tx.select().from(items).where(eq(items.id, input.itemId)).for("update");
      if (application === undefined || item === undefined) return fail("not-found");
      const allowed = authorize({ departments: [item.department] });
      if (!allowed.ok) return allowed;
      const open = await checkOpen(tx, actor, application, item, now);
      if (!open.ok) return open;
      if (item.version !== input.version) return fail("stale-record");
      if (item.effect === "deduction" || item.effect === "veto") return fail("invalid-input");
      if (input.text === "") return fail("reason-required");
      const asked = await tx
        .select({ id: materialRequests.id })
        .from(materialRequests)
        .where(eq(materialRequests.itemId, item.id));
      if (asked.length > 0) return fail("material-asked-already");
      const id = newId();
      const day = shanghaiDay(now) as LocalDate;
      const dueOn = nthWorkingDay(day, MATERIAL_WORKING_DAYS, await readCalendar(tx), "from-next-day");
      await tx.insert(materialRequests).values({
        id,
        year: item.year,
        itemId: item.id,
        textSealed: sealText(input.text, `material_requests.text:${id}`),
        askedBy: actor.userId,
        askedAt: now,
        dueOn,
      });
      await tellPerson(tx, application.userId, "material-asked", { dueOn });
      await audit({ request: id, dueOn });
      return ok({ dueOn });
    },
  );
}

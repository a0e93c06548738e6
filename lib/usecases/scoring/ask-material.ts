import { eq } from "drizzle-orm";
import { materialRequests } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";
import { dueAfter } from "../work/due-after";
import { lockOpenItem } from "./lock-open-item";

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
    async (context) => {
      const locked = await lockOpenItem(context, actor, input);
      if (!locked.ok) return locked;
      const { item, application } = locked.value;
      const { tx, now, audit } = context;
      if (item.effect === "deduction" || item.effect === "veto") return fail("invalid-input");
      if (input.text === "") return fail("reason-required");
      const asked = await tx
        .select({ id: materialRequests.id })
        .from(materialRequests)
        .where(eq(materialRequests.itemId, item.id));
      if (asked.length > 0) return fail("material-asked-already");
      const id = newId();
      const dueOn = await dueAfter(tx, now, MATERIAL_WORKING_DAYS);
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

import { findProgramme } from "../../../db/queries/programmes";
import { programmes } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";

/** Working days that a person has to confirm the points (domain.md: 5). */
const CONFIRMATION_WORKING_DAYS = 5;

/** The points office sets up one year with its application window (days included, Asia/Shanghai). */
export function createProgramme(
  actor: Actor,
  input: { readonly year: number; readonly title: string; readonly applyFrom: string; readonly applyTo: string },
) {
  return perform<null>(
    actor,
    "programme.create",
    { kind: "programme", id: String(input.year) },
    async ({ tx, authorize, audit }) => {
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (input.applyFrom > input.applyTo) return fail("invalid-input");
      if ((await findProgramme(tx, input.year)) !== null) return fail("programme-exists");
      await tx.insert(programmes).values({
        ...input,
        status: "preparing",
        confirmationWorkingDays: CONFIRMATION_WORKING_DAYS,
        createdBy: actor.userId,
      });
      await audit({ applyFrom: input.applyFrom, applyTo: input.applyTo });
      return ok(null);
    },
  );
}

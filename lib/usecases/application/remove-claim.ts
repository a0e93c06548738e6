import { and, eq } from "drizzle-orm";
import { claims } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import { lockOwnDraft } from "./lock-own";

/** Takes a claim back while it can be filled in; its facts stay as history. */
export function removeClaim(actor: Actor, input: { readonly indicator: string }) {
  return perform<null>(actor, "claim.remove", { kind: "claim", id: null }, async (context) => {
    const locked = await lockOwnDraft(context);
    if (!locked.ok) return locked;
    const { application, reopened } = locked.value;
    if (reopened !== null && !reopened.has(input.indicator)) return fail("claim-not-reopened");
    const gone = await context.tx
      .delete(claims)
      .where(
        and(eq(claims.applicationId, application.id), eq(claims.indicator, input.indicator), eq(claims.side, "draft")),
      )
      .returning({ id: claims.id });
    const [claim] = gone;
    if (claim === undefined) return fail("not-found");
    await context.audit({ indicator: input.indicator }, { kind: "claim", id: claim.id });
    return ok(null);
  });
}

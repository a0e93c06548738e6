import { and, eq, isNull, sql } from "drizzle-orm";
import { candidacies, items } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveCandidacy } from "../../domain/candidacy/statuses";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import { settleApplication } from "../scoring/settle-application";
import { lockOwn } from "./lock-own";

/**
 * Takes one candidacy back: out of a draft it goes without trace; once sent it stands as withdrawn, and a ranking that holds it must be run again
 * before it can be published. Source: domain.md, Candidacy.
 */
export function withdrawCandidacy(actor: Actor, input: { readonly candidacyId: string }) {
  return perform<null>(actor, "candidacy.withdraw", { kind: "candidacy", id: input.candidacyId }, async (context) => {
    const { tx, now, audit } = context;
    const locked = await lockOwn(context);
    if (!locked.ok) return locked;
    const application = locked.value;
    const [candidacy] = await tx
      .select()
      .from(candidacies)
      .where(and(eq(candidacies.id, input.candidacyId), eq(candidacies.applicationId, application.id)))
      .for("update");
    if (candidacy === undefined) return fail("not-found");
    const moved = moveCandidacy(candidacy.status, "withdraw");
    if (!moved.ok) return moved;
    if (application.status === "draft") await tx.delete(candidacies).where(eq(candidacies.id, candidacy.id));
    else {
      await tx
        .update(candidacies)
        .set({ status: moved.value, version: sql`${candidacies.version} + 1` })
        .where(eq(candidacies.id, candidacy.id));
      await tx
        .update(items)
        .set({ dropped: true, version: sql`${items.version} + 1` })
        .where(and(eq(items.candidacyId, candidacy.id), isNull(items.decisionId)));
      await settleApplication(tx, application, now);
    }
    await audit({ from: candidacy.status });
    return ok(null);
  });
}

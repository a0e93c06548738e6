import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { applications, candidacies, disagreements, items } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveApplication } from "../../domain/application/statuses";
import { isHeld } from "../../domain/candidacy/statuses";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { lockOwn } from "./lock-own";

export type Disagreement = { readonly itemId: string; readonly reason: string };

/**
 * The person disagrees with lines of the points, each once: they go back to their departments, where another officer than the first decides again.
 * Not once a ranking holds the application. Source: domain.md, Application ("disagree with a line").
 */
export function disagreeWithPoints(
  actor: Actor,
  input: { readonly version: number; readonly lines: readonly Disagreement[] },
) {
  return perform<null>(actor, "score.disagree", { kind: "application", id: null }, async (context) => {
    const { tx, now, audit } = context;
    const locked = await lockOwn(context);
    if (!locked.ok) return locked;
    const application = locked.value;
    if (application.version !== input.version) return fail("stale-record");
    const moved = moveApplication(application.status, "disagree");
    if (!moved.ok) return moved;
    if (application.confirmBy !== null && shanghaiDay(now) > application.confirmBy) return fail("window-closed");
    if (input.lines.length === 0 || input.lines.some(({ reason }) => reason === "")) return fail("reason-required");
    const ids = [...new Set(input.lines.map(({ itemId }) => itemId))];
    if (ids.length !== input.lines.length) return fail("invalid-input");
    const chosen = await tx
      .select({ id: items.id })
      .from(items)
      .where(and(inArray(items.id, ids), eq(items.applicationId, application.id), isNotNull(items.decisionId)))
      .for("update");
    if (chosen.length !== ids.length) return fail("not-found");
    const entered = await tx
      .select({ status: candidacies.status })
      .from(candidacies)
      .where(eq(candidacies.applicationId, application.id));
    if (entered.some(({ status }) => isHeld(status))) return fail("unlawful-move");
    const before = await tx.select().from(disagreements).where(inArray(disagreements.itemId, ids));
    if (before.length > 0) return fail("disagreed-already");
    for (const { itemId, reason } of input.lines) {
      const id = newId();
      await tx.insert(disagreements).values({
        id,
        year: application.year,
        applicationId: application.id,
        itemId,
        reasonSealed: sealText(reason, `disagreements.reason:${id}`),
        saidBy: actor.userId,
        saidAt: now,
      });
    }
    await tx
      .update(items)
      .set({ decisionId: null, version: sql`${items.version} + 1` })
      .where(inArray(items.id, ids));
    await tx
      .update(applications)
      .set({ status: moved.value, confirmBy: null, statusSince: now, version: sql`${applications.version} + 1` })
      .where(eq(applications.id, application.id));
    await audit({ items: ids }, { kind: "application", id: application.id });
    return ok(null);
  });
}

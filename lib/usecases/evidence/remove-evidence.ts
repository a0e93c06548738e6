import { and, eq } from "drizzle-orm";
import { claimEvidence, evidence } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import type { DomainErrorCode } from "../../domain/errors";
import { fail, ok, type Result } from "../../domain/shared/result";
import { removeObject } from "../../platform/object-store";
import { perform } from "../act";
import { lockOwnDraft } from "../application/lock-own";

/** The person takes an own file back while the application is a draft; the row stays, its bytes go. */
export async function removeEvidence(
  actor: Actor,
  input: { readonly evidenceId: string },
): Promise<Result<null, DomainErrorCode>> {
  const removed = await perform<string>(
    actor,
    "evidence.remove",
    { kind: "evidence", id: input.evidenceId },
    async (context) => {
      const locked = await lockOwnDraft(context, actor.userId);
      if (!locked.ok) return locked.error === "unlawful-move" ? fail("evidence-in-use") : locked;
      const [file] = await context.tx
        .update(evidence)
        .set({ status: "removed" })
        .where(
          and(
            eq(evidence.id, input.evidenceId),
            eq(evidence.applicationId, locked.value.id),
            eq(evidence.status, "stored"),
          ),
        )
        .returning({ objectKey: evidence.objectKey });
      if (file === undefined) return fail("not-found");
      await context.tx.delete(claimEvidence).where(eq(claimEvidence.evidenceId, input.evidenceId));
      await context.audit({});
      return ok(file.objectKey);
    },
  );
  if (!removed.ok) return removed;
  await removeObject(removed.value);
  return ok(null);
}

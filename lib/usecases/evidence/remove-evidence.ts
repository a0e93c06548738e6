import { and, eq } from "drizzle-orm";
import { isOwnFile } from "../../../db/queries/applications";
import { claimEvidence, claims, evidence } from "../../../db/schema";
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
      const locked = await lockOwnDraft(context);
      if (!locked.ok) return locked.error === "unlawful-move" ? fail("evidence-in-use") : locked;
      const sent = await context.tx
        .select({ id: claims.id })
        .from(claimEvidence)
        .innerJoin(claims, eq(claims.id, claimEvidence.claimId))
        .where(and(eq(claimEvidence.evidenceId, input.evidenceId), eq(claims.side, "sent")))
        .limit(1);
      if (sent.length > 0) return fail("evidence-in-use");
      const [file] = await context.tx
        .update(evidence)
        .set({ status: "removed" })
        .where(
          and(
            eq(evidence.id, input.evidenceId),
            eq(evidence.applicationId, locked.value.application.id),
            eq(evidence.status, "stored"),
            isOwnFile,
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

import { and, eq, sql } from "drizzle-orm";
import { claimEvidence, claims } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import type { DomainErrorCode } from "../../domain/errors";
import { fail, ok, type Result } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import type { ActContext } from "../act";
import { type ApplicationRow, lockOwn, lockOwnDraft } from "../application/lock-own";
import { listObjectable } from "../objection/objectable";
import { waitsForPerson } from "../sanction/waits-for-person";
import { readMaterial } from "../scoring/read-material";
import { type GivenFile, storeFile } from "./store-file";

export type Upload = GivenFile & {
  /** The claim that the file belongs to at once; it can be chosen for others later. */
  readonly indicator: string | null;
};

/**
 * Files are taken while something can be filled in (for a claim: while that claim can), while a department waits for material, while a notice takes the
 * person's objection, or while a case of false evidence waits for the person's word.
 */
async function lockForUpload(
  context: ActContext,
  indicator: string | null,
): Promise<Result<ApplicationRow, DomainErrorCode>> {
  const draft = await lockOwnDraft(context);
  if (draft.ok) {
    const { application, reopened } = draft.value;
    return indicator === null || reopened === null || reopened.has(indicator)
      ? ok(application)
      : fail("claim-not-reopened");
  }
  const today = shanghaiDay(context.now);
  if (await waitsForPerson(context.tx, context.personId, today)) return lockOwn(context);
  if (draft.error !== "unlawful-move") return draft;
  const locked = await lockOwn(context);
  if (!locked.ok) return locked;
  const asked = await readMaterial(context.tx, { applicationId: locked.value.id });
  if (asked.some((one) => one.answeredAt === null && today <= one.dueOn)) return locked;
  return (await listObjectable(context.tx, locked.value.id, today)).length > 0 ? locked : draft;
}

/** The person uploads one file; it serves at once the claim that it names. */
export function uploadEvidence(actor: Actor, { indicator, ...file }: Upload) {
  return storeFile(actor, file, {
    act: "evidence.upload",
    async lock(context) {
      const locked = await lockForUpload(context, indicator);
      return locked.ok ? ok({ applicationId: locked.value.id, itemId: null }) : locked;
    },
    async record({ tx }, evidenceId, { applicationId }) {
      const [claim] =
        indicator === null
          ? []
          : await tx
              .select({ id: claims.id })
              .from(claims)
              .where(
                and(eq(claims.applicationId, applicationId), eq(claims.indicator, indicator), eq(claims.side, "draft")),
              );
      if (claim !== undefined) {
        await tx.insert(claimEvidence).values({ claimId: claim.id, evidenceId });
        await tx
          .update(claims)
          .set({ version: sql`${claims.version} + 1` })
          .where(eq(claims.id, claim.id));
      }
      return { indicator };
    },
  });
}

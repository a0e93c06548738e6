import { desc, eq } from "drizzle-orm";
import { applications, candidacies, noticeProofs, notices } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { openText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";

/** The person's own proof (`points-proof/1`) of one row, in the newest notice that lists it. Nobody else can read it, officers included. */
export function readOwnProof(actor: Actor, input: { readonly candidacyId: string }) {
  return perform<{ readonly file: string; readonly code: string; readonly number: string }>(
    actor,
    "proof.read",
    { kind: "candidacy", id: input.candidacyId },
    async ({ tx, authorize, audit }) => {
      const [found] = await tx
        .select({ proof: noticeProofs, notice: notices, ownerUserId: applications.userId })
        .from(noticeProofs)
        .innerJoin(notices, eq(notices.id, noticeProofs.noticeId))
        .innerJoin(candidacies, eq(candidacies.id, noticeProofs.candidacyId))
        .innerJoin(applications, eq(applications.id, candidacies.applicationId))
        .where(eq(noticeProofs.candidacyId, input.candidacyId))
        .orderBy(desc(notices.sequence))
        .limit(1);
      const allowed = authorize(found === undefined ? {} : { ownerUserId: found.ownerUserId });
      if (!allowed.ok) return allowed;
      if (found === undefined) return fail("not-found");
      const { proof, notice } = found;
      const file = openText(proof.proofSealed, `notice_proofs.proof:${proof.noticeId}:${proof.candidacyId}`);
      await audit({ notice: notice.id });
      return ok({ file, code: proof.code, number: notice.number });
    },
  );
}

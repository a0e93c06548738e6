import { desc, eq } from "drizzle-orm";
import { applications, submissions } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { openText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";

export type ReceiptView = {
  readonly receipt: string;
  readonly submittedAt: Date;
  readonly sha256: string;
  /** The signed `points-receipt/1` file. */
  readonly file: string;
  /** What was sent, word for word, whose digest the receipt signs. */
  readonly content: string;
};

/** The person's newest receipt with what it was given for. */
export function readReceipt(actor: Actor) {
  return perform<ReceiptView>(
    actor,
    "receipt.read",
    { kind: "submission", id: null },
    async ({ tx, authorize, audit }) => {
      const allowed = authorize({ ownerUserId: actor.userId });
      if (!allowed.ok) return allowed;
      const [row] = await tx
        .select({ submission: submissions })
        .from(submissions)
        .innerJoin(applications, eq(applications.id, submissions.applicationId))
        .where(eq(applications.userId, actor.userId))
        .orderBy(desc(submissions.submittedAt), desc(submissions.version))
        .limit(1);
      if (row === undefined) return fail("not-found");
      const { id, receipt, submittedAt, sha256, receiptFile, contentSealed } = row.submission;
      await audit({}, { kind: "submission", id });
      return ok({
        receipt,
        submittedAt,
        sha256,
        file: receiptFile,
        content: openText(contentSealed, `submissions.content:${id}`),
      });
    },
  );
}

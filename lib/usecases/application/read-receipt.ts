import { desc, eq } from "drizzle-orm";
import { applications, submissions } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { openText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";
import { type CounterNote, counterOf } from "../intake/find-intake";

export type ReceiptView = {
  readonly receipt: string;
  /** 1 for what was sent first, one more for each correction and supplement. */
  readonly version: number;
  /** Receipts of what was sent before, newest first. */
  readonly earlier: readonly { readonly receipt: string; readonly version: number; readonly submittedAt: Date }[];
  readonly submittedAt: Date;
  readonly sha256: string;
  /** The counter that sent it for the person; null where the person did. */
  readonly counter: CounterNote | null;
  /** The signed `points-receipt/1` file. */
  readonly file: string;
  /** What was sent, word for word, whose digest the receipt signs. */
  readonly content: string;
};

/** The person's newest receipt with what it was given for, and the numbers of those before. */
export function readReceipt(actor: Actor) {
  return perform<ReceiptView>(
    actor,
    "receipt.read",
    { kind: "submission", id: null },
    async ({ tx, authorize, audit, personId }) => {
      const allowed = authorize({ ownerUserId: personId });
      if (!allowed.ok) return allowed;
      const [row, ...earlier] = await tx
        .select({ submission: submissions })
        .from(submissions)
        .innerJoin(applications, eq(applications.id, submissions.applicationId))
        .where(eq(applications.userId, personId))
        .orderBy(desc(submissions.year), desc(submissions.version));
      if (row === undefined) return fail("not-found");
      const { id, version, receipt, submittedAt, sha256, receiptFile, contentSealed } = row.submission;
      await audit({}, { kind: "submission", id });
      return ok({
        receipt,
        version,
        earlier: earlier
          .map(({ submission }) => submission)
          .filter((one) => one.applicationId === row.submission.applicationId)
          .map((one) => ({ receipt: one.receipt, version: one.version, submittedAt: one.submittedAt })),
        submittedAt,
        sha256,
        counter: await counterOf(tx, row.submission.intakeId),
        file: receiptFile,
        content: openText(contentSealed, `submissions.content:${id}`),
      });
    },
  );
}

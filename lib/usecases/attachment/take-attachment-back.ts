import { and, eq, isNull } from "drizzle-orm";
import { attachments } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import { lockPreparedRun } from "./lock-prepared-run";

/** An officer of the office takes a file back that lies beside a run not yet published; its row stays, its bytes go. */
export function takeAttachmentBack(actor: Actor, { attachmentId }: { readonly attachmentId: string }) {
  return perform<null>(actor, "attachment.take-back", { kind: "attachment", id: attachmentId }, async (context) => {
    const { tx, now, audit } = context;
    const standing = and(eq(attachments.id, attachmentId), isNull(attachments.removedAt));
    const [found] = await tx
      .select({ runId: attachments.runId, sha256: attachments.sha256 })
      .from(attachments)
      .where(standing);
    const locked = await lockPreparedRun(context, found?.runId ?? null);
    if (!locked.ok) return locked;
    const gone = await tx
      .update(attachments)
      .set({ content: null, removedBy: actor.userId, removedAt: now })
      .where(standing)
      .returning({ id: attachments.id });
    if (gone.length === 0) return fail("not-found");
    await audit({ run: found?.runId, sha256: found?.sha256 });
    return ok(null);
  });
}

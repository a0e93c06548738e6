import { and, eq, isNull } from "drizzle-orm";
import { attachments } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { attachmentMediaType } from "../../domain/notice/attachment";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import { wholeAttachment } from "./attachments-of-run";

/** An officer of the office looks at a file beside a run before it is published. Audited. */
export function readAttachment(actor: Actor, { attachmentId }: { readonly attachmentId: string }) {
  return perform<{ readonly name: string; readonly mediaType: string; readonly bytes: Buffer }>(
    actor,
    "attachment.read",
    { kind: "attachment", id: attachmentId },
    async ({ tx, authorize, audit }) => {
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      const [found] = await tx
        .select()
        .from(attachments)
        .where(and(eq(attachments.id, attachmentId), isNull(attachments.removedAt)));
      if (found === undefined) return fail("not-found");
      const { name, kind, content, sha256 } = wholeAttachment(found);
      await audit({ sha256 });
      return ok({ name, mediaType: attachmentMediaType(kind), bytes: content });
    },
  );
}

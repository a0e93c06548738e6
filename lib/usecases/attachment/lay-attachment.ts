import { attachments } from "../../../db/schema";
import { type Actor, authorize } from "../../domain/access/authorize";
import type { DomainErrorCode } from "../../domain/errors";
import { evidenceLabel, LARGEST_EVIDENCE } from "../../domain/evidence/file-kind";
import { type AttachmentRefusal, attachmentKind, MOST_ATTACHMENTS } from "../../domain/notice/attachment";
import { fail, ok, type Result } from "../../domain/shared/result";
import { sha256Hex } from "../../platform/crypto/sha256";
import { newId } from "../../platform/ids";
import { scanFile } from "../../scan/scan-file";
import { perform } from "../act";
import { listAttachments } from "./attachments-of-run";
import { lockPreparedRun } from "./lock-prepared-run";

/** `refusal` says what the scanner found, where it is the scanner that refused. */
export type LayRefusal = { readonly code: DomainErrorCode; readonly refusal: AttachmentRefusal | null };

/**
 * An officer of the office lays a file beside a prepared run; it is published with the run's notice by another. It is looked into before anything is
 * locked, so that nobody waits for it, and only for whom the act is. Checklist PV-02.
 */
export async function layAttachment(
  actor: Actor,
  input: { readonly runId: string; readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<{ readonly attachmentId: string }, LayRefusal>> {
  const name = evidenceLabel(input.name);
  const content = Buffer.from(input.bytes);
  const fits = content.length <= LARGEST_EVIDENCE;
  const known = authorize(actor, "attachment.lay", {}).ok;
  const refusal = known && fits ? await scanFile(name, content) : null;
  const laid = await perform<{ readonly attachmentId: string }>(
    actor,
    "attachment.lay",
    { kind: "ranking-run", id: input.runId },
    async (context) => {
      const locked = await lockPreparedRun(context, input.runId);
      if (!locked.ok) return locked;
      if (!fits) return fail("evidence-too-large");
      const kind = attachmentKind(name);
      if (refusal !== null || kind === null) return fail("attachment-refused");
      const there = await listAttachments(context.tx, input.runId);
      if (there.length >= MOST_ATTACHMENTS) return fail("attachment-quota");
      const id = newId();
      const sha256 = sha256Hex(content);
      await context.tx.insert(attachments).values({
        id,
        runId: input.runId,
        name,
        kind,
        bytes: content.length,
        sha256,
        content,
        laidBy: actor.userId,
        laidAt: context.now,
      });
      await context.audit({ run: input.runId, sha256, bytes: content.length }, { kind: "attachment", id });
      return ok({ attachmentId: id });
    },
  );
  if (laid.ok) return laid;
  return fail({ code: laid.error, refusal: laid.error === "attachment-refused" ? refusal : null });
}

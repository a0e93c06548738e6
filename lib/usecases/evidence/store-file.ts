import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { evidence } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import type { Act } from "../../domain/access/permissions";
import type { DomainErrorCode } from "../../domain/errors";
import { evidenceKind, evidenceLabel, LARGEST_EVIDENCE, MOST_BYTES, MOST_FILES } from "../../domain/evidence/file-kind";
import { fail, ok, type Result } from "../../domain/shared/result";
import { systemNow } from "../../platform/clock";
import { sealBytes, sealText } from "../../platform/crypto/field-encryption";
import { sha256Hex } from "../../platform/crypto/sha256";
import { newId } from "../../platform/ids";
import { log } from "../../platform/log";
import { objectKeyOf, putObject, removeObject } from "../../platform/object-store";
import { type ActContext, perform } from "../act";
import { performUnsigned } from "../visitor-act";

export type GivenFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };
/** Where a file belongs: to the person's application, or to one item of it, laid there by the officer who decides it. Each has its own quota. */
export type FilePlace = { readonly applicationId: string; readonly itemId: string | null };
export type FileAct = {
  readonly act: Act;
  /** Locks the place and authorises: before the bytes are written, and again before the file is recorded. */
  lock(context: ActContext): Promise<Result<FilePlace, DomainErrorCode>>;
  /** What is written together with the recorded file; the answer goes to the audit. */
  record(context: ActContext, evidenceId: string, place: FilePlace): Promise<Record<string, unknown>>;
};
type Reserved = { readonly id: string; readonly objectKey: string };

function reserve(actor: Actor, { act, lock }: FileAct, file: GivenFile): Promise<Result<Reserved, DomainErrorCode>> {
  return perform<Reserved>(actor, act, { kind: "evidence", id: null }, async (context) => {
    const locked = await lock(context);
    if (!locked.ok) return locked;
    const { applicationId, itemId } = locked.value;
    const { name, mediaType, bytes } = file;
    if (bytes.length === 0) return fail("evidence-empty");
    if (bytes.length > LARGEST_EVIDENCE) return fail("evidence-too-large");
    const kind = evidenceKind(name, mediaType, bytes);
    if (kind === null) return fail("evidence-type");
    const [used] = await context.tx
      .select({ files: sql<number>`count(*)::int`, bytes: sql<number>`coalesce(sum(${evidence.bytes}), 0)::int` })
      .from(evidence)
      .where(
        and(
          eq(evidence.applicationId, applicationId),
          itemId === null ? isNull(evidence.itemId) : eq(evidence.itemId, itemId),
          ne(evidence.status, "removed"),
        ),
      );
    if ((used?.files ?? 0) >= MOST_FILES || (used?.bytes ?? 0) + bytes.length > MOST_BYTES)
      return fail("evidence-quota");
    const id = newId();
    const objectKey = objectKeyOf(id);
    await context.tx.insert(evidence).values({
      id,
      userId: context.personId,
      applicationId,
      itemId,
      status: "reserved",
      objectKey,
      nameSealed: sealText(evidenceLabel(name), `evidence.name:${id}`),
      mediaType: kind,
      bytes: bytes.length,
      createdAt: systemNow(),
    });
    await context.audit({ step: "reserve", bytes: bytes.length, mediaType: kind }, { kind: "evidence", id });
    return ok({ id, objectKey });
  });
}

/** Takes back a reservation whose file could not be stored or is not wanted any more, with what was written of it. */
async function release(actor: Actor, { id, objectKey }: Reserved, code: DomainErrorCode): Promise<void> {
  await removeObject(objectKey).catch(() => {});
  await performUnsigned(actor, async ({ tx, audit }) => {
    await tx.delete(evidence).where(and(eq(evidence.id, id), eq(evidence.status, "reserved")));
    const object = { kind: "evidence", id };
    await audit({ act: "evidence.drop-reservation", result: "done", userId: actor.userId, detail: { code }, object });
  });
}

/**
 * Takes one file in three steps: authorise and reserve; encrypt and write outside any transaction; lock and record. A process that dies in
 * between leaves a reservation that the sweep removes, never a row without its file. Checklist UP-01, UP-02, UP-05.
 */
export async function storeFile(
  actor: Actor,
  file: GivenFile,
  how: FileAct,
): Promise<Result<{ readonly evidenceId: string }, DomainErrorCode>> {
  const reserved = await reserve(actor, how, file);
  if (!reserved.ok) return reserved;
  const { id, objectKey } = reserved.value;
  const { keyId, sealed } = sealBytes(file.bytes, `evidence.file:${id}`);
  try {
    await putObject(objectKey, sealed);
  } catch (error) {
    log().error({ code: error instanceof Error && "code" in error ? error.code : null }, "evidence not stored");
    await release(actor, reserved.value, "evidence-not-stored");
    return fail("evidence-not-stored");
  }
  const sha256 = sha256Hex(file.bytes);
  const recorded = await perform<{ readonly evidenceId: string }>(
    actor,
    how.act,
    { kind: "evidence", id },
    async (context) => {
      const locked = await how.lock(context);
      if (!locked.ok) return locked;
      const stored = await context.tx
        .update(evidence)
        .set({ status: "stored", sha256, keyId, storedAt: systemNow() })
        .where(and(eq(evidence.id, id), eq(evidence.status, "reserved")))
        .returning({ id: evidence.id });
      if (stored.length === 0) return fail("not-found");
      const more = await how.record(context, id, locked.value);
      await context.audit({ step: "record", sha256, ...more });
      return ok({ evidenceId: id });
    },
  );
  if (!recorded.ok) await release(actor, reserved.value, recorded.error);
  return recorded;
}

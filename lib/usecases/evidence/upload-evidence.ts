import { and, eq, ne, sql } from "drizzle-orm";
import { claimEvidence, claims, evidence } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import type { DomainErrorCode } from "../../domain/errors";
import { evidenceKind, evidenceLabel, LARGEST_EVIDENCE, MOST_BYTES, MOST_FILES } from "../../domain/evidence/file-kind";
import { fail, ok, type Result } from "../../domain/shared/result";
import { shanghaiDay, systemNow } from "../../platform/clock";
import { sealBytes, sealText } from "../../platform/crypto/field-encryption";
import { sha256Hex } from "../../platform/crypto/sha256";
import { newId } from "../../platform/ids";
import { log } from "../../platform/log";
import { objectKeyOf, putObject, removeObject } from "../../platform/object-store";
import { type ActContext, perform } from "../act";
import { type ApplicationRow, lockOwn, lockOwnDraft } from "../application/lock-own";
import { readMaterial } from "../scoring/read-material";
import { performUnsigned } from "../visitor-act";

export type Upload = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** The claim that the file belongs to at once; it can be chosen for others later. */
  readonly indicator: string | null;
};

/** Files are taken while something can be filled in (for a claim: while that claim can), or while a department waits for material. */
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
  if (draft.error !== "unlawful-move") return draft;
  const locked = await lockOwn(context);
  if (!locked.ok) return locked;
  const today = shanghaiDay(context.now);
  const asked = await readMaterial(context.tx, { applicationId: locked.value.id });
  return asked.some((one) => one.answeredAt === null && today <= one.dueOn) ? locked : draft;
}

type Reserved = { readonly id: string; readonly objectKey: string };

function reserveEvidence(actor: Actor, upload: Upload): Promise<Result<Reserved, DomainErrorCode>> {
  return perform<Reserved>(actor, "evidence.upload", { kind: "evidence", id: null }, async (context) => {
    const locked = await lockForUpload(context, upload.indicator);
    if (!locked.ok) return locked;
    const application = locked.value;
    if (upload.bytes.length === 0) return fail("evidence-empty");
    if (upload.bytes.length > LARGEST_EVIDENCE) return fail("evidence-too-large");
    const kind = evidenceKind(upload.name, upload.mediaType, upload.bytes);
    if (kind === null) return fail("evidence-type");
    const [used] = await context.tx
      .select({ files: sql<number>`count(*)::int`, bytes: sql<number>`coalesce(sum(${evidence.bytes}), 0)::int` })
      .from(evidence)
      .where(and(eq(evidence.applicationId, application.id), ne(evidence.status, "removed")));
    if ((used?.files ?? 0) >= MOST_FILES || (used?.bytes ?? 0) + upload.bytes.length > MOST_BYTES)
      return fail("evidence-quota");
    const id = newId();
    const objectKey = objectKeyOf(id);
    await context.tx.insert(evidence).values({
      id,
      userId: context.personId,
      applicationId: application.id,
      status: "reserved",
      objectKey,
      nameSealed: sealText(evidenceLabel(upload.name), `evidence.name:${id}`),
      mediaType: kind,
      bytes: upload.bytes.length,
      createdAt: systemNow(),
    });
    await context.audit({ step: "reserve", bytes: upload.bytes.length, mediaType: kind }, { kind: "evidence", id });
    return ok({ id, objectKey });
  });
}

/** Takes back a reservation whose file could not be stored or is not wanted any more, with what was written of it. */
async function releaseEvidence(actor: Actor, { id, objectKey }: Reserved, code: DomainErrorCode): Promise<void> {
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
export async function uploadEvidence(
  actor: Actor,
  upload: Upload,
): Promise<Result<{ readonly evidenceId: string }, DomainErrorCode>> {
  const reserved = await reserveEvidence(actor, upload);
  if (!reserved.ok) return reserved;
  const { id, objectKey } = reserved.value;
  const { keyId, sealed } = sealBytes(upload.bytes, `evidence.file:${id}`);
  try {
    await putObject(objectKey, sealed);
  } catch (error) {
    log().error({ code: error instanceof Error && "code" in error ? error.code : null }, "evidence not stored");
    await releaseEvidence(actor, reserved.value, "evidence-not-stored");
    return fail("evidence-not-stored");
  }
  const sha256 = sha256Hex(upload.bytes);
  const recorded = await perform<{ readonly evidenceId: string }>(
    actor,
    "evidence.upload",
    { kind: "evidence", id },
    async (context) => {
      const locked = await lockForUpload(context, upload.indicator);
      if (!locked.ok) return locked;
      const { tx, audit } = context;
      const stored = await tx
        .update(evidence)
        .set({ status: "stored", sha256, keyId, storedAt: systemNow() })
        .where(and(eq(evidence.id, id), eq(evidence.status, "reserved")))
        .returning({ id: evidence.id });
      if (stored.length === 0) return fail("not-found");
      if (upload.indicator !== null) {
        const [claim] = await tx
          .select({ id: claims.id })
          .from(claims)
          .where(
            and(
              eq(claims.applicationId, locked.value.id),
              eq(claims.indicator, upload.indicator),
              eq(claims.side, "draft"),
            ),
          );
        if (claim !== undefined) {
          await tx.insert(claimEvidence).values({ claimId: claim.id, evidenceId: id });
          await tx
            .update(claims)
            .set({ version: sql`${claims.version} + 1` })
            .where(eq(claims.id, claim.id));
        }
      }
      await audit({ step: "record", sha256, indicator: upload.indicator });
      return ok({ evidenceId: id });
    },
  );
  if (!recorded.ok) await releaseEvidence(actor, reserved.value, recorded.error);
  return recorded;
}

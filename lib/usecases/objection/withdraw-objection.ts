import { eq, sql } from "drizzle-orm";
import { objections, serviceProjects } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import type { DomainErrorCode } from "../../domain/errors";
import { isOpenObjection, moveObjection } from "../../domain/objection/statuses";
import { fail, ok, type Result } from "../../domain/shared/result";
import { sealText } from "../../platform/crypto/field-encryption";
import { removeObject } from "../../platform/object-store";
import { tellPerson } from "../accounts/messages";
import { type ActContext, perform } from "../act";
import { dropLaidFiles } from "../scoring/finding-files";
import { lockApplicationOf, lockAsHandler, type ObjectionRow } from "./lock-objection";
import { findRecheck } from "./lock-recheck";
import { tellObjector } from "./tell-objector";

type Seen = { readonly objectionId: string; readonly version: number };

/**
 * Ends a case without a decision. Nothing waits for it any more: neither its department nor the end of the notice. What was laid for its recheck alone is
 * taken back; returns the keys of these files.
 */
async function close(
  { tx, now }: ActContext,
  objection: ObjectionRow,
  reason: string | null,
): Promise<Result<readonly string[], "already-decided" | "unlawful-move">> {
  if (!isOpenObjection(objection.status)) return fail("already-decided");
  const moved = moveObjection(objection.status, "withdraw");
  if (!moved.ok) return moved;
  await tx
    .update(objections)
    .set({
      status: moved.value,
      reasonSealed: reason === null ? null : sealText(reason, `objections.reason:${objection.id}`),
      decidedAt: now,
      version: sql`${objections.version} + 1`,
    })
    .where(eq(objections.id, objection.id));
  await tellObjector(tx, objection, "objection-withdrawn");
  const { status, itemId } = objection;
  const left = status !== "rechecking" || itemId === null || (await findRecheck(tx, itemId)) !== null;
  return ok(left ? [] : await dropLaidFiles(tx, itemId));
}

/** Runs the act, then lets the bytes of the files go that it took back; where the process dies in between, the daily comparison of the store does. */
async function withoutFiles(
  act: Promise<Result<readonly string[], DomainErrorCode>>,
): Promise<Result<null, DomainErrorCode>> {
  const done = await act;
  if (!done.ok) return done;
  for (const key of done.value) await removeObject(key);
  return ok(null);
}

/** The person takes the own objection back, also at a counter, until a department has said what it would decide. */
export function withdrawObjection(actor: Actor, input: Seen) {
  const subject = { kind: "objection", id: input.objectionId };
  const act = perform<readonly string[]>(actor, "objection.withdraw", subject, async (context) => {
    const { tx, authorize, audit } = context;
    await lockApplicationOf(tx, input.objectionId);
    const [objection] = await tx.select().from(objections).where(eq(objections.id, input.objectionId)).for("update");
    // A third party's case is not the listed person's to end.
    const owner = objection?.raisedBy ?? null;
    const allowed = authorize(owner === null ? {} : { ownerUserId: owner });
    if (!allowed.ok) return allowed;
    if (objection === undefined) return fail("not-found");
    if (objection.version !== input.version) return fail("stale-record");
    const closed = await close(context, objection, null);
    if (!closed.ok) return closed;
    await audit({ from: objection.status, files: closed.value.length });
    return closed;
  });
  return withoutFiles(act);
}

/**
 * A third party has no account: who takes the objection back says so to the handler, who records how (by the phone on file, in writing). The listed
 * person is told where the case was known to the person.
 */
export function recordWithdrawal(actor: Actor, input: Seen & { readonly reason: string }) {
  const act = perform<readonly string[]>(
    actor,
    "objection.record-withdrawal",
    { kind: "objection", id: input.objectionId },
    async (context) => {
      const { tx, audit } = context;
      await lockApplicationOf(tx, input.objectionId);
      const locked = await lockAsHandler(context, actor, input);
      if (!locked.ok) return locked;
      const { objection, ownerUserId } = locked.value;
      if (objection.side !== "third-party") return fail("unlawful-move");
      if (input.reason === "") return fail("reason-required");
      const closed = await close(context, objection, input.reason);
      if (!closed.ok) return closed;
      if (objection.heardAt !== null) {
        const [project] = await tx
          .select({ name: serviceProjects.name })
          .from(serviceProjects)
          .where(eq(serviceProjects.id, objection.projectId));
        await tellPerson(tx, ownerUserId, "hearing-over", { project: project?.name ?? "" });
      }
      await audit({ from: objection.status, files: closed.value.length });
      return closed;
    },
  );
  return withoutFiles(act);
}

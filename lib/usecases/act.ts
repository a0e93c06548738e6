import { db, officeNow, type Tx } from "../../db/client";
import { appendAudit } from "../../db/writes/audit";
import { type Actor, authorize, type Grant, type Owner } from "../domain/access/authorize";
import type { Act } from "../domain/access/permissions";
import type { DomainErrorCode } from "../domain/errors";
import type { Result } from "../domain/shared/result";
import { systemNow } from "../platform/clock";

export type ActSubject = { readonly kind: string; readonly id: string | null };

/** What a use case works with: one transaction, office time, the permission check and the audit row. */
export type ActContext = {
  readonly tx: Tx;
  /** Office time, the same instant for the whole act. */
  readonly now: Date;
  /** Call after the row is locked. */
  authorize(owner: Owner): Result<Grant, "forbidden" | "not-found">;
  /** The row of the act; every act that succeeds writes at least one. `subject` where it is known only now (a new record). */
  audit(detail: Record<string, unknown>, subject?: ActSubject): Promise<void>;
};

/**
 * Runs one act of a person: lock → authorise → decide → save → audit in one transaction. Who holds no role with this act is refused before
 * any record is looked at, so that nobody learns what exists. A refusal is audited in the same transaction, so it must come before the first
 * write; after it a use case only throws. A success without a permission check or without an audit row throws.
 */
export function perform<T>(
  actor: Actor,
  act: Act,
  subject: ActSubject,
  decide: (context: ActContext) => Promise<Result<T, DomainErrorCode>>,
): Promise<Result<T, DomainErrorCode>> {
  return db().transaction(async (tx) => {
    const now = await officeNow(tx);
    let role: string | null = actor.grants[0]?.role ?? null;
    let audited = false;
    let authorised = false;
    const write = (result: "done" | "refused", detail: Record<string, unknown>, about: ActSubject) =>
      appendAudit(tx, {
        at: systemNow(),
        officeAt: now,
        actorId: actor.userId,
        actorRole: role,
        act,
        objectKind: about.kind,
        objectId: about.id,
        result,
        detail,
        address: actor.address,
        requestId: actor.requestId,
        sessionId: actor.sessionId,
      });
    const anywhere = authorize(actor, act, {});
    const result =
      !anywhere.ok && anywhere.error === "forbidden"
        ? anywhere
        : await decide({
            tx,
            now,
            authorize(owner) {
              const allowed = authorize(actor, act, owner);
              if (allowed.ok) {
                role = allowed.value.role;
                authorised = true;
              }
              return allowed;
            },
            async audit(detail, about = subject) {
              audited = true;
              await write("done", detail, about);
            },
          });
    if (!result.ok) {
      if (audited) throw new Error(`${act}: refused after its first write (${result.error})`);
      await write("refused", { code: result.error }, subject);
    } else if (!authorised) {
      throw new Error(`${act}: succeeded without a permission check`);
    } else if (!audited) {
      throw new Error(`${act}: succeeded without an audit row`);
    }
    return result;
  });
}

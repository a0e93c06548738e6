import { db, officeNow, type Tx } from "../../db/client";
import { appendAudit } from "../../db/writes/audit";
import { type Actor, authorize, type Grant, type Owner } from "../domain/access/authorize";
import type { Act } from "../domain/access/permissions";
import type { DomainErrorCode } from "../domain/errors";
import { fail, type Result } from "../domain/shared/result";
import { systemNow } from "../platform/clock";
import { findIntake, type Intake } from "./intake/find-intake";

export type ActSubject = { readonly kind: string; readonly id: string | null };

/** What a use case works with: one transaction, office time, the permission check and the audit row. */
export type ActContext = {
  readonly tx: Tx;
  /** Office time, the same instant for the whole act. */
  readonly now: Date;
  /** Whose own record an act means: the actor's, or at a township's counter the person's who is present. */
  readonly personId: string;
  /** The visit at the counter in which the actor acts for that person. */
  readonly intake: Intake | null;
  /** Call after the row is locked. */
  authorize(owner: Owner): Result<Grant, "forbidden" | "not-found">;
  /** The row of the act; every act that succeeds writes at least one. `subject` where it is known only now (a new record). */
  audit(detail: Record<string, unknown>, subject?: ActSubject): Promise<void>;
};

/**
 * Runs one act of a person: lock → authorise → decide → save → audit in one transaction. Who holds no role with this act is refused before
 * any record is looked at, so that nobody learns what exists. At a counter every row of the audit names the visit, its person and its reason.
 * A refusal is audited in the same transaction, so it must come before the first write; after it a use case only throws. A success without a
 * permission check or without an audit row throws.
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
    let intake: Intake | null = null;
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
        detail:
          intake === null
            ? detail
            : { ...detail, behalf: { intake: intake.id, person: intake.userId, reason: intake.reason } },
        address: actor.address,
        requestId: actor.requestId,
        sessionId: actor.sessionId,
      });
    const run = async (): Promise<Result<T, DomainErrorCode>> => {
      const anywhere = authorize(actor, act, {});
      if (!anywhere.ok && anywhere.error === "forbidden") return anywhere;
      const visit = await findIntake(tx, actor, now);
      if (!visit.ok) return visit;
      intake = visit.value;
      return decide({
        tx,
        now,
        personId: visit.value?.userId ?? actor.userId,
        intake: visit.value,
        authorize(owner) {
          const allowed =
            visit.value === null ? authorize(actor, act, owner) : atCounter(actor, act, owner, visit.value);
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
    };
    const result = await run();
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

/** At the counter an act reaches the records of the visit's person alone, and only within the township that the visit is of. */
function atCounter(actor: Actor, act: Act, owner: Owner, { userId, township }: Intake): ReturnType<typeof authorize> {
  if (owner.ownerUserId !== userId || (owner.township ?? township) !== township) return fail("not-found");
  const officer = { ...actor, grants: actor.grants.filter(({ role }) => role === "township-officer") };
  return authorize(officer, act, { township });
}

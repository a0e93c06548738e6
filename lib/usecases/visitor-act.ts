import { db, officeNow, type Tx } from "../../db/client";
import { appendAudit } from "../../db/writes/audit";
import type { Grant } from "../domain/access/authorize";
import { systemNow } from "../platform/clock";

/** What a request proves without a permission: where it came from and, of somebody signed in, the session and the roles. */
export type RequestFacts = {
  readonly address: string | null;
  readonly requestId: string | null;
  readonly sessionId?: string | null;
  readonly grants?: readonly Grant[];
};
export const NO_REQUEST: RequestFacts = { address: null, requestId: null };

export type VisitorContext = {
  readonly tx: Tx;
  /** Office time. */
  readonly now: Date;
  audit(event: {
    readonly act: string;
    readonly result: "done" | "refused";
    readonly userId?: string | null;
    readonly detail?: Record<string, unknown>;
    readonly object?: { readonly kind: string; readonly id: string | null };
  }): Promise<void>;
};

/** An act that needs no permission: of somebody who is not signed in, about the own account, or of the system itself. One transaction. */
export function performUnsigned<T>(facts: RequestFacts, decide: (context: VisitorContext) => Promise<T>): Promise<T> {
  return db().transaction(async (tx) => {
    const now = await officeNow(tx);
    return decide({
      tx,
      now,
      audit: ({ act, result, userId = null, detail = {}, object = { kind: "user", id: userId } }) =>
        appendAudit(tx, {
          at: systemNow(),
          officeAt: now,
          actorId: userId,
          actorRole: facts.grants?.[0]?.role ?? null,
          act,
          objectKind: object.kind,
          objectId: object.id,
          result,
          detail,
          address: facts.address,
          requestId: facts.requestId,
          sessionId: facts.sessionId ?? null,
        }),
    });
  });
}

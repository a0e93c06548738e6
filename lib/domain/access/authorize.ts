import { fail, ok, type Result } from "../shared/result";
import { type Act, permissionOf } from "./permissions";
import type { Role } from "./roles";

/** A role held now, with the unit it was granted for (null where the role has none). */
export type Grant = { readonly role: Role; readonly unit: string | null };

/** Who acts: a signed-in person, staff or applicant, with everything the request proved. */
export type Actor = {
  readonly userId: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly sessionId: string | null;
  readonly requestId: string | null;
  readonly address: string | null;
  /** The visit at the counter (`intakes`) in which a township officer acts for another person; what it allows is looked up in each act. */
  readonly behalf?: string;
};

/** What a record says about whose it is. A key that is absent belongs to nobody in that scope. */
export type Owner = {
  readonly ownerUserId?: string;
  readonly township?: string;
  readonly departments?: readonly string[];
};

/** The unit under which points-office officers decide items that are the office's own (V01). Source: rulebook departments. */
export const POINTS_OFFICE_UNIT = "points-office";

/**
 * May the actor do this act on this record? `forbidden` when no role of the actor has the act at all, `not-found` when a role
 * has it but the record is outside its scope (a stranger learns nothing). No clause: engineering choice.
 */
export function authorize(actor: Actor, act: Act, owner: Owner): Result<Grant, "forbidden" | "not-found"> {
  const line = permissionOf(act);
  let known = false;
  for (const grant of actor.grants) {
    const scope = line[grant.role];
    if (scope === undefined) continue;
    known = true;
    const unit = grant.role === "points-office-officer" ? POINTS_OFFICE_UNIT : grant.unit;
    const inScope =
      scope === "programme" ||
      scope === "accounts" ||
      (scope === "own" && owner.ownerUserId !== undefined && owner.ownerUserId === actor.userId) ||
      (scope === "township" && owner.township !== undefined && owner.township === unit) ||
      (scope === "department" && unit !== null && (owner.departments?.includes(unit) ?? false));
    if (inScope) return ok(grant);
  }
  return fail(known ? "not-found" : "forbidden");
}

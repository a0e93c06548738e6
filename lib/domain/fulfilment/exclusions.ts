import { byWish, type Wished } from "../candidacy/wishes";
import type { ProjectKind } from "../programme/statuses";
import { fail, ok, type Result } from "../shared/result";

/** What the service rules of a project say about others of its year. `excludes`: kinds that nobody has beside it. */
export type ExclusionRules = { readonly kind: ProjectKind; readonly excludes: readonly ProjectKind[] };
/** A candidacy with what decides whether another can be served beside it. */
export type Stand = Wished &
  ExclusionRules & {
    readonly applicationId: string;
    readonly projectId: string;
    /** The child whom it is for, the same whichever parent applies; null where it is for the applicant. */
    readonly child: string | null;
    /** The person's order of wishes, candidacies by id. */
    readonly wishes: readonly string[];
  };
/** An open, accepted or served place of a candidacy. */
export type HeldPlace = Stand & { readonly offerId: string; readonly state: "open" | "accepted" | "served" };

/** Why somebody is passed over: a place is held that is wished more; one was served, for good; the other parent's place for the child was accepted. */
export const PASSED_OVER_REASONS = ["wished-more", "served", "child-has-place"] as const;
export type PassedOverReason = (typeof PASSED_OVER_REASONS)[number];
export type PassedOver = { readonly reason: PassedOverReason; readonly offerId: string };

/** Do two projects of a year exclude one another? They do as soon as one of them says so. */
export function projectsExclude(a: ExclusionRules, b: ExclusionRules): boolean {
  return a.excludes.includes(b.kind) || b.excludes.includes(a.kind);
}

/**
 * Can only one of two candidacies be served? Two for one child always, whichever parent entered them; two of one application where their projects
 * exclude one another, except school places of two children. Source: domain.md, Candidacy; issue 4, point 11.
 */
export function areExclusive(a: Stand, b: Stand): boolean {
  if (a.candidacyId === b.candidacyId) return false;
  if (a.child !== null && a.child === b.child) return true;
  if (a.applicationId !== b.applicationId || a.projectId === b.projectId) return false;
  return (a.child === null || b.child === null) && projectsExclude(a, b);
}

/** Of two exclusive candidacies of one application: is `a` wished more? */
export function isWishedMore(a: Stand, b: Stand): boolean {
  return byWish(a.wishes)(a, b) < 0;
}

/** Why a place that is free for a candidacy is not offered to it; null where it is. `held`: places of others that may exclude it. */
export function passedOver(stand: Stand, held: readonly HeldPlace[]): PassedOver | null {
  for (const place of held) {
    if (!areExclusive(stand, place)) continue;
    const { offerId } = place;
    if (place.applicationId !== stand.applicationId) {
      // No order of wishes spans two parents: whoever accepts first has the place, and nobody loses it by another's click.
      if (place.state !== "open") return { reason: "child-has-place", offerId };
    } else if (place.state === "served") return { reason: "served", offerId };
    else if (isWishedMore(place, stand)) return { reason: "wished-more", offerId };
  }
  return null;
}

/** The places that accepting one gives up. Errors: one was served, or the other parent accepted one for the child; then it cannot be accepted. */
export function givenUpFor<P extends HeldPlace>(
  stand: Stand,
  held: readonly P[],
): Result<readonly P[], "excluded-by-served" | "child-has-place"> {
  const places = held.filter((place) => areExclusive(stand, place));
  for (const place of places) {
    if (place.applicationId !== stand.applicationId && place.state !== "open") return fail("child-has-place");
    if (place.state === "served") return fail("excluded-by-served");
  }
  return ok(places);
}

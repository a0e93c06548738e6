import { and, eq, inArray, isNull, ne, or } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { isOwnFile } from "../../../db/queries/applications";
import { lockPlacesOf } from "../../../db/queries/fulfilment";
import {
  applications,
  candidacies,
  claimEvidence,
  claims,
  decisions,
  evidence,
  fulfilments,
  items,
  sanctionEvidence,
  sanctions,
  serviceProjects,
  users,
} from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import type { SanctionFileSide } from "../../domain/sanction/statuses";
import { fail, ok, type Result } from "../../domain/shared/result";
import type { ActContext } from "../act";
import type { ApplicationRow } from "../application/lock-own";
import { listLater } from "./ban";

export type SanctionRow = typeof sanctions.$inferSelect;
/** What the office acts on: the case as the officer saw it. */
export type SanctionInput = { readonly sanctionId: string; readonly version: number };
type Ground = Pick<SanctionRow, "itemId" | "evidenceId">;

/** The account of the person whom a sanction is about, found by the identity document. */
export async function personOf(tx: Tx, documentHmac: string): Promise<string | null> {
  const [user] = await tx.select({ id: users.id }).from(users).where(eq(users.documentHmac, documentHmac));
  return user?.id ?? null;
}

/** May this officer handle a case on this ground? Not an own case, nor where the officer decided the line in question, or one that the file supports. */
export async function checkOfficer(
  tx: Tx,
  actor: Actor,
  ownerUserId: string | null,
  { itemId, evidenceId }: Ground,
): Promise<Result<null, "own-case" | "same-person">> {
  if (ownerUserId === actor.userId) return fail("own-case");
  const supported = tx
    .select({ id: items.id })
    .from(items)
    .innerJoin(claims, eq(claims.id, items.claimId))
    .innerJoin(claimEvidence, eq(claimEvidence.claimId, claims.id))
    .where(evidenceId === null ? isNull(items.id) : eq(claimEvidence.evidenceId, evidenceId));
  const decided = await tx
    .select({ id: decisions.id })
    .from(decisions)
    .where(
      and(
        eq(decisions.decidedBy, actor.userId),
        or(itemId === null ? undefined : eq(decisions.itemId, itemId), inArray(decisions.itemId, supported)),
      ),
    )
    .limit(1);
  return decided.length > 0 ? fail("same-person") : ok(null);
}

/** Locks a case for an act of the office: as the officer saw it, and one that the officer may handle. */
export async function lockSanction(
  { tx, authorize }: ActContext,
  actor: Actor,
  input: SanctionInput,
): Promise<
  Result<
    { readonly sanction: SanctionRow; readonly ownerUserId: string },
    "not-found" | "forbidden" | "stale-record" | "own-case" | "same-person"
  >
> {
  const [sanction] = await tx.select().from(sanctions).where(eq(sanctions.id, input.sanctionId)).for("update");
  const allowed = authorize({});
  if (!allowed.ok) return allowed;
  if (sanction === undefined) return fail("not-found");
  if (sanction.version !== input.version) return fail("stale-record");
  const ownerUserId = await personOf(tx, sanction.documentHmac);
  if (ownerUserId === null) throw new Error(`sanction ${sanction.id} of nobody`);
  const fit = await checkOfficer(tx, actor, ownerUserId, sanction);
  return fit.ok ? ok({ sanction, ownerUserId }) : fit;
}

/** Locks a case for an act of its person, who learns of it with its opening. */
export async function lockOwnSanction(
  { tx, authorize }: ActContext,
  sanctionId: string,
): Promise<Result<SanctionRow, "not-found" | "forbidden">> {
  const [sanction] = await tx.select().from(sanctions).where(eq(sanctions.id, sanctionId)).for("update");
  const ownerUserId = sanction === undefined ? null : await personOf(tx, sanction.documentHmac);
  const allowed = authorize(ownerUserId === null ? {} : { ownerUserId });
  if (!allowed.ok) return allowed;
  return sanction === undefined ? fail("not-found") : ok(sanction);
}

/** Binds stored files of the person to a case. False where one of them is not the person's. */
export async function bindFiles(
  tx: Tx,
  sanction: SanctionRow,
  side: SanctionFileSide,
  wanted: readonly string[],
): Promise<boolean> {
  const ids = [...new Set(wanted)];
  const own = await tx
    .select({ id: evidence.id })
    .from(evidence)
    .innerJoin(users, eq(users.id, evidence.userId))
    .where(
      and(
        inArray(evidence.id, ids),
        eq(users.documentHmac, sanction.documentHmac),
        eq(evidence.status, "stored"),
        isOwnFile,
      ),
    );
  if (own.length !== ids.length) return false;
  for (const evidenceId of ids) await tx.insert(sanctionEvidence).values({ sanctionId: sanction.id, evidenceId, side });
  return true;
}

export type LockedAround = {
  readonly application: ApplicationRow;
  /** The person's applications of later years, as `listLater` gives them. */
  readonly later: readonly ApplicationRow[];
};

/**
 * The projects first, then the application with those of later years, which a ban can make void, then the lines of their years, then how the projects are
 * fulfilled: the order in which runs, publications and whoever gives places on lock. Not the projects that are open: of them nothing is decided, and whoever
 * enters one locks the application first.
 */
export async function lockAround(tx: Tx, sanctionId: string): Promise<LockedAround | null> {
  const [about] = await tx.select().from(sanctions).where(eq(sanctions.id, sanctionId));
  if (about === undefined) return null;
  const ids = [about.applicationId, ...(await listLater(tx, about)).map((one) => one.id)];
  const entered = tx
    .select({ id: candidacies.projectId })
    .from(candidacies)
    .where(inArray(candidacies.applicationId, ids));
  await tx
    .select({ id: serviceProjects.id })
    .from(serviceProjects)
    .where(and(inArray(serviceProjects.id, entered), ne(serviceProjects.status, "open")))
    .orderBy(serviceProjects.id)
    .for("update");
  const rows = await tx
    .select()
    .from(applications)
    .where(inArray(applications.id, ids))
    .orderBy(applications.year)
    .for("update");
  for (const { year } of rows) await lockPlacesOf(tx, year);
  await tx
    .select({ id: fulfilments.projectId })
    .from(fulfilments)
    .where(inArray(fulfilments.projectId, entered))
    .orderBy(fulfilments.projectId)
    .for("update");
  const [application, ...later] = rows;
  if (application === undefined) throw new Error(`sanction ${sanctionId} without application`);
  return { application, later };
}

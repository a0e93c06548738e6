import { eq } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { applications, dossiers, sanctions, submissions, users } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveSanction } from "../../domain/sanction/statuses";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { openText } from "../../platform/crypto/field-encryption";
import { type ActContext, perform } from "../act";
import { listLater } from "./ban";
import { effectOfSanction, type SanctionEffect } from "./effect-of-sanction";
import { checkOfficer, personOf, type SanctionRow } from "./lock-sanction";
import { isHeardOut } from "./propose-sanction";
import { viewSanction } from "./sanction-view";

async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(ids)) {
    if (id === null) continue;
    const [user] = await tx.select({ name: users.name }).from(users).where(eq(users.id, id));
    names.set(id, user?.name ?? "");
  }
  return names;
}

async function aboutOf(tx: Tx, applicationId: string) {
  const [about] = await tx
    .select({ application: applications, name: dossiers.name, receipt: submissions.receipt })
    .from(applications)
    .innerJoin(dossiers, eq(dossiers.id, applications.dossierId))
    .innerJoin(submissions, eq(submissions.applicationId, applications.id))
    .where(eq(applications.id, applicationId))
    .orderBy(submissions.version)
    .limit(1);
  if (about === undefined) throw new Error(`application ${applicationId} was never sent`);
  return about;
}

async function viewOf({ tx, now }: ActContext, actor: Actor, sanction: SanctionRow) {
  const about = await aboutOf(tx, sanction.applicationId);
  const names = await namesOf(tx, [
    sanction.openedBy,
    sanction.proposedBy,
    sanction.imposedBy,
    sanction.droppedBy,
    sanction.decidedBy,
  ]);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ""));
  const fit = await checkOfficer(tx, actor, await personOf(tx, sanction.documentHmac), sanction);
  const today = shanghaiDay(now);
  const heardOut = isHeardOut(sanction, today);
  const deciding = sanction.status === "proposed" || (sanction.status === "hearing" && heardOut);
  const effect: SanctionEffect | null = deciding
    ? await effectOfSanction(tx, about.application, await listLater(tx, sanction))
    : null;
  const acted = [sanction.openedBy, sanction.proposedBy, sanction.imposedBy].includes(actor.userId);
  return {
    ...(await viewSanction(tx, sanction)),
    name: about.name,
    receipt: about.receipt,
    openedBy: nameOf(sanction.openedBy) ?? "",
    proposedBy: nameOf(sanction.proposedBy),
    imposedBy: nameOf(sanction.imposedBy),
    droppedBy: nameOf(sanction.droppedBy),
    decidedBy: nameOf(sanction.decidedBy),
    proposal:
      sanction.reasonSealed === null ? null : openText(sanction.reasonSealed, `sanctions.reason:${sanction.id}`),
    heardOut,
    overdue: sanction.status === "objected" && (sanction.dueOn ?? today) < today,
    /** Why this officer may do nothing in the case, or null. */
    closedBy: fit.ok ? null : fit.error,
    /** Did this officer open, propose or impose? Then another imposes, and another again decides the objection. */
    acted,
    may: {
      drop: fit.ok && moveSanction(sanction.status, "drop").ok,
      impose: fit.ok && !acted && sanction.status === "proposed",
      decide: fit.ok && !acted && sanction.status === "objected",
    },
    effect,
  };
}
export type OfficeSanctionView = Awaited<ReturnType<typeof viewOf>>;

/** The office reads a case; while something is to be proposed or imposed, with its effect as it would be now. Audited. */
export function readSanction(actor: Actor, input: { readonly sanctionId: string }) {
  return perform<OfficeSanctionView>(
    actor,
    "sanction.read",
    { kind: "sanction", id: input.sanctionId },
    async (context) => {
      const allowed = context.authorize({});
      if (!allowed.ok) return allowed;
      const [sanction] = await context.tx.select().from(sanctions).where(eq(sanctions.id, input.sanctionId));
      if (sanction === undefined) return fail("not-found");
      const view = await viewOf(context, actor, sanction);
      await context.audit({ effect: view.effect?.digest ?? null });
      return ok(view);
    },
  );
}

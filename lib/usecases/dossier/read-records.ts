import { findDossierOf } from "../../../db/queries/applications";
import { findApprovedRulebook, findCurrentProgramme } from "../../../db/queries/programmes";
import type { Actor } from "../../domain/access/authorize";
import { ok } from "../../domain/shared/result";
import { type ActContext, perform } from "../act";
import { itemsOf } from "../application/read-application";
import { loadRulebook } from "../rulebook/load-rulebook";
import { readProposed } from "./read-proposed";
import { readRemembered, rememberable } from "./remembered";

async function viewOf({ tx }: ActContext, dossierId: string, applicantClass: string) {
  const programme = await findCurrentProgramme(tx);
  const row = programme === null ? null : await findApprovedRulebook(tx, programme.year);
  if (row === null) return null;
  const { rulebook } = await loadRulebook(tx, row.id);
  const { facts, others } = await readRemembered(tx, dossierId, rulebook, applicantClass);
  const records = rememberable(rulebook, applicantClass).map((indicator) => {
    const raw = facts.get(indicator.code) ?? [];
    return { indicator, raw, items: itemsOf(raw, indicator) };
  });
  return { rulebook, records, others, proposed: await readProposed(tx, dossierId, rulebook) };
}
export type RecordsView = NonNullable<Awaited<ReturnType<typeof viewOf>>>;

/** What the person's dossier remembers, and what it could, by this year's rulebook; null without a dossier or a rulebook. */
export function readOwnRecords(actor: Actor) {
  return perform<RecordsView | null>(actor, "dossier.read", { kind: "dossier", id: null }, async (context) => {
    const allowed = context.authorize({ ownerUserId: context.personId });
    if (!allowed.ok) return allowed;
    const dossier = await findDossierOf(context.tx, context.personId);
    await context.audit({ own: true, records: true }, { kind: "dossier", id: dossier?.id ?? null });
    return ok(dossier === null ? null : await viewOf(context, dossier.id, dossier.applicantClass));
  });
}

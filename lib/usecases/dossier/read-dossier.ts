import { eq } from "drizzle-orm";
import { findUser } from "../../../db/queries/accounts";
import { listMembers } from "../../../db/queries/applications";
import { dossiers } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { maskDocumentNumber } from "../../domain/dossier/identity-number";
import { fail, ok } from "../../domain/shared/result";
import { openText } from "../../platform/crypto/field-encryption";
import { type ActContext, perform } from "../act";
import { counterOf } from "../intake/find-intake";

type DossierRow = typeof dossiers.$inferSelect;

async function viewOf({ tx }: ActContext, dossier: DossierRow, whole: boolean) {
  const user = await findUser(tx, dossier.userId);
  const number = user?.documentSealed == null ? "" : openText(user.documentSealed, `users.document:${user.id}`);
  const shown = (document: string) => (whole ? document : maskDocumentNumber(document));
  const members = (await listMembers(tx, dossier.id)).map((member) => ({
    id: member.id,
    relation: member.relation,
    name: openText(member.nameSealed, `household_members.name:${member.id}`),
    document: shown(openText(member.documentSealed, `household_members.document:${member.id}`)),
  }));
  return {
    id: dossier.id,
    status: dossier.status,
    version: dossier.version,
    name: dossier.name,
    documentKind: user?.documentKind ?? null,
    document: shown(number),
    birthDate: dossier.birthDate,
    township: dossier.township,
    applicantClass: dossier.applicantClass,
    address: openText(dossier.addressSealed, `dossiers.address:${dossier.id}`),
    returnReason:
      dossier.returnReasonSealed === null
        ? null
        : openText(dossier.returnReasonSealed, `dossiers.return-reason:${dossier.id}`),
    counter: await counterOf(tx, dossier.intakeId),
    members,
    children: members.filter((member) => member.relation !== "spouse"),
  };
}
export type DossierView = Awaited<ReturnType<typeof viewOf>>;

/** The person reads the own dossier, numbers masked; null while there is none. */
export function readOwnDossier(actor: Actor) {
  return perform<DossierView | null>(actor, "dossier.read", { kind: "dossier", id: null }, async (context) => {
    const allowed = context.authorize({ ownerUserId: context.personId });
    if (!allowed.ok) return allowed;
    const [dossier] = await context.tx.select().from(dossiers).where(eq(dossiers.userId, context.personId));
    await context.audit({ own: true }, { kind: "dossier", id: dossier?.id ?? null });
    return ok(dossier === undefined ? null : await viewOf(context, dossier, false));
  });
}

/** The township reads a dossier that was sent to it with the whole document numbers, the household's too, which it compares with the papers. Audited. */
export function readDossier(actor: Actor, input: { readonly dossierId: string }) {
  return perform<DossierView>(actor, "dossier.read", { kind: "dossier", id: input.dossierId }, async (context) => {
    const [dossier] = await context.tx.select().from(dossiers).where(eq(dossiers.id, input.dossierId));
    if (dossier === undefined || dossier.status === "draft") return fail("not-found");
    const allowed = context.authorize({ township: dossier.township });
    if (!allowed.ok) return allowed;
    await context.audit({});
    return ok(await viewOf(context, dossier, true));
  });
}

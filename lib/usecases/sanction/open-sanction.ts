import { and, eq, or } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { isOwnFile, listEvidence, listItems } from "../../../db/queries/applications";
import { applications, candidacies, evidence, items, sanctions, submissions, users } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveApplication } from "../../domain/application/statuses";
import { fail, ok } from "../../domain/shared/result";
import { openText, sealText } from "../../platform/crypto/field-encryption";
import { randomReceipt } from "../../platform/crypto/random";
import { newId } from "../../platform/ids";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";
import { loadRulebook } from "../rulebook/load-rulebook";
import { checkOfficer } from "./lock-sanction";

/** The application of a receipt, that of a submission or of a candidacy, however it was typed. */
async function findByReceipt(tx: Tx, typed: string) {
  const receipt = typed.normalize("NFKC").trim().toUpperCase();
  const [found] = await tx
    .selectDistinct({ application: applications, user: users })
    .from(applications)
    .innerJoin(users, eq(users.id, applications.userId))
    .innerJoin(submissions, eq(submissions.applicationId, applications.id))
    .leftJoin(candidacies, eq(candidacies.applicationId, applications.id))
    .where(or(eq(submissions.receipt, receipt), eq(candidacies.receipt, receipt)))
    .limit(1);
  return found ?? null;
}

/** What an officer chooses the ground from: decided and open lines, and the person's files. */
export type SanctionGrounds = {
  readonly applicationId: string;
  readonly version: number;
  readonly name: string;
  readonly year: number;
  readonly lines: readonly { readonly itemId: string; readonly code: string; readonly name: string }[];
  readonly files: readonly { readonly id: string; readonly name: string }[];
};

/** The office looks up an application by its receipt, to open a case about it. Audited. */
export function findGrounds(actor: Actor, input: { readonly receipt: string }) {
  return perform<SanctionGrounds>(
    actor,
    "sanction.open",
    { kind: "application", id: null },
    async ({ tx, authorize, audit }) => {
      const found = await findByReceipt(tx, input.receipt);
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (found === null || !moveApplication(found.application.status, "sanction").ok) return fail("receipt-unknown");
      const { application, user } = found;
      const { rulebook } = await loadRulebook(tx, application.rulebookId);
      const lines = (await listItems(tx, application.id)).map(({ item }) => ({
        itemId: item.id,
        code: item.indicator,
        name: rulebook.indicators.find((one) => one.code === item.indicator)?.name ?? item.indicator,
      }));
      const files = (await listEvidence(tx, application.id)).map(({ id, nameSealed }) => ({
        id,
        name: openText(nameSealed, `evidence.name:${id}`),
      }));
      await audit({ step: "find" }, { kind: "application", id: application.id });
      return ok({
        applicationId: application.id,
        version: application.version,
        name: user.name,
        year: application.year,
        lines,
        files,
      });
    },
  );
}

export type SanctionOpening = {
  readonly applicationId: string;
  readonly version: number;
  /** The line in question, or the file, or both. */
  readonly itemId?: string | undefined;
  readonly evidenceId?: string | undefined;
  /** What is false, told to the person. */
  readonly ground: string;
};

/** An officer opens a case of false evidence about an application that was sent. One at a time; the person is told. */
export function openSanction(actor: Actor, input: SanctionOpening) {
  return perform<{ readonly sanctionId: string }>(
    actor,
    "sanction.open",
    { kind: "application", id: input.applicationId },
    async ({ tx, now, authorize, audit }) => {
      const [application] = await tx
        .select()
        .from(applications)
        .where(eq(applications.id, input.applicationId))
        .for("update");
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (application === undefined) return fail("not-found");
      if (!moveApplication(application.status, "sanction").ok) return fail("unlawful-move");
      const [sent] = await tx
        .select({ id: submissions.id })
        .from(submissions)
        .where(eq(submissions.applicationId, application.id))
        .limit(1);
      if (sent === undefined) return fail("unlawful-move");
      if (application.version !== input.version) return fail("stale-record");
      const ground = { itemId: input.itemId ?? null, evidenceId: input.evidenceId ?? null };
      if ((ground.itemId === null && ground.evidenceId === null) || input.ground === "") return fail("invalid-input");
      if (!(await isOfApplication(tx, application.id, ground))) return fail("not-found");
      const fit = await checkOfficer(tx, actor, application.userId, ground);
      if (!fit.ok) return fit;
      const [person] = await tx
        .select({ documentHmac: users.documentHmac })
        .from(users)
        .where(eq(users.id, application.userId));
      if (person?.documentHmac == null) throw new Error(`user ${application.userId} without document`);
      const id = newId();
      const caseNumber = randomReceipt("Z", application.year);
      const made = await tx
        .insert(sanctions)
        .values({
          id,
          year: application.year,
          caseNumber,
          applicationId: application.id,
          documentHmac: person.documentHmac,
          ...ground,
          groundSealed: sealText(input.ground, `sanctions.ground:${id}`),
          openedBy: actor.userId,
          openedAt: now,
          status: "opened",
        })
        .onConflictDoNothing()
        .returning({ id: sanctions.id });
      if (made.length === 0) return fail("sanction-exists");
      await tellPerson(tx, application.userId, "sanction-opened", { caseNumber });
      await audit({ caseNumber, application: application.id, ...ground }, { kind: "sanction", id });
      return ok({ sanctionId: id });
    },
  );
}

async function isOfApplication(
  tx: Tx,
  applicationId: string,
  { itemId, evidenceId }: { readonly itemId: string | null; readonly evidenceId: string | null },
): Promise<boolean> {
  if (itemId !== null) {
    const line = and(eq(items.id, itemId), eq(items.applicationId, applicationId));
    if ((await tx.$count(items, line)) === 0) return false;
  }
  if (evidenceId === null) return true;
  const file = and(
    eq(evidence.id, evidenceId),
    eq(evidence.applicationId, applicationId),
    eq(evidence.status, "stored"),
    isOwnFile,
  );
  return (await tx.$count(evidence, file)) > 0;
}

import { and, eq, inArray, max, sql } from "drizzle-orm";
import { isOwnFile } from "../../../db/queries/applications";
import { claimEvidence, claims, evidence, facts } from "../../../db/schema";
import { keepRecord } from "../../../db/writes/dossier-records";
import type { Issue } from "../../contracts/issue";
import type { Actor } from "../../domain/access/authorize";
import { isLasting } from "../../domain/dossier/lasting";
import { fail, ok, type Result } from "../../domain/shared/result";
import { sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { loadRulebook } from "../rulebook/load-rulebook";
import { lockOwnDraft } from "./lock-own";
import { type FactsRefusal, readFacts } from "./read-facts";

export type ClaimInput = {
  readonly indicator: string;
  readonly pleaseCheck?: unknown;
  readonly note?: string | undefined;
  readonly evidence: readonly string[];
} & Readonly<Record<string, unknown>>;

/**
 * The person claims one indicator with facts, or asks the department to check without; the files named serve as evidence. The dossier
 * remembers facts that last.
 */
export async function saveClaim(actor: Actor, input: ClaimInput): Promise<Result<null, FactsRefusal>> {
  let issues: readonly Issue[] = [];
  const result = await perform<null>(actor, "claim.save", { kind: "claim", id: null }, async (context) => {
    const { tx, now, audit } = context;
    const locked = await lockOwnDraft(context);
    if (!locked.ok) return locked;
    const { application, reopened } = locked.value;
    const { rulebook } = await loadRulebook(tx, application.rulebookId);
    const indicator = rulebook.indicators.find((one) => one.code === input.indicator);
    if (indicator === undefined || !indicator.classes.includes(application.applicantClass))
      return fail("indicator-unknown");
    if (reopened !== null && !reopened.has(indicator.code)) return fail("claim-not-reopened");
    if (indicator.claimedBy !== "applicant") return fail("indicator-not-claimable");
    const pleaseCheck = input.pleaseCheck === "yes";
    const given = pleaseCheck ? ok([]) : readFacts(input, indicator, rulebook, application.applicantClass);
    if (!given.ok) {
      issues = given.error.issues;
      return fail(given.error.code);
    }
    const raw = given.value;
    const files =
      input.evidence.length === 0
        ? []
        : await tx
            .select({ id: evidence.id })
            .from(evidence)
            .where(
              and(
                inArray(evidence.id, [...input.evidence]),
                eq(evidence.applicationId, application.id),
                eq(evidence.status, "stored"),
                isOwnFile,
              ),
            );
    if (files.length !== new Set(input.evidence).size) return fail("not-found");
    const id = newId();
    const noteSealed = input.note ? sealText(input.note, `claims.note:${application.id}:${indicator.code}`) : null;
    const [newest] = await tx
      .select({ sequence: max(facts.sequence) })
      .from(facts)
      .where(
        and(eq(facts.applicationId, application.id), eq(facts.indicator, indicator.code), eq(facts.layer, "asserted")),
      );
    const factsId = newId();
    await tx.insert(facts).values({
      id: factsId,
      year: application.year,
      applicationId: application.id,
      indicator: indicator.code,
      layer: "asserted",
      items: raw,
      source: context.intake === null ? "applicant" : "township-counter",
      enteredBy: actor.userId,
      enteredAt: now,
      sequence: (newest?.sequence ?? 0) + 1,
    });
    const [claim] = await tx
      .insert(claims)
      .values({
        id,
        year: application.year,
        applicationId: application.id,
        indicator: indicator.code,
        side: "draft",
        factsId,
        pleaseCheck,
        noteSealed,
        createdAt: now,
      })
      .onConflictDoUpdate({
        target: [claims.applicationId, claims.indicator, claims.side],
        set: { factsId, pleaseCheck, noteSealed, version: sql`${claims.version} + 1` },
      })
      .returning({ id: claims.id });
    if (claim === undefined) throw new Error("a claim was not written");
    await tx.delete(claimEvidence).where(eq(claimEvidence.claimId, claim.id));
    for (const file of files) await tx.insert(claimEvidence).values({ claimId: claim.id, evidenceId: file.id });
    if (!pleaseCheck && isLasting(indicator)) await keepRecord(tx, application.dossierId, indicator, raw, now);
    await audit({ indicator: indicator.code, items: raw.length, files: files.length }, { kind: "claim", id: claim.id });
    return ok(null);
  });
  return result.ok ? result : fail({ code: result.error, issues });
}

import { eq, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import {
  findNewestSubmission,
  listCandidacies,
  listClaimEvidence,
  listClaims,
  listEvidence,
  readFacts,
} from "../../../db/queries/applications";
import { applications, consents, submissions } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveApplication } from "../../domain/application/statuses";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiInstant } from "../../platform/clock";
import { signText } from "../../platform/crypto/ed25519";
import { sealText } from "../../platform/crypto/field-encryption";
import { randomReceipt } from "../../platform/crypto/random";
import { sha256Hex } from "../../platform/crypto/sha256";
import { env } from "../../platform/env";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { type ApplicationRow, checkWindow } from "./lock-own";

/** The text of the promise that a person confirms; a changed text gets a new version. */
export const PROMISE_VERSION = "2020-1";

/** What is submitted, as the person can download it: claims with facts and file digests, candidacies with choices. Canonical JSON. */
async function submissionContent(
  tx: Tx,
  application: ApplicationRow,
  submittedAt: string,
): Promise<{ readonly content: string; readonly claims: number; readonly candidacies: number }> {
  const claims = await listClaims(tx, application.id);
  const facts = await readFacts(tx, application.id, "asserted");
  const files = await listEvidence(tx, application.id);
  const links = await listClaimEvidence(tx, application.id);
  const entered = (await listCandidacies(tx, application.id)).filter((one) => one.candidacy.status === "entered");
  const content = canonicalJson({
    programme: application.year,
    class: application.applicantClass,
    township: application.township,
    submittedAt,
    promise: PROMISE_VERSION,
    claims: claims.map((claim) => ({
      indicator: claim.indicator,
      pleaseCheck: claim.pleaseCheck,
      items: facts.get(claim.indicator)?.items ?? [],
      evidence: links
        .filter((link) => link.claimId === claim.id)
        .map((link) => files.find((file) => file.id === link.evidenceId)?.sha256 ?? null),
    })),
    candidacies: entered.map(({ candidacy, project }) => ({
      receipt: candidacy.receipt,
      project: project.code,
      choices: candidacy.choices,
    })),
  });
  return { content, claims: claims.length, candidacies: entered.length };
}

/**
 * Sends the application: one submission with a signed receipt (`points-receipt/1`), however often it is pressed: who comes second gets the same
 * receipt. Source: domain.md, Application; contracts, points-receipt/1.
 */
export function submitApplication(actor: Actor, input: { readonly version: number }) {
  return perform<{ readonly receipt: string }>(
    actor,
    "application.submit",
    { kind: "application", id: null },
    async (context) => {
      const { tx, now, authorize, audit } = context;
      const [application] = await tx
        .select()
        .from(applications)
        .where(eq(applications.userId, actor.userId))
        .orderBy(sql`${applications.year} desc`)
        .limit(1)
        .for("update");
      const allowed = authorize({ ownerUserId: actor.userId });
      if (!allowed.ok) return allowed;
      if (application === undefined) return fail("not-found");
      if (application.status === "submitted" && application.version === input.version + 1) {
        const sent = await findNewestSubmission(tx, application.id);
        if (sent === null) throw new Error("a submitted application without a submission");
        await audit({ repeated: true }, { kind: "submission", id: sent.id });
        return ok({ receipt: sent.receipt });
      }
      const moved = moveApplication(application.status, "submit");
      if (!moved.ok) return moved;
      if (application.version !== input.version) return fail("stale-record");
      const window = await checkWindow(context, application.year);
      if (!window.ok) return window;
      const submittedAt = shanghaiInstant(now);
      const { content, claims, candidacies } = await submissionContent(tx, application, submittedAt);
      if (claims === 0 || candidacies === 0) return fail("application-incomplete");
      const id = newId();
      const version = ((await findNewestSubmission(tx, application.id))?.version ?? 0) + 1;
      const receipt = randomReceipt("S", application.year);
      const body = {
        format: "points-receipt/1",
        programme: application.year,
        receipt,
        version,
        submittedAt,
        sha256: sha256Hex(content),
      };
      const receiptFile = canonicalJson({ ...body, signature: signText(canonicalJson(body), env().SIGNING_KEY) });
      await tx.insert(submissions).values({
        id,
        year: application.year,
        applicationId: application.id,
        version,
        receipt,
        submittedAt: now,
        contentSealed: sealText(content, `submissions.content:${id}`),
        sha256: body.sha256,
        receiptFile,
        promiseVersion: PROMISE_VERSION,
      });
      await tx
        .insert(consents)
        .values({ id: newId(), userId: actor.userId, text: "promise", textVersion: PROMISE_VERSION, givenAt: now })
        .onConflictDoNothing();
      await tx
        .update(applications)
        .set({ status: moved.value, statusSince: now, version: sql`${applications.version} + 1` })
        .where(eq(applications.id, application.id));
      await audit({ receipt, sha256: body.sha256 }, { kind: "submission", id });
      return ok({ receipt });
    },
  );
}

import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import {
  findNewestSubmission,
  listCandidacies,
  listClaimEvidence,
  listClaims,
  listEvidence,
} from "../../../db/queries/applications";
import { applications, consents, submissions, supplements } from "../../../db/schema";
import { sendDraftClaims } from "../../../db/writes/claims";
import type { Actor } from "../../domain/access/authorize";
import { moveApplication } from "../../domain/application/statuses";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay, shanghaiInstant } from "../../platform/clock";
import { signText } from "../../platform/crypto/ed25519";
import { sealText } from "../../platform/crypto/field-encryption";
import { randomReceipt } from "../../platform/crypto/random";
import { sha256Hex } from "../../platform/crypto/sha256";
import { env } from "../../platform/env";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { isBanned } from "../sanction/ban";
import { type ApplicationRow, checkWindow, lockOwn } from "./lock-own";
import { someProjectClosed } from "./open-projects";

/** The texts of the promise and of the consent to publication that a person confirms; a changed text gets a new version. */
export const PROMISE_VERSION = "2020-1";

/** What is submitted, as the person can download it: claims with facts and file digests, candidacies with choices. Canonical JSON. */
async function submissionContent(
  tx: Tx,
  application: ApplicationRow,
  submittedAt: string,
): Promise<{ readonly content: string; readonly claims: number; readonly candidacies: number }> {
  const claims = await listClaims(tx, application.id, "draft");
  const files = await listEvidence(tx, application.id);
  const links = await listClaimEvidence(tx, application.id, "draft");
  const entered = (await listCandidacies(tx, application.id)).filter((one) => one.candidacy.status === "entered");
  const content = canonicalJson({
    programme: application.year,
    class: application.applicantClass,
    township: application.township,
    submittedAt,
    promise: PROMISE_VERSION,
    claims: claims.map(({ claim, items }) => ({
      indicator: claim.indicator,
      pleaseCheck: claim.pleaseCheck,
      items,
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

/** Was this very send carried out already? Then the step that followed the seen version is the newest submission, and not a lapse or a dropped draft. */
function isRepeated(application: ApplicationRow, submittedAt: Date, seen: number): boolean {
  return (
    application.status === "submitted" &&
    !application.correcting &&
    application.version === seen + 1 &&
    application.statusSince.getTime() === submittedAt.getTime()
  );
}

type Sending = {
  readonly version: number;
  /** That what is sent is true, and that a listed row is published; both are given anew with each send. */
  readonly promise?: "yes" | undefined;
  readonly publication?: "yes" | undefined;
};

/**
 * Sends the application for the first time, a correction within the window, or a supplement by its last day: a new submission with a signed receipt
 * (`points-receipt/1`), however often it is pressed: who comes second gets the same receipt. Source: domain.md, Application; contracts,
 * points-receipt/1.
 */
export function submitApplication(actor: Actor, input: Sending) {
  return perform<{ readonly receipt: string }>(
    actor,
    "application.submit",
    { kind: "application", id: null },
    async (context) => {
      const { tx, now, audit } = context;
      const locked = await lockOwn(context);
      if (!locked.ok) return locked;
      const application = locked.value;
      const sent = await findNewestSubmission(tx, application.id);
      if (sent !== null && isRepeated(application, sent.submittedAt, input.version)) {
        await audit({ repeated: true }, { kind: "submission", id: sent.id });
        return ok({ receipt: sent.receipt });
      }
      const moved = application.correcting
        ? moveApplication(application.status, "correct")
        : moveApplication(application.status, application.status === "supplementing" ? "sendSupplement" : "submit");
      if (!moved.ok) return moved;
      if (application.version !== input.version) return fail("stale-record");
      if (await isBanned(tx, context.personId, application.year)) return fail("banned");
      if (application.status === "supplementing") {
        if (shanghaiDay(now) > (application.supplementBy ?? "")) return fail("window-closed");
      } else {
        const window = await checkWindow(context, application.year);
        if (!window.ok) return window;
        if (await someProjectClosed(context, application.id)) return fail("project-not-open");
      }
      if (input.promise !== "yes" || input.publication !== "yes") return fail("promise-missing");
      const submittedAt = shanghaiInstant(now);
      const { content, claims, candidacies } = await submissionContent(tx, application, submittedAt);
      if (claims === 0 || candidacies === 0) return fail("application-incomplete");
      const id = newId();
      const version = (sent?.version ?? 0) + 1;
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
        intakeId: context.intake?.id ?? null,
      });
      const given = { userId: context.personId, textVersion: PROMISE_VERSION, givenAt: now };
      await tx
        .insert(consents)
        .values(["promise", "publication"].map((text) => ({ ...given, id: newId(), text })))
        .onConflictDoNothing();
      await sendDraftClaims(tx, application.id);
      if (application.status === "supplementing")
        await tx
          .update(supplements)
          .set({ ended: "sent-in", endedAt: now })
          .where(and(eq(supplements.applicationId, application.id), isNull(supplements.ended)));
      await tx
        .update(applications)
        .set({
          status: moved.value,
          correcting: false,
          supplementBy: null,
          statusSince: now,
          version: sql`${applications.version} + 1`,
        })
        .where(eq(applications.id, application.id));
      await audit({ receipt, sha256: body.sha256 }, { kind: "submission", id });
      return ok({ receipt });
    },
  );
}

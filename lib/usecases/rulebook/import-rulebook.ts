import { eq, max } from "drizzle-orm";
import { findApprovedRulebook, findProgramme } from "../../../db/queries/programmes";
import { rulebooks } from "../../../db/schema";
import type { Issue } from "../../contracts/issue";
import { readRulebook, rulebookDigest } from "../../contracts/rulebook";
import type { Actor } from "../../domain/access/authorize";
import type { DomainErrorCode } from "../../domain/errors";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { fail, ok, type Result } from "../../domain/shared/result";
import { sha256Hex } from "../../platform/crypto/sha256";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { checkCorrection } from "./check-correction";

export type FileRefusal = { readonly code: DomainErrorCode; readonly issues: readonly Issue[] };

/**
 * Imports a `points-rulebook/1` file as a new version that waits for a second officer. Once the year is open it is a correction of the one in force: with a
 * reason that everybody reads, and of nothing but what a correction may change. Every issue is listed with its path.
 */
export async function importRulebook(
  actor: Actor,
  file: string,
  reason = "",
): Promise<Result<{ readonly rulebookId: string }, FileRefusal>> {
  const read = readRulebook(file);
  let issues: readonly Issue[] = read.ok ? [] : read.error;
  const result = await perform<{ readonly rulebookId: string }>(
    actor,
    "rulebook.import",
    { kind: "rulebook", id: null },
    async ({ tx, now, authorize, audit }) => {
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (!read.ok) return fail("rulebook-invalid");
      const { rulebook, raw } = read.value;
      const programme = await findProgramme(tx, rulebook.year);
      if (programme === null) return fail("project-year-differs");
      const correcting = programme.status !== "preparing";
      if (correcting) {
        const inForce = await findApprovedRulebook(tx, rulebook.year);
        if (inForce === null) return fail("rulebook-missing");
        if (reason.trim() === "") return fail("reason-required");
        const checked = checkCorrection(inForce.content, canonicalJson(raw));
        if (!checked.ok) {
          issues = checked.error.issues;
          return fail(checked.error.code);
        }
      }
      const [newest] = await tx
        .select({ version: max(rulebooks.version) })
        .from(rulebooks)
        .where(eq(rulebooks.year, rulebook.year));
      const id = newId();
      const digest = rulebookDigest(raw, sha256Hex);
      await tx.insert(rulebooks).values({
        id,
        year: rulebook.year,
        version: (newest?.version ?? 0) + 1,
        status: "proposed",
        title: rulebook.title,
        content: canonicalJson(raw),
        digest,
        importedBy: actor.userId,
        importedAt: now,
        reason: correcting ? reason.trim() : null,
      });
      await audit({ digest }, { kind: "rulebook", id });
      return ok({ rulebookId: id });
    },
  );
  return result.ok ? result : fail({ code: result.error, issues });
}

import { eq, max } from "drizzle-orm";
import { findProgramme } from "../../../db/queries/programmes";
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

export type FileRefusal = { readonly code: DomainErrorCode; readonly issues: readonly Issue[] };

/** Imports a `points-rulebook/1` file as a new version that waits for a second officer. Every issue is listed with its path. */
export async function importRulebook(
  actor: Actor,
  file: string,
): Promise<Result<{ readonly rulebookId: string }, FileRefusal>> {
  const read = readRulebook(file);
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
      if (programme.status !== "preparing") return fail("rulebook-frozen");
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
      });
      await audit({ digest }, { kind: "rulebook", id });
      return ok({ rulebookId: id });
    },
  );
  return result.ok ? result : fail({ code: result.error, issues: read.ok ? [] : read.error });
}

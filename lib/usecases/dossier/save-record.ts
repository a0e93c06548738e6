import { eq } from "drizzle-orm";
import { findApprovedRulebook, findCurrentProgramme } from "../../../db/queries/programmes";
import { dossiers } from "../../../db/schema";
import { keepRecord } from "../../../db/writes/dossier-records";
import type { Issue } from "../../contracts/issue";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok, type Result } from "../../domain/shared/result";
import { perform } from "../act";
import { type FactsRefusal, readFacts } from "../application/read-facts";
import { loadRulebook } from "../rulebook/load-rulebook";
import { rememberable } from "./remembered";

export type RecordInput = { readonly indicator: string } & Readonly<Record<string, unknown>>;

/** The person notes facts that last in the dossier, at any time; claims are filled in from them, and none that exists is changed. */
export async function saveRecord(actor: Actor, input: RecordInput): Promise<Result<null, FactsRefusal>> {
  let issues: readonly Issue[] = [];
  const subject = { kind: "dossier-record", id: null };
  const result = await perform<null>(
    actor,
    "dossier.save",
    subject,
    async ({ tx, now, authorize, audit, personId }) => {
      const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.userId, personId)).for("update");
      const allowed = authorize({ ownerUserId: personId });
      if (!allowed.ok) return allowed;
      if (dossier === undefined) return fail("dossier-incomplete");
      const programme = await findCurrentProgramme(tx);
      const row = programme === null ? null : await findApprovedRulebook(tx, programme.year);
      if (row === null) return fail("rulebook-missing");
      const { rulebook } = await loadRulebook(tx, row.id);
      const { applicantClass } = dossier;
      const indicator = rememberable(rulebook, applicantClass).find((one) => one.code === input.indicator);
      if (indicator === undefined) return fail("indicator-unknown");
      const facts = readFacts(input, indicator, rulebook, applicantClass);
      if (!facts.ok) {
        issues = facts.error.issues;
        return fail(facts.error.code);
      }
      await keepRecord(tx, dossier.id, indicator, facts.value, now);
      await audit({ indicator: indicator.code, items: facts.value.length }, { kind: "dossier", id: dossier.id });
      return ok(null);
    },
  );
  return result.ok ? result : fail({ code: result.error, issues });
}

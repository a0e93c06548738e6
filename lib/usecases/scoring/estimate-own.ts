import { desc, eq } from "drizzle-orm";
import { listCandidacies, listClaims } from "../../../db/queries/applications";
import { applications, dossiers } from "../../../db/schema";
import { scoreLinesInWords, type WordedLine } from "../../copy/score-lines";
import type { Actor } from "../../domain/access/authorize";
import { ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { perform } from "../act";
import { fillingOf } from "../application/filling";
import { loadRulebook } from "../rulebook/load-rulebook";
import { rulebookFor, scoreApproved } from "./settle-application";

/** What the facts as the person states them would bring, for one kind of project ("" = all indicators). Total in 0.01 分. */
export type Estimate = {
  readonly kind: string;
  readonly total: number;
  readonly vetoed: boolean;
  readonly lines: readonly WordedLine[];
};

/**
 * The estimate of what is being filled in, by the engine that scores: the person's own facts, as if every department accepted them and found nothing
 * else. Null where nothing is being filled in. Totals of kinds follow the general one where they differ from it.
 */
export function estimateOwn(actor: Actor) {
  return perform<readonly Estimate[] | null>(
    actor,
    "application.read",
    { kind: "application", id: null },
    async ({ tx, now, authorize, audit, personId }) => {
      const allowed = authorize({ ownerUserId: personId });
      if (!allowed.ok) return allowed;
      const [application] = await tx
        .select()
        .from(applications)
        .where(eq(applications.userId, personId))
        .orderBy(desc(applications.year))
        .limit(1);
      await audit({ own: true, estimate: true }, { kind: "application", id: application?.id ?? null });
      if (application === undefined || fillingOf(application, shanghaiDay(now)) === null) return ok(null);
      const [dossier] = await tx
        .select({ birthDate: dossiers.birthDate })
        .from(dossiers)
        .where(eq(dossiers.id, application.dossierId));
      const claims = await listClaims(tx, application.id, "draft");
      const input = {
        format: "points-application/1",
        receipt: application.id,
        class: application.applicantClass,
        person: { birthDate: dossier?.birthDate ?? "" },
        claims: claims.map(({ claim, items }) => ({ indicator: claim.indicator, items })),
      };
      const entered = (await listCandidacies(tx, application.id)).filter((one) => one.candidacy.status === "entered");
      const estimates: Estimate[] = [];
      for (const kind of new Set(["", ...entered.map((one) => one.project.kind)])) {
        const { rulebook } = await loadRulebook(tx, await rulebookFor(tx, application, kind));
        const score = scoreApproved(rulebook, input, kind === "" ? null : kind);
        if (kind === "" || score.total !== estimates[0]?.total)
          estimates.push({ kind, total: score.total, vetoed: score.vetoed, lines: scoreLinesInWords(score) });
      }
      return ok(estimates);
    },
  );
}

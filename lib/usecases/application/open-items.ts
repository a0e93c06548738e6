import { listClaims } from "../../../db/queries/applications";
import { type candidacies, items, type serviceProjects } from "../../../db/schema";
import type { Indicator, Rulebook } from "../../domain/rulebook/rulebook";
import { newId } from "../../platform/ids";
import type { ActContext } from "../act";
import type { ApplicationRow } from "./lock-own";

type Entered = {
  readonly candidacy: typeof candidacies.$inferSelect;
  readonly project: typeof serviceProjects.$inferSelect;
};
type NewItem = typeof items.$inferInsert;

function newItem(application: ApplicationRow, indicator: Indicator, claimId: string | null, now: Date): NewItem {
  return {
    id: newId(),
    year: application.year,
    applicationId: application.id,
    indicator: indicator.code,
    effect: indicator.effect,
    department: indicator.department,
    claimId: indicator.effect === "award" || indicator.effect === "check" ? claimId : null,
    createdAt: now,
  };
}

async function claimIds({ tx }: ActContext, application: ApplicationRow): Promise<ReadonlyMap<string, string>> {
  const sent = await listClaims(tx, application.id, "sent");
  return new Map(sent.map(({ claim }) => [claim.indicator, claim.id]));
}

function checksOf(rulebook: Rulebook, application: ApplicationRow, { candidacy, project }: Entered) {
  return rulebook.indicators
    .filter((one) => one.effect === "check" && one.classes.includes(application.applicantClass))
    .filter((one) => one.services?.includes(project.kind) ?? false)
    .map((indicator) => ({ indicator, candidacyId: candidacy.id }));
}

/**
 * What departments have to decide once first review has passed: every claim, and every deduction, veto and check of the class; a check whose
 * `services` name a kind belongs to the candidacies of that kind. Returns how many. Source: domain.md, "Open items".
 */
export async function openItems(
  context: ActContext,
  application: ApplicationRow,
  rulebook: Rulebook,
  entered: readonly Entered[],
): Promise<number> {
  const claimed = await claimIds(context, application);
  const common = rulebook.indicators
    .filter((one) => one.classes.includes(application.applicantClass))
    .filter((one) => (one.effect === "award" ? claimed.has(one.code) : one.effect !== "check" || one.services === null))
    .map((one) => newItem(application, one, claimed.get(one.code) ?? null, context.now));
  const own = entered.flatMap((one) =>
    checksOf(rulebook, application, one).map(({ indicator, candidacyId }) => ({
      ...newItem(application, indicator, claimed.get(indicator.code) ?? null, context.now),
      candidacyId,
    })),
  );
  await context.tx.insert(items).values([...common, ...own]);
  return common.length + own.length;
}

/** The checks of one candidacy that joins when the others are with the departments already. Returns how many. */
export async function openChecks(
  context: ActContext,
  application: ApplicationRow,
  rulebook: Rulebook,
  entered: Entered,
): Promise<number> {
  const claimed = await claimIds(context, application);
  const own = checksOf(rulebook, application, entered).map(({ indicator, candidacyId }) => ({
    ...newItem(application, indicator, claimed.get(indicator.code) ?? null, context.now),
    candidacyId,
  }));
  if (own.length > 0) await context.tx.insert(items).values(own);
  return own.length;
}

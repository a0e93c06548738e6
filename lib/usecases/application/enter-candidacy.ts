import { and, eq, ne } from "drizzle-orm";
import { candidacies, householdMembers, serviceProjects } from "../../../db/schema";
import { readService } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import { type ApplicationStatus, JOINABLE } from "../../domain/application/statuses";
import { windowState } from "../../domain/calendar/working-days";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { randomReceipt } from "../../platform/crypto/random";
import { newId } from "../../platform/ids";
import { type ActContext, perform } from "../act";
import { loadRulebook } from "../rulebook/load-rulebook";
import { isBanned } from "../sanction/ban";
import { settleApplication } from "../scoring/settle-application";
import { type ApplicationRow, checkWindow, lockOwn } from "./lock-own";
import { openChecks } from "./open-items";

export type CandidacyInput = {
  readonly projectId: string;
  readonly childId?: string | undefined;
  readonly choices: readonly string[];
};

/** From first review on the departments hold the application: what joins brings its own checks. */
const WITH_DEPARTMENTS: ReadonlySet<ApplicationStatus> = new Set([
  "scoring",
  "scored",
  "awaiting-confirmation",
  "confirmed",
]);

async function joinDepartments(
  context: ActContext,
  application: ApplicationRow,
  entered: { candidacy: typeof candidacies.$inferSelect; project: typeof serviceProjects.$inferSelect },
): Promise<void> {
  const { rulebook } = await loadRulebook(context.tx, application.rulebookId);
  await openChecks(context, application, rulebook, entered);
  await settleApplication(context.tx, application, context.now);
}

/**
 * Enters one open project with ordered choices, for oneself or, for schooling, a child; also beside an application that was sent already.
 * Source: domain.md, Candidacy.
 */
export function enterCandidacy(actor: Actor, input: CandidacyInput) {
  return perform<null>(actor, "candidacy.enter", { kind: "candidacy", id: null }, async (context) => {
    const { tx, now, audit } = context;
    const locked = await lockOwn(context);
    if (!locked.ok) return locked;
    const application = locked.value;
    if (!JOINABLE.has(application.status)) return fail("unlawful-move");
    const window = await checkWindow(context, application.year);
    if (!window.ok) return window;
    if (await isBanned(tx, context.personId, application.year)) return fail("banned");
    const [project] = await tx
      .select()
      .from(serviceProjects)
      .where(eq(serviceProjects.id, input.projectId))
      .for("share");
    if (project === undefined || project.year !== application.year) return fail("not-found");
    if (project.status !== "open" || windowState(shanghaiDay(now), project.opensOn, project.closesOn) !== "open")
      return fail("project-not-open");
    const read = readService(project.content);
    if (!read.ok) throw new Error(`project ${project.id} does not read`);
    const { service } = read.value;
    if (!service.classes.includes(application.applicantClass)) return fail("class-not-eligible");
    const choices = input.choices.filter((one) => one !== "");
    const fits = choices.every((one) =>
      service.pools.some((pool) => pool.code === one && pool.classes.includes(application.applicantClass)),
    );
    const somewhere =
      choices.length > 0 ||
      (service.allocation === "pool" &&
        service.pools.some((pool) => pool.classes.includes(application.applicantClass)));
    if (!fits || !somewhere || new Set(choices).size !== choices.length) return fail("choices-invalid");
    let childId: string | null = null;
    if (project.kind === "schooling") {
      if (!input.childId) return fail("beneficiary-required");
      const [child] = await tx
        .select()
        .from(householdMembers)
        .where(
          and(
            eq(householdMembers.id, input.childId),
            eq(householdMembers.dossierId, application.dossierId),
            ne(householdMembers.relation, "spouse"),
          ),
        );
      if (child === undefined) return fail("not-found");
      childId = child.id;
    }
    const id = newId();
    const made = await tx
      .insert(candidacies)
      .values({
        id,
        year: application.year,
        applicationId: application.id,
        projectId: project.id,
        childId,
        receipt: randomReceipt("C", application.year),
        choices,
        status: "entered",
        enteredAt: now,
      })
      .onConflictDoNothing()
      .returning();
    const [candidacy] = made;
    if (candidacy === undefined) return fail("already-entered");
    if (WITH_DEPARTMENTS.has(application.status)) await joinDepartments(context, application, { candidacy, project });
    await audit({ project: project.code, choices }, { kind: "candidacy", id });
    return ok(null);
  });
}

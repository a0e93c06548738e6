import { and, eq } from "drizzle-orm";
import { candidacies, children, serviceProjects } from "../../../db/schema";
import { readService } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import { windowState } from "../../domain/calendar/working-days";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { randomReceipt } from "../../platform/crypto/random";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { lockOwnDraft } from "./lock-own";

export type CandidacyInput = {
  readonly projectId: string;
  readonly childId?: string | undefined;
  readonly choices: readonly string[];
};

/** Enters one open project with ordered choices, for oneself or, for schooling, a child. */
export function enterCandidacy(actor: Actor, input: CandidacyInput) {
  return perform<null>(actor, "candidacy.enter", { kind: "candidacy", id: null }, async (context) => {
    const { tx, now, audit } = context;
    const locked = await lockOwnDraft(context, actor.userId);
    if (!locked.ok) return locked;
    const application = locked.value;
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
      const [child] = input.childId
        ? await tx
            .select()
            .from(children)
            .where(and(eq(children.id, input.childId), eq(children.dossierId, application.dossierId)))
        : [];
      if (child === undefined) return fail("beneficiary-required");
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
      .returning({ id: candidacies.id });
    if (made.length === 0) return fail("already-entered");
    await audit({ project: project.code, choices }, { kind: "candidacy", id });
    return ok(null);
  });
}

/** Leaves a project again while the application is a draft. */
export function leaveCandidacy(actor: Actor, input: { readonly candidacyId: string }) {
  return perform<null>(actor, "candidacy.leave", { kind: "candidacy", id: input.candidacyId }, async (context) => {
    const locked = await lockOwnDraft(context, actor.userId);
    if (!locked.ok) return locked;
    const gone = await context.tx
      .delete(candidacies)
      .where(
        and(
          eq(candidacies.id, input.candidacyId),
          eq(candidacies.applicationId, locked.value.id),
          eq(candidacies.status, "entered"),
        ),
      )
      .returning({ id: candidacies.id });
    if (gone.length === 0) return fail("not-found");
    await context.audit({});
    return ok(null);
  });
}

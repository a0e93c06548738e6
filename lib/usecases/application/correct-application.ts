import { eq, sql } from "drizzle-orm";
import { applications } from "../../../db/schema";
import { copySentClaims, dropDraftClaims } from "../../../db/writes/claims";
import type { Actor } from "../../domain/access/authorize";
import { moveApplication } from "../../domain/application/statuses";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import { checkWindow, lockOwn } from "./lock-own";
import { someProjectClosed } from "./open-projects";

/**
 * Begins a correction: a draft lies beside what was sent, which stands for every project until the draft is sent in turn. Within the window of the
 * programme and of every project that the application stands in. Source: domain.md, Application.
 */
export function beginCorrection(actor: Actor, input: { readonly version: number }) {
  return perform<null>(actor, "application.correct", { kind: "application", id: null }, async (context) => {
    const locked = await lockOwn(context);
    if (!locked.ok) return locked;
    const application = locked.value;
    if (application.version !== input.version) return fail("stale-record");
    const moved = moveApplication(application.status, "correct");
    if (!moved.ok || application.correcting) return fail("unlawful-move");
    const window = await checkWindow(context, application.year);
    if (!window.ok) return window;
    if (await someProjectClosed(context, application.id)) return fail("project-not-open");
    await copySentClaims(context.tx, application.id);
    await context.tx
      .update(applications)
      .set({ correcting: true, version: sql`${applications.version} + 1` })
      .where(eq(applications.id, application.id));
    await context.audit({ step: "begin" }, { kind: "application", id: application.id });
    return ok(null);
  });
}

/**
 * Gives a correction up: what was sent stands as it is. The version goes on by two, so that a send pressed on the dropped draft is not taken for the
 * repetition of one that arrived.
 */
export function dropCorrection(actor: Actor, input: { readonly version: number }) {
  return perform<null>(actor, "application.correct", { kind: "application", id: null }, async (context) => {
    const locked = await lockOwn(context);
    if (!locked.ok) return locked;
    const application = locked.value;
    if (application.version !== input.version) return fail("stale-record");
    if (!application.correcting) return fail("unlawful-move");
    await dropDraftClaims(context.tx, application.id);
    await context.tx
      .update(applications)
      .set({ correcting: false, version: sql`${applications.version} + 2` })
      .where(eq(applications.id, application.id));
    await context.audit({ step: "drop" }, { kind: "application", id: application.id });
    return ok(null);
  });
}

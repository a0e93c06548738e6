import { eq, sql } from "drizzle-orm";
import { objections, serviceProjects } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { isOpenObjection } from "../../domain/objection/statuses";
import { fail, ok } from "../../domain/shared/result";
import { sealText } from "../../platform/crypto/field-encryption";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";
import { dueAfter } from "../work/due-after";
import { lockAsHandler } from "./lock-objection";
import { HEARING_WORKING_DAYS } from "./terms";

export type Hearing = { readonly objectionId: string; readonly version: number; readonly text: string };

/**
 * The handler tells the listed person what a third party objects to, in the handler's own words: the objector's might give away who it was. Once;
 * the person may answer until the day that is returned.
 */
export function hearListedPerson(actor: Actor, input: Hearing) {
  return perform<{ readonly until: string }>(
    actor,
    "objection.hear",
    { kind: "objection", id: input.objectionId },
    async (context) => {
      const locked = await lockAsHandler(context, actor, input);
      if (!locked.ok) return locked;
      const { objection, ownerUserId } = locked.value;
      if (objection.side !== "third-party" || !isOpenObjection(objection.status)) return fail("unlawful-move");
      if (objection.heardAt !== null) return fail("already-decided");
      if (input.text === "") return fail("reason-required");
      const { tx, now, audit } = context;
      const until = await dueAfter(tx, now, HEARING_WORKING_DAYS);
      await tx
        .update(objections)
        .set({
          heardSealed: sealText(input.text, `objections.heard:${objection.id}`),
          heardAt: now,
          heardUntil: until,
          version: sql`${objections.version} + 1`,
        })
        .where(eq(objections.id, objection.id));
      const [project] = await tx
        .select({ name: serviceProjects.name })
        .from(serviceProjects)
        .where(eq(serviceProjects.id, objection.projectId));
      await tellPerson(tx, ownerUserId, "objection-heard", { project: project?.name ?? "", until });
      await audit({ until });
      return ok({ until });
    },
  );
}

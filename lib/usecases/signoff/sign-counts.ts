import { and, eq, max } from "drizzle-orm";
import { serviceProjects, signoffs } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { sumOf } from "../../domain/signoff/counts";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { isToSign, readSignoffs } from "./read-signoffs";

export type SignCounts = { readonly projectId: string; readonly township: string; readonly digest: string };

/**
 * A township signs for the numbers of its own people in a closed project, as they were shown (`digest`). Refused while any of them is under way; numbers
 * that change later ask for a new sign-off. Source: verifiable-notice.md 8.
 */
export function signCounts(actor: Actor, input: SignCounts) {
  return perform(
    actor,
    "signoff.sign",
    { kind: "service-project", id: input.projectId },
    async ({ tx, now, authorize, audit }) => {
      const [project] = await tx
        .select()
        .from(serviceProjects)
        .where(eq(serviceProjects.id, input.projectId))
        .for("update");
      const allowed = authorize({ township: input.township });
      if (!allowed.ok) return allowed;
      if (project === undefined) return fail("not-found");
      if (!isToSign(project.status)) return fail("unlawful-move");
      const present = (await readSignoffs(tx, [project])).find((one) => one.township === input.township);
      if (present === undefined) return fail("not-found");
      if (present.digest !== input.digest) return fail("stale-record");
      if (present.state === "signed") return fail("already-signed");
      if (present.state === "under-way") return fail("items-open");
      const [newest] = await tx
        .select({ sequence: max(signoffs.sequence) })
        .from(signoffs)
        .where(and(eq(signoffs.projectId, project.id), eq(signoffs.township, input.township)));
      await tx.insert(signoffs).values({
        id: newId(),
        year: project.year,
        projectId: project.id,
        township: input.township,
        sequence: (newest?.sequence ?? 0) + 1,
        counts: present.classes,
        digest: present.digest,
        signedBy: actor.userId,
        signedAt: now,
      });
      await audit({ township: input.township, digest: present.digest, ...sumOf(present.classes) });
      return ok(null);
    },
  );
}

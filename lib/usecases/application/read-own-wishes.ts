import { desc, eq } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { applications } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { ok } from "../../domain/shared/result";
import { perform } from "../act";
import { candidacyName } from "./candidacy-name";
import { ownWishes } from "./own-wishes";

async function viewOf(tx: Tx, applicationId: string) {
  const { wishes, fixed } = await ownWishes(tx, applicationId);
  const shown = [];
  for (const { candidacyId, project, childId } of wishes) {
    shown.push({ candidacyId, name: await candidacyName(tx, { project, childId }) });
  }
  return { wishes: shown, fixed };
}
export type OwnWishes = Awaited<ReturnType<typeof viewOf>>;

/** The own order of wishes among candidacies that exclude one another; null without an application, nothing in it where none do. */
export function readOwnWishes(actor: Actor) {
  return perform<OwnWishes | null>(
    actor,
    "application.read",
    { kind: "application", id: null },
    async ({ tx, personId, authorize, audit }) => {
      const allowed = authorize({ ownerUserId: personId });
      if (!allowed.ok) return allowed;
      const [application] = await tx
        .select({ id: applications.id })
        .from(applications)
        .where(eq(applications.userId, personId))
        .orderBy(desc(applications.year))
        .limit(1);
      await audit({ own: true, wishes: true }, { kind: "application", id: application?.id ?? null });
      return ok(application === undefined ? null : await viewOf(tx, application.id));
    },
  );
}

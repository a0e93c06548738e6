import { desc, eq } from "drizzle-orm";
import { sanctions, users } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { ok } from "../../domain/shared/result";
import { perform } from "../act";
import { type SanctionView, viewSanction } from "./sanction-view";

/** The cases about the person, found by the identity document, the newest first; also at a township's counter. */
export function listOwnSanctions(actor: Actor) {
  return perform<readonly SanctionView[]>(
    actor,
    "sanction.read",
    { kind: "sanction", id: null },
    async ({ tx, personId, authorize, audit }) => {
      const allowed = authorize({ ownerUserId: personId });
      if (!allowed.ok) return allowed;
      const rows = await tx
        .select({ sanction: sanctions })
        .from(sanctions)
        .innerJoin(users, eq(users.documentHmac, sanctions.documentHmac))
        .where(eq(users.id, personId))
        .orderBy(desc(sanctions.openedAt), desc(sanctions.id));
      const views: SanctionView[] = [];
      for (const { sanction } of rows) views.push(await viewSanction(tx, sanction));
      await audit({ own: true, sanctions: views.length });
      return ok(views);
    },
  );
}

"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { openSanction } from "@/lib/usecases/sanction/open-sanction";

export const open = protectedAction(
  "openSanction",
  (actor, { itemId, evidenceId, ...input }) =>
    openSanction(actor, { ...input, itemId: itemId || undefined, evidenceId: evidenceId || undefined }),
  (_input, { sanctionId }) => `/office/sanctions/${sanctionId}`,
);

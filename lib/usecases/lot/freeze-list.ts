import { and, eq, ne } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { applications, candidacies } from "../../../db/schema";
import { listText } from "../../domain/ranking/lots";
import { sha256Hex } from "../../platform/crypto/sha256";

/** The digest of who stands in a project when it closes: every candidacy of an application that was sent. */
export async function digestOfList(tx: Tx, projectId: string): Promise<string> {
  const listed = await tx
    .select({ receipt: candidacies.receipt })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(
      and(eq(candidacies.projectId, projectId), ne(candidacies.status, "withdrawn"), ne(applications.status, "draft")),
    );
  return sha256Hex(listText(listed.map(({ receipt }) => receipt)));
}

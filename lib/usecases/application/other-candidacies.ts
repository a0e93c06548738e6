import { and, eq, inArray, ne } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "../../../db/client";
import { candidacies, householdMembers } from "../../../db/schema";

const STANDING = ["entered", "eligible", "ranked", "not-ranked"] as const;

/** Which of these candidacies name a child whom another application named for the same project: two stand, and only the earlier will be ranked. */
export async function withOtherParent(reader: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const other = alias(candidacies, "other");
  const child = alias(householdMembers, "other_child");
  const found = await reader
    .selectDistinct({ id: candidacies.id })
    .from(candidacies)
    .innerJoin(householdMembers, eq(householdMembers.id, candidacies.childId))
    .innerJoin(child, eq(child.documentHmac, householdMembers.documentHmac))
    .innerJoin(other, and(eq(other.childId, child.id), eq(other.projectId, candidacies.projectId)))
    .where(
      and(
        inArray(candidacies.id, [...ids]),
        ne(other.applicationId, candidacies.applicationId),
        inArray(candidacies.status, STANDING),
        inArray(other.status, STANDING),
      ),
    );
  return new Set(found.map((one) => one.id));
}

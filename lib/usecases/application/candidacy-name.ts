import { eq } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { householdMembers } from "../../../db/schema";
import { openText } from "../../platform/crypto/field-encryption";

type Named = { readonly project: string; readonly childId: string | null };

/** A candidacy as its person knows it: the project, and the child for whom it is, 积分入学（宋秀莲）. */
export async function candidacyName(reader: Reader, { project, childId }: Named): Promise<string> {
  if (childId === null) return project;
  const [child] = await reader.select().from(householdMembers).where(eq(householdMembers.id, childId));
  if (child === undefined) return project;
  return `${project}（${openText(child.nameSealed, `household_members.name:${child.id}`)}）`;
}

import { and, asc, desc, eq } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { supplementPoints, supplements } from "../../../db/schema";
import { openText } from "../../platform/crypto/field-encryption";

export type SupplementView = {
  readonly askedAt: Date;
  readonly dueOn: string;
  /** Null while the person can still answer. */
  readonly ended: string | null;
  readonly points: readonly { readonly indicator: string | null; readonly text: string }[];
};

/** The newest list of what is missing from an application, or null where none was ever sent. */
export async function readSupplement(reader: Reader, applicationId: string): Promise<SupplementView | null> {
  const [newest] = await reader
    .select()
    .from(supplements)
    .where(eq(supplements.applicationId, applicationId))
    .orderBy(desc(supplements.sequence))
    .limit(1);
  if (newest === undefined) return null;
  const points = await reader
    .select()
    .from(supplementPoints)
    .where(and(eq(supplementPoints.supplementId, newest.id)))
    .orderBy(asc(supplementPoints.position));
  return {
    askedAt: newest.askedAt,
    dueOn: newest.dueOn,
    ended: newest.ended,
    points: points.map(({ position, indicator, textSealed }) => ({
      indicator,
      text: openText(textSealed, `supplement_points.text:${newest.id}:${position}`),
    })),
  };
}

import { and, count, eq, inArray } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { listStandsOf, type StandRow } from "../../../db/queries/exclusions";
import { offers } from "../../../db/schema";
import { byWish } from "../../domain/candidacy/wishes";
import { areExclusive } from "../../domain/fulfilment/exclusions";

/** The candidacies of an application that exclude one another, the most wished first. `fixed`: one of them was offered a place, the order stands. */
export async function ownWishes(
  reader: Reader,
  applicationId: string,
): Promise<{ readonly wishes: readonly StandRow[]; readonly fixed: boolean }> {
  const stands = await listStandsOf(reader, applicationId);
  const wishes = stands.filter((one) => stands.some((other) => areExclusive(one, other)));
  const [first] = wishes;
  if (first === undefined) return { wishes, fixed: false };
  const ids = wishes.map((one) => one.candidacyId);
  const [offered] = await reader
    .select({ offers: count() })
    .from(offers)
    .where(and(eq(offers.year, first.year), inArray(offers.candidacyId, ids)));
  return { wishes: wishes.toSorted(byWish(first.wishes)), fixed: (offered?.offers ?? 0) > 0 };
}

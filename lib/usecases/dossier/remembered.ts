import type { Reader } from "../../../db/client";
import { listRecords } from "../../../db/queries/applications";
import { claimableBy } from "../../domain/application/questions";
import { isLasting } from "../../domain/dossier/lasting";
import type { Indicator, Rulebook } from "../../domain/rulebook/rulebook";
import { checkItems } from "../application/read-items";

/** What the dossier can remember under a rulebook for a class. */
export const rememberable = (rulebook: Rulebook, applicantClass: string): readonly Indicator[] =>
  claimableBy(rulebook, applicantClass).filter(isLasting);

/**
 * The records of a dossier: `facts` by indicator where the rulebook still has it under that name and reads them, and the names of the
 * others, which no claim is filled in from.
 */
export async function readRemembered(reader: Reader, dossierId: string, rulebook: Rulebook, applicantClass: string) {
  const known = new Map(rememberable(rulebook, applicantClass).map((one) => [one.code, one]));
  const facts = new Map<string, readonly Record<string, unknown>[]>();
  const others: { readonly indicator: string; readonly name: string }[] = [];
  for (const { indicator: code, name, items } of await listRecords(reader, dossierId)) {
    const indicator = known.get(code);
    if (indicator?.name === name && checkItems(items, indicator).ok) facts.set(code, items);
    else others.push({ indicator: code, name });
  }
  return { facts, others };
}

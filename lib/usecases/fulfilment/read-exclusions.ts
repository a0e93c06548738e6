import type { Tx } from "../../../db/client";
import { type HeldRow, listFinalStands, listHeldBeside } from "../../../db/queries/exclusions";
import { givenUpFor, type PassedOver, passedOver } from "../../domain/fulfilment/exclusions";

/** `excluded`: whose turn will be passed over, and for which place. `givesUp`: the places that others would give up by accepting one here. */
export type Exclusions = {
  readonly excluded: ReadonlyMap<string, PassedOver & { readonly project: string }>;
  readonly givesUp: ReadonlyMap<string, readonly HeldRow[]>;
};

/** What places elsewhere in the year mean for those of a project who were offered nothing yet. The line of the year is locked. */
export async function readExclusions(
  tx: Tx,
  project: { readonly id: string; readonly year: number },
): Promise<Exclusions> {
  const held = await listHeldBeside(tx, { projectId: project.id, year: project.year });
  const [excluded, givesUp] = [
    new Map<string, PassedOver & { readonly project: string }>(),
    new Map<string, readonly HeldRow[]>(),
  ];
  if (held.length === 0) return { excluded, givesUp };
  const [byApplication, byChild] = [new Map<string, HeldRow[]>(), new Map<string, HeldRow[]>()];
  for (const one of held) {
    byApplication.set(one.applicationId, [...(byApplication.get(one.applicationId) ?? []), one]);
    if (one.child !== null) byChild.set(one.child, [...(byChild.get(one.child) ?? []), one]);
  }
  for (const stand of await listFinalStands(tx, project.id)) {
    const beside = [
      ...(byApplication.get(stand.applicationId) ?? []),
      ...(stand.child === null ? [] : (byChild.get(stand.child) ?? [])).filter(
        (one) => one.applicationId !== stand.applicationId,
      ),
    ];
    const passed = passedOver(stand, beside);
    if (passed !== null) {
      const project = beside.find((one) => one.offerId === passed.offerId)?.project ?? "";
      excluded.set(stand.candidacyId, { ...passed, project });
      continue;
    }
    const places = givenUpFor(stand, beside);
    if (places.ok && places.value.length > 0) givesUp.set(stand.candidacyId, places.value);
  }
  return { excluded, givesUp };
}

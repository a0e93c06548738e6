"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { assignSlots } from "@/lib/usecases/fulfilment/assign-slots";
import { endProject } from "@/lib/usecases/fulfilment/end-project";
import { forfeitOffer } from "@/lib/usecases/fulfilment/forfeit-offer";
import { recordService } from "@/lib/usecases/fulfilment/record-service";
import { setOptions } from "@/lib/usecases/fulfilment/set-options";
import { startOffers } from "@/lib/usecases/fulfilment/start-offers";

const page = ({ projectId }: { readonly projectId: string }, done: string) =>
  `/department/offers/${projectId}?done=${done}`;
const desk = ({ offerId }: { readonly offerId: string }, projectId: string, done: string) =>
  `/department/offers/${projectId}/${offerId}?done=${done}`;

export const start = protectedAction("startOffers", startOffers, (input) => page(input, "started"));
export const end = protectedAction("project", endProject, (input) => page(input, "ended"));
export const keepOptions = protectedAction("options", setOptions, (input) => page(input, "options"));
export const giveSlots = protectedAction("slots", assignSlots, (input) => page(input, "slots"));
export const record = protectedAction("serviceRecord", recordService, (input, { projectId }) =>
  desk(input, projectId, "recorded"),
);
export const forfeit = protectedAction("forfeit", forfeitOffer, (input, { projectId }) =>
  desk(input, projectId, "forfeited"),
);

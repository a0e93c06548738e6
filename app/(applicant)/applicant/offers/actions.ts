"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { acceptOffer } from "@/lib/usecases/fulfilment/accept-offer";
import { chooseOption } from "@/lib/usecases/fulfilment/choose-option";
import { declineOffer } from "@/lib/usecases/fulfilment/decline-offer";

const page = ({ offerId }: { readonly offerId: string }, done: string) => `/applicant/offers/${offerId}?done=${done}`;

export const accept = protectedAction("acceptOffer", acceptOffer, (input) => page(input, "accepted"));
export const decline = protectedAction("offerId", declineOffer, (input) => page(input, "declined"));
export const choose = protectedAction("chooseOption", chooseOption, (input) => page(input, "chosen"));

"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { askRecheck } from "@/lib/usecases/objection/ask-recheck";
import { decideObjection } from "@/lib/usecases/objection/decide-objection";
import { hearListedPerson } from "@/lib/usecases/objection/hear-listed-person";
import { takeObjection } from "@/lib/usecases/objection/take-objection";
import { recordWithdrawal } from "@/lib/usecases/objection/withdraw-objection";

const here = ({ objectionId }: { readonly objectionId: string }) => `/office/objections/${objectionId}`;

export const take = protectedAction("objection", takeObjection, here);
export const hear = protectedAction("hearing", hearListedPerson, here);
export const ask = protectedAction(
  "recheck",
  (actor, { question, ...input }) => askRecheck(actor, { ...input, text: question }),
  here,
);
export const withdraw = protectedAction("withdrawal", recordWithdrawal, here);
export const decide = protectedAction("decideObjection", decideObjection, here);

"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { answerSanction } from "@/lib/usecases/sanction/answer-sanction";
import { objectToSanction } from "@/lib/usecases/sanction/object-to-sanction";

const here = ({ sanctionId }: { readonly sanctionId: string }) => `/applicant/sanctions/${sanctionId}?sent=1`;

export const answer = protectedAction("answerSanction", answerSanction, here);
export const object = protectedAction("objectToSanction", objectToSanction, here);

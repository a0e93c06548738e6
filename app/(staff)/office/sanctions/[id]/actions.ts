"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { decideSanction } from "@/lib/usecases/sanction/decide-sanction";
import { dropSanction } from "@/lib/usecases/sanction/drop-sanction";
import { hearPerson } from "@/lib/usecases/sanction/hear-person";
import { imposeSanction } from "@/lib/usecases/sanction/impose-sanction";
import { proposeSanction } from "@/lib/usecases/sanction/propose-sanction";

const here = ({ sanctionId }: { readonly sanctionId: string }) => `/office/sanctions/${sanctionId}`;

export const hear = protectedAction("sanction", hearPerson, here);
export const propose = protectedAction("proposeSanction", proposeSanction, here);
export const drop = protectedAction("dropSanction", dropSanction, here);
export const impose = protectedAction("imposeSanction", imposeSanction, here);
export const decide = protectedAction("decideSanction", decideSanction, here);

"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { addMember } from "@/lib/usecases/dossier/add-member";
import { saveDossier } from "@/lib/usecases/dossier/save-dossier";
import { submitDossier } from "@/lib/usecases/dossier/submit-dossier";

export const keepDossier = protectedAction("dossier", saveDossier, () => "/applicant/dossier?saved=1");
export const addOwnMember = protectedAction("member", addMember, () => "/applicant/dossier?saved=1");
export const sendDossier = protectedAction("version", submitDossier, () => "/applicant");

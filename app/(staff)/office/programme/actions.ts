"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { createProgramme } from "@/lib/usecases/programme/create-programme";
import { openProgramme } from "@/lib/usecases/programme/open-programme";

export const makeProgramme = protectedAction("programme", createProgramme, () => "/office/programme");
export const startProgramme = protectedAction("year", openProgramme, () => "/office/programme");

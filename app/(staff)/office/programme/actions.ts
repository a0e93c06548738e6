"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import type { Actor } from "@/lib/domain/access/authorize";
import { stageRows } from "@/lib/forms/programme";
import { createProgramme } from "@/lib/usecases/programme/create-programme";
import { openProgramme } from "@/lib/usecases/programme/open-programme";
import { setStages } from "@/lib/usecases/programme/set-stages";

type Stages = { readonly year: number; readonly version: number } & Readonly<Record<string, unknown>>;
const saveStages = (actor: Actor, { year, version, ...cells }: Stages) =>
  setStages(actor, { year, version, stages: stageRows(cells).map(({ name, from, to }) => ({ name, from, to })) });

export const makeProgramme = protectedAction("programme", createProgramme, () => "/office/programme");
export const startProgramme = protectedAction("year", openProgramme, () => "/office/programme");
export const keepStages = protectedAction("stages", saveStages, () => "/office/programme?stages=1");

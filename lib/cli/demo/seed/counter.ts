import { db } from "../../../../db/client";
import { listProjects } from "../../../../db/queries/programmes";
import { checkCharacter } from "../../../domain/dossier/identity-number";
import { enterCandidacy } from "../../../usecases/application/enter-candidacy";
import { readOwnApplication } from "../../../usecases/application/read-application";
import { saveClaim } from "../../../usecases/application/save-claim";
import { startApplication } from "../../../usecases/application/start-application";
import { submitApplication } from "../../../usecases/application/submit-application";
import { saveDossier } from "../../../usecases/dossier/save-dossier";
import { submitDossier } from "../../../usecases/dossier/submit-dossier";
import { beginIntake } from "../../../usecases/intake/begin-intake";
import { PROMISED } from "./applicant";
import { YEAR } from "./programme";
import type { Play } from "./steps";
import { must } from "./walk";

const FIRST17 = "99000019630512007";
/** One person without a phone, whom the counter of Hubin takes in; the number can be nobody's. */
export const AT_COUNTER = { name: "林秀英", identityNumber: `${FIRST17}${checkCharacter(FIRST17)}` };

/** The whole of it in one visit: dossier, two claims of which one is for the department to look up, one project, sent. */
export async function takeInAtCounter({ staff }: Play): Promise<void> {
  const officer = staff.township("hubin");
  const { name, identityNumber } = AT_COUNTER;
  const person = { township: "hubin" as const, name, documentNumber: identityNumber };
  const visit = await beginIntake(officer, { ...person, documentKind: "identity-card", reason: "no-phone" });
  const actor = { ...officer, behalf: must(visit, "visit").intakeId };
  const dossier = {
    birthDate: "1963-05-12",
    township: "hubin" as const,
    applicantClass: "A",
    address: "湖滨街道金林路 8 号",
  };
  must(await saveDossier(actor, { ...dossier, version: 0 }), "dossier at the counter");
  must(await submitDossier(actor, { version: 1 }), "dossier sent at the counter");
  must(await startApplication(actor), "application at the counter");
  for (const indicator of ["P03", "P13"])
    must(await saveClaim(actor, { indicator, pleaseCheck: "yes", evidence: [] }), `claim ${indicator} at the counter`);
  const project = (await listProjects(db(), YEAR)).find((one) => one.kind === "training");
  must(await enterCandidacy(actor, { projectId: project?.id ?? "", choices: [] }), "candidacy at the counter");
  const version = must(await readOwnApplication(actor), "application at the counter")?.version ?? 0;
  must(await submitApplication(actor, { ...PROMISED, version }), "submission at the counter");
}

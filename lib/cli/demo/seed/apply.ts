import type { Answer } from "../../../domain/application/questions";
import { answerQuestions } from "../../../usecases/application/answer-questions";
import { readOwnApplication } from "../../../usecases/application/read-application";
import { saveRecord } from "../../../usecases/dossier/save-record";
import type { DemoPerson } from "../people/make-people";
import { type Applicant, fillApplication, registerPerson, send, sendDossier } from "./applicant";
import { confirmIdentity } from "./procedure";
import type { DemoStaff } from "./staff";
import { returnIdentity } from "./turns";
import { must } from "./walk";

/** From registration as far as the person's stage goes before the township and the departments have their turn. */
export async function apply(staff: DemoStaff, person: DemoPerson, password: string): Promise<Applicant> {
  const applicant = await registerPerson(person, password);
  if (person.stage === "registered") return applicant;
  await sendDossier(applicant);
  if (person.stage === "identity-returned") await returnIdentity(staff, applicant);
  if (person.stage === "identity-returned" || person.stage === "identity-pending") return applicant;
  await confirmIdentity(staff, applicant);
  await fillApplication(applicant, ...person.kinds);
  if (person.stage !== "draft") {
    await send(applicant);
    return applicant;
  }
  // Every other draft still waits for its answers; each dossier holds something that is not claimed yet.
  must(await saveRecord(applicant.actor, { indicator: "P38", row0: "yes" }), "record");
  if (person.index % 2 === 1) await answerAsClaimed(applicant);
  return applicant;
}

/** Answers yes where something of the section is claimed, else no. */
async function answerAsClaimed({ person, actor }: Applicant): Promise<void> {
  const read = must(await readOwnApplication(actor), "application");
  const claimed = new Set(person.claims.map((one) => one.indicator));
  const answers = (read?.questions ?? []).map(({ section, indicators }): [string, Answer] => [
    section,
    indicators.some((one) => claimed.has(one.code)) ? "yes" : "no",
  ]);
  must(await answerQuestions(actor, { answers: new Map(answers) }), "answers");
}

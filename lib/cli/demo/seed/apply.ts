import type { DemoPerson } from "../people/make-people";
import { type Applicant, fillApplication, registerPerson, send, sendDossier } from "./applicant";
import { confirmIdentity } from "./procedure";
import type { DemoStaff } from "./staff";
import { returnIdentity } from "./turns";

/** From registration as far as the person's stage goes before the township and the departments have their turn. */
export async function apply(staff: DemoStaff, person: DemoPerson, password: string): Promise<Applicant> {
  const applicant = await registerPerson(person, password);
  if (person.stage === "registered") return applicant;
  await sendDossier(applicant);
  if (person.stage === "identity-returned") await returnIdentity(staff, applicant);
  if (person.stage === "identity-returned" || person.stage === "identity-pending") return applicant;
  await confirmIdentity(staff, applicant);
  await fillApplication(applicant, ...person.kinds);
  if (person.stage !== "draft") await send(applicant);
  return applicant;
}

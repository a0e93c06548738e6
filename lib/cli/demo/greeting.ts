import { makePeople } from "./people/make-people";
import { DEMO_PASSWORD } from "./seed/seed-demo";

/** A few applicants to log in as, one for each state; their numbers can be nobody's. */
function sampleApplicants(applicants: number, seed: number): string {
  const seen = new Set<string>();
  const people = makePeople(applicants, seed, "2020-03-31").filter((person) => {
    const fresh = !seen.has(person.stage);
    seen.add(person.stage);
    return fresh;
  });
  return people.map((person) => `    ${person.identityNumber}  ${person.stage}`).join("\n");
}

/** The address and the log-ins, as the demo prints them. */
export function greeting(origin: string, applicants: number, seed: number): string {
  const samples = sampleApplicants(applicants, seed);
  return `
The portal is open: ${origin}

  Applicants and staff of the demo, with their second-factor codes and messages:  ${origin}/demo
  Password of every demo account:  ${DEMO_PASSWORD}
  Staff, at ${origin}/login/staff:
    points office (two persons are needed to approve and publish, a third to decide an objection to a sanction):  office-1, office-2, office-3
    system administrator:  admin
    townships:  town-lingxiu, town-hubin, town-hubin-2 …        departments:  dept-education, dept-education-2 …
    service managers:  svc-education, svc-housing, svc-human-resources, svc-youth-league
${samples === "" ? "" : `  Applicants by document number, at ${origin}/login:\n${samples}\n`}
Stop with Ctrl-C.
`;
}

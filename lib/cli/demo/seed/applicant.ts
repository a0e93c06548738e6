import { desc } from "drizzle-orm";
import { db } from "../../../../db/client";
import { findUserByDocument } from "../../../../db/queries/accounts";
import { findApplicationOf, findDossierOf } from "../../../../db/queries/applications";
import { listProjects } from "../../../../db/queries/programmes";
import { messages } from "../../../../db/schema";
import type { Actor } from "../../../domain/access/authorize";
import type { TownshipCode } from "../../../domain/dossier/townships";
import { lookupHmac } from "../../../platform/crypto/field-encryption";
import { beginRegistration, completeRegistration } from "../../../usecases/accounts/register";
import { enterCandidacy } from "../../../usecases/application/enter-candidacy";
import { saveClaim } from "../../../usecases/application/save-claim";
import { startApplication } from "../../../usecases/application/start-application";
import { submitApplication } from "../../../usecases/application/submit-application";
import { saveDossier } from "../../../usecases/dossier/save-dossier";
import { submitDossier } from "../../../usecases/dossier/submit-dossier";
import { uploadEvidence } from "../../../usecases/evidence/upload-evidence";
import { openMessage } from "../../../usecases/sweep/due-messages";
import type { DemoPerson } from "../people/make-people";
import { demoPaper } from "./paper";
import { YEAR } from "./programme";
import { actorOf, must } from "./walk";

export type Applicant = { readonly person: DemoPerson; readonly actor: Actor };

/** Registers with the code that the message gateway holds. */
export async function registerPerson(person: DemoPerson, password: string): Promise<Applicant> {
  const facts = { address: `demo-${person.index}`, requestId: null };
  const { name, identityNumber, phone } = person;
  const pending = must(
    await beginRegistration(facts, {
      name,
      documentKind: "identity-card",
      documentNumber: identityNumber,
      phone,
      password,
    }),
    `registration of ${person.index}`,
  );
  const [row] = await db().select().from(messages).orderBy(desc(messages.createdAt), desc(messages.id)).limit(1);
  const code = row === undefined ? "" : (openMessage(row).body.code ?? "");
  must(await completeRegistration(facts, pending, code), `code of ${person.index}`);
  const user = await findUserByDocument(db(), lookupHmac("document", pending.canonical));
  if (user === null) throw new Error(`person ${person.index} has no account`);
  return { person, actor: actorOf(user.id, name, [{ role: "applicant", unit: null }]) };
}

export async function sendDossier({ person, actor }: Applicant): Promise<void> {
  const { birthDate, address, applicantClass } = person;
  const township = person.township as TownshipCode;
  must(await saveDossier(actor, { version: 0, birthDate, township, applicantClass, address }), "dossier");
  must(await submitDossier(actor, { version: 1 }), "dossier sending");
}

/** A contract item as the rows of the claim form. */
export function formRows(items: readonly Readonly<Record<string, string | number>>[]): Record<string, string> {
  const rows: Record<string, string> = {};
  items.forEach((item, row) => {
    rows[`row${row}`] = "yes";
    for (const [key, value] of Object.entries(item)) rows[`${key}${row}`] = String(value);
  });
  return rows;
}

const PAPERS: Readonly<Record<string, string>> = {
  P01: "CERTIFICATE OF EDUCATION",
  P39: "DEGREE CERTIFICATE",
  P04: "RESIDENCE PERMIT",
};

/** Fills in the application with claims, papers for some of them, and one project. */
export async function fillApplication({ person, actor }: Applicant, kind: string): Promise<void> {
  must(await startApplication(actor), "application");
  for (const { indicator, items } of person.claims) {
    const title = PAPERS[indicator];
    const files: string[] = [];
    if (title !== undefined) {
      const bytes = demoPaper(title, [
        "DEMO PAPER, ISSUED TO NOBODY",
        `Indicator ${indicator}`,
        `Holder ${person.index + 1}`,
      ]);
      const upload = { name: `${indicator}.pdf`, mediaType: "application/pdf", bytes, indicator: null };
      files.push(must(await uploadEvidence(actor, upload), "evidence").evidenceId);
    }
    must(await saveClaim(actor, { indicator, evidence: files, ...formRows(items) }), `claim ${indicator}`);
  }
  const project = (await listProjects(db(), YEAR)).find((one) => one.kind === kind);
  if (project === undefined) throw new Error(`no project of kind ${kind}`);
  must(await enterCandidacy(actor, { projectId: project.id, choices: [] }), `candidacy ${kind}`);
}

export async function applicationOf({ actor }: Applicant) {
  const application = await findApplicationOf(db(), actor.userId, YEAR);
  if (application === null) throw new Error(`no application of ${actor.userId}`);
  return application;
}

export async function send(applicant: Applicant): Promise<void> {
  must(await submitApplication(applicant.actor, { version: (await applicationOf(applicant)).version }), "submission");
}

export async function dossierOf({ actor }: Applicant) {
  const dossier = await findDossierOf(db(), actor.userId);
  if (dossier === null) throw new Error(`no dossier of ${actor.userId}`);
  return dossier;
}

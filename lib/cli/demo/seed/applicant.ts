import { desc } from "drizzle-orm";
import { db } from "../../../../db/client";
import { findUserByDocument } from "../../../../db/queries/accounts";
import { findApplicationOf, findDossierOf, listMembers } from "../../../../db/queries/applications";
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
import { addMember } from "../../../usecases/dossier/add-member";
import { saveDossier } from "../../../usecases/dossier/save-dossier";
import { submitDossier } from "../../../usecases/dossier/submit-dossier";
import { uploadEvidence } from "../../../usecases/evidence/upload-evidence";
import { openMessage } from "../../../usecases/sweep/due-messages";
import type { DemoClaim } from "../people/claims";
import type { DemoPerson } from "../people/make-people";
import { paperFor } from "./papers";
import { YEAR } from "./programme";
import { actorOf, must } from "./walk";

export type Applicant = { readonly person: DemoPerson; readonly actor: Actor };

/** The newest code for a phone; several people wait for theirs at the same time. */
async function codeSentTo(phone: string): Promise<string> {
  for (const row of await db()
    .select()
    .from(messages)
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(100)) {
    const message = openMessage(row);
    if (message.template === "register-code" && message.phone === phone) return message.body.code ?? "";
  }
  throw new Error("a code that was sent is not in the outbox");
}

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
  must(await completeRegistration(facts, pending, await codeSentTo(phone)), `code of ${person.index}`);
  const user = await findUserByDocument(db(), lookupHmac("document", pending.canonical));
  if (user === null) throw new Error(`person ${person.index} has no account`);
  return { person, actor: actorOf(user.id, name, [{ role: "applicant", unit: null }]) };
}

export async function sendDossier({ person, actor }: Applicant): Promise<void> {
  const { birthDate, address, applicantClass } = person;
  const township = person.township as TownshipCode;
  must(await saveDossier(actor, { version: 0, birthDate, township, applicantClass, address }), "dossier");
  for (const { relation, name, identityNumber } of person.members)
    must(await addMember(actor, { relation, name, documentNumber: identityNumber, guardian: "yes" }), "member");
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

/** Saves the claims of a person, with papers where there are any. */
async function saveClaims({ person, actor }: Applicant, claims: readonly DemoClaim[]): Promise<void> {
  for (const { indicator, items } of claims) {
    const paper = paperFor(person, indicator, items);
    const evidence = paper === null ? [] : [must(await uploadEvidence(actor, paper), "evidence").evidenceId];
    must(await saveClaim(actor, { indicator, evidence, ...formRows(items) }), `claim ${indicator}`);
  }
}

/** Enters a project: for schooling once for each child, with its schools in order; else for oneself. */
export async function enter({ person, actor }: Applicant, kind: string): Promise<void> {
  const project = (await listProjects(db(), YEAR)).find((one) => one.kind === kind);
  if (project === undefined) throw new Error(`no project of kind ${kind}`);
  const entry = (more: { readonly childId?: string; readonly choices: readonly string[] }) =>
    enterCandidacy(actor, { projectId: project.id, ...more });
  if (kind !== "schooling") {
    must(await entry({ choices: [] }), `candidacy ${kind}`);
    return;
  }
  const dossier = await findDossierOf(db(), actor.userId);
  for (const row of await listMembers(db(), dossier?.id ?? "")) {
    const member = person.members.find((one) => lookupHmac("document", one.identityNumber) === row.documentHmac);
    if (member?.relation === "child")
      must(await entry({ childId: row.id, choices: member.choices }), `candidacy ${kind}`);
  }
}

/** Fills in the application with claims, papers for some of them, and projects. */
export async function fillApplication(applicant: Applicant, ...kinds: readonly string[]): Promise<void> {
  must(await startApplication(applicant.actor), "application");
  await saveClaims(applicant, applicant.person.claims);
  for (const kind of kinds) await enter(applicant, kind);
}

/** Writes one claim again, as a correction or as an answer to a list. */
export async function saveAgain(applicant: Applicant, indicator: string): Promise<void> {
  await saveClaims(
    applicant,
    applicant.person.claims.filter((one) => one.indicator === indicator),
  );
}

export async function applicationOf({ actor }: Applicant) {
  const application = await findApplicationOf(db(), actor.userId, YEAR);
  if (application === null) throw new Error(`no application of ${actor.userId}`);
  return application;
}

/** What a person ticks before sending. */
export const PROMISED = { promise: "yes", publication: "yes" } as const;

export async function send(applicant: Applicant): Promise<void> {
  must(
    await submitApplication(applicant.actor, { ...PROMISED, version: (await applicationOf(applicant)).version }),
    "submission",
  );
}

export async function dossierOf({ actor }: Applicant) {
  const dossier = await findDossierOf(db(), actor.userId);
  if (dossier === null) throw new Error(`no dossier of ${actor.userId}`);
  return dossier;
}

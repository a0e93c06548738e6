import { db } from "../../../db/client";
import { roleGrants, users } from "../../../db/schema";
import { type DemoPerson, makePeople } from "../../cli/demo/people/make-people";
import type { Applicant } from "../../cli/demo/seed/applicant";
import type { Actor } from "../../domain/access/authorize";
import { ROLE_UNIT, type StaffRole } from "../../domain/access/roles";
import type { TownshipCode } from "../../domain/dossier/townships";
import { lookupHmac, sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";

/** Accounts are written as rows here: the tests of permission need no password, and argon2 is slow by design. */
const NO_PASSWORD = "none";
const MADE = new Date("2020-06-22T01:00:00Z");

export const actorFor = (userId: string, name: string, grants: Actor["grants"]): Actor => ({
  userId,
  name,
  grants,
  sessionId: null,
  requestId: newId(),
  address: "203.0.113.7",
});

/** A staff account that holds one role, with a second factor enrolled. */
export async function staffAccount(login: string, role: StaffRole, unit: string | null): Promise<Actor> {
  const id = newId();
  await db()
    .insert(users)
    .values({
      id,
      kind: "staff",
      name: login,
      login,
      passwordHash: NO_PASSWORD,
      totpSealed: sealText("SECRET", `users.totp:${id}`),
      totpEnrolledAt: MADE,
      createdAt: MADE,
    });
  const grant = { role, unit: ROLE_UNIT[role] === null ? null : unit };
  await db()
    .insert(roleGrants)
    .values({ id: newId(), userId: id, ...grant, proposedAt: MADE, approvedAt: MADE });
  return actorFor(id, login, [grant]);
}

/** A generated person of class A or B with an account, not yet a dossier. */
export async function applicantAccount(index: number, township: TownshipCode): Promise<Applicant> {
  const made = makePeople(24, 2020, "2020-03-31")[index];
  if (made === undefined) throw new Error(`no person ${index}`);
  const person: DemoPerson = { ...made, township };
  const id = newId();
  const number = person.identityNumber;
  await db()
    .insert(users)
    .values({
      id,
      kind: "applicant",
      name: person.name,
      documentKind: "identity-card",
      documentHmac: lookupHmac("document", number),
      documentSealed: sealText(number, `users.document:${id}`),
      phoneHmac: lookupHmac("phone", person.phone),
      phoneSealed: sealText(person.phone, `users.phone:${id}`),
      passwordHash: NO_PASSWORD,
      createdAt: MADE,
    });
  return { person, actor: actorFor(id, person.name, [{ role: "applicant", unit: null }]) };
}

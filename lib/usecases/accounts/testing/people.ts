import { and, desc, eq } from "drizzle-orm";
import { db } from "../../../../db/client";
import { findUserByDocument } from "../../../../db/queries/accounts";
import { messages, users } from "../../../../db/schema";
import type { Actor } from "../../../domain/access/authorize";
import type { Role } from "../../../domain/access/roles";
import { checkCharacter, type DocumentKind } from "../../../domain/dossier/identity-number";
import type { Result } from "../../../domain/shared/result";
import { systemNow } from "../../../platform/clock";
import { lookupHmac } from "../../../platform/crypto/field-encryption";
import { openMessage } from "../../sweep/due-messages";
import type { RequestFacts } from "../../visitor-act";
import { beginRegistration, completeRegistration } from "../register";
import { completeSecondStep, signInStaff, totpOf } from "../sign-in-staff";

export const PASSWORD = "river-table-green-77";
export const NEW_PASSWORD = "cloud-paper-lamp-31";

/** The value of an act that must succeed in a test. */
export function must<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export const from = (address: string): RequestFacts => ({ address, requestId: null });

/** A made-up identity number with a right check character; its region code is not assigned. */
export function madeUpNumber(index: number, prefix = "990000"): string {
  const first17 = `${prefix}19880412${String(index).padStart(3, "0")}`;
  return first17 + checkCharacter(first17);
}

/** The codes and other messages sent to a phone, newest first. */
export async function sentTo(phone: string, template?: string) {
  const rows = await db().select().from(messages).orderBy(desc(messages.createdAt), desc(messages.id));
  return rows.map(openMessage).filter((one) => one.phone === phone && (template ?? one.template) === one.template);
}

export type Person = { readonly document: string; readonly phone: string; readonly userId: string };

/** Registers somebody as a person does it: form, code on the phone, done. */
export async function registered(
  index: number,
  document = madeUpNumber(index),
  documentKind: DocumentKind = "identity-card",
): Promise<Person> {
  const phone = `1380000${String(index).padStart(4, "0")}`;
  const facts = from(`10.9.0.${index}`);
  const pending = must(
    await beginRegistration(facts, {
      name: `某人${index}`,
      documentKind,
      documentNumber: document,
      phone,
      password: PASSWORD,
    }),
  );
  const [sent] = await sentTo(phone, "register-code");
  must(await completeRegistration(facts, pending, sent?.body.code ?? ""));
  const user = await findUserByDocument(db(), lookupHmac("document", pending.canonical));
  if (user === null) throw new Error("not registered");
  return { document, phone, userId: user.id };
}

export async function staffNamed(login: string) {
  const [row] = await db()
    .select()
    .from(users)
    .where(and(eq(users.login, login), eq(users.kind, "staff")));
  if (row === undefined) throw new Error(`no staff ${login}`);
  return row;
}

export function actor(userId: string, role: Role, unit: string | null = null): Actor {
  return { userId, name: "某人", grants: [{ role, unit }], sessionId: null, requestId: null, address: null };
}

/** First log-in of a member of staff with the one-use password; returns the secret of the second factor. */
export async function firstLogIn(login: string, oneUse: string): Promise<string> {
  const step = must(await signInStaff(from(login), login, oneUse, null));
  const secret = step.secret ?? "";
  must(await completeSecondStep(from(login), step, { code: codeNow(secret), newPassword: PASSWORD }, null));
  return secret;
}

export function codeNow(secret: string): string {
  return totpOf(secret, "").generate({ timestamp: systemNow().getTime() });
}

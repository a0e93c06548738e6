import { asc, desc, eq, isNotNull } from "drizzle-orm";
import { db } from "../../../db/client";
import { listGrants, listStaff } from "../../../db/queries/accounts";
import { applications, messages, users } from "../../../db/schema";
import { maskDocumentNumber } from "../../domain/dossier/identity-number";
import { systemNow } from "../../platform/clock";
import { openText } from "../../platform/crypto/field-encryption";
import { env } from "../../platform/env";
import { totpOf } from "../accounts/sign-in-staff";
import { openMessage } from "../sweep/due-messages";

const maskPhone = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** What a demo lets everybody see: staff with the next second-factor code that works, applicants masked, the outbox. Null in production. */
export async function readDemo() {
  if (env().POINTS_MODE === "production") return null;
  const grants = await listGrants(db(), "accounts");
  const staff = (await listStaff(db(), "", 100)).map((user) => ({
    login: user.login ?? "",
    name: user.name,
    roles: grants
      .filter((one) => one.grant.userId === user.id && one.grant.approvedAt !== null)
      .map((one) => one.grant),
    code:
      user.totpSealed === null
        ? null
        : totpOf(openText(user.totpSealed, `users.totp:${user.id}`), user.login ?? "").generate({
            timestamp: Math.max(systemNow().getTime(), ((user.lastTotpStep ?? 0) + 1) * 30_000),
          }),
  }));
  const people = await db()
    .select({ user: users, status: applications.status })
    .from(users)
    .leftJoin(applications, eq(applications.userId, users.id))
    .where(isNotNull(users.documentSealed))
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(80);
  const outbox = await db().select().from(messages).orderBy(desc(messages.createdAt), desc(messages.id)).limit(40);
  return {
    staff,
    applicants: people.map(({ user, status }) => ({
      name: user.name,
      document: maskDocumentNumber(openText(user.documentSealed ?? "", `users.document:${user.id}`)),
      status,
    })),
    outbox: outbox.map((row) => {
      const { phone, template, body } = openMessage(row);
      return { id: row.id, phone: maskPhone(phone), template, body, createdAt: row.createdAt };
    }),
  };
}

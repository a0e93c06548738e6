import { and, inArray, isNotNull } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { findUser } from "../../../db/queries/accounts";
import { messages, users } from "../../../db/schema";
import { systemNow } from "../../platform/clock";
import { openText, sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";

/** What messages are about; their words are in `lib/copy/messages.ts`. */
export const MESSAGE_TEMPLATES = [
  "register-code",
  "number-in-use",
  "reset-code",
  "identity-confirmed",
  "identity-returned",
  "application-returned",
  "application-refused",
  "supplement-lapsed",
  "material-asked",
  "points-fed-back",
  "points-asked-anew",
  "points-rescored",
  "notice-published",
  "not-listed",
  "pool-held-back",
  "objection-raised",
  "objection-heard",
  "objection-granted",
  "objection-refused",
  "objection-withdrawn",
  "hearing-over",
  "points-corrected",
  "notice-corrected",
  "offer-made",
  "offer-promoted",
  "offer-given-up",
  "passed-over",
  "offer-lapsed",
  "offer-forfeited",
  "slot-assigned",
  "service-recorded",
  "payment-returned",
  "waitlist-closed",
  "service-recovered",
  "record-taken-back",
  "sanction-opened",
  "sanction-heard",
  "sanction-dropped",
  "sanction-imposed",
  "sanction-upheld",
  "sanction-lifted",
] as const;
export type MessageTemplate = (typeof MESSAGE_TEMPLATES)[number];
export type MessageBody = Readonly<Record<string, string>>;

/** Puts a message into the outbox in the transaction of its act; a job hands it to the gateway. Phone in plain digits. */
export async function queueMessage(
  tx: Tx,
  message: {
    readonly userId: string | null;
    readonly phone: string;
    readonly template: MessageTemplate;
    readonly body: MessageBody;
  },
): Promise<void> {
  const id = newId();
  await tx.insert(messages).values({
    id,
    userId: message.userId,
    phoneSealed: sealText(message.phone, `messages.phone:${id}`),
    template: message.template,
    bodySealed: sealText(JSON.stringify(message.body), `messages.body:${id}`),
    createdAt: systemNow(),
  });
}

/** Rows of one statement, well below the parameters that it may have. */
const AT_ONCE = 1_000;

/** The same to many people, a thousand at a time in two statements; to each once, however often he is named. */
export async function tellPeople(
  tx: Pick<Tx, "select" | "insert">,
  userIds: readonly string[],
  template: MessageTemplate,
  body: MessageBody,
): Promise<void> {
  const all = [...new Set(userIds)];
  for (let at = 0; at < all.length; at += AT_ONCE) await tellSome(tx, all.slice(at, at + AT_ONCE), template, body);
}

async function tellSome(
  tx: Pick<Tx, "select" | "insert">,
  userIds: readonly string[],
  template: MessageTemplate,
  body: MessageBody,
): Promise<void> {
  const people = await tx
    .select({ id: users.id, phoneSealed: users.phoneSealed })
    .from(users)
    .where(and(inArray(users.id, [...userIds]), isNotNull(users.phoneSealed)));
  const made = people.map(({ id: userId, phoneSealed }) => {
    const id = newId();
    const phone = openText(phoneSealed ?? "", `users.phone:${userId}`);
    return {
      id,
      userId,
      phoneSealed: sealText(phone, `messages.phone:${id}`),
      template,
      bodySealed: sealText(JSON.stringify(body), `messages.body:${id}`),
      createdAt: systemNow(),
    };
  });
  if (made.length > 0) await tx.insert(messages).values(made);
}

/** Tells a person by the phone on file. Who has none was taken in at a counter, and learns it there. */
export async function tellPerson(tx: Tx, userId: string, template: MessageTemplate, body: MessageBody): Promise<void> {
  const user = await findUser(tx, userId);
  if (user?.phoneSealed == null) return;
  await queueMessage(tx, { userId, phone: openText(user.phoneSealed, `users.phone:${userId}`), template, body });
}

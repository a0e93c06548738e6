import { and, asc, eq, isNull, lt, sql } from "drizzle-orm";
import { db } from "../../../db/client";
import { messages } from "../../../db/schema";
import { systemNow } from "../../platform/clock";
import { openText } from "../../platform/crypto/field-encryption";
import { MESSAGE_TEMPLATES, type MessageBody, type MessageTemplate } from "../accounts/messages";

const MOST_TRIES = 10;
export type DueMessage = {
  readonly id: string;
  readonly phone: string;
  readonly template: MessageTemplate;
  readonly body: MessageBody;
};

const templateOf = (name: string): MessageTemplate => {
  const template = MESSAGE_TEMPLATES.find((one) => one === name);
  if (template === undefined) throw new Error(`unknown message ${name}`);
  return template;
};

/** Opens a message for handing over or, on /demo, for showing. */
export function openMessage(row: typeof messages.$inferSelect): DueMessage {
  return {
    id: row.id,
    phone: openText(row.phoneSealed, `messages.phone:${row.id}`),
    template: templateOf(row.template),
    body: JSON.parse(openText(row.bodySealed, `messages.body:${row.id}`)) as MessageBody,
  };
}

/** Sends waiting messages, oldest first, each at least once; one that fails waits for the next sweep, ten times at most. */
export async function sendDueMessages(send: (message: DueMessage) => Promise<void>): Promise<number> {
  const waiting = await db()
    .select()
    .from(messages)
    .where(and(isNull(messages.sentAt), lt(messages.tries, MOST_TRIES)))
    .orderBy(asc(messages.createdAt), asc(messages.id))
    .limit(500);
  let sent = 0;
  for (const row of waiting) {
    await db()
      .update(messages)
      .set({ tries: sql`${messages.tries} + 1` })
      .where(eq(messages.id, row.id));
    try {
      await send(openMessage(row));
    } catch {
      continue;
    }
    await db().update(messages).set({ sentAt: systemNow() }).where(eq(messages.id, row.id));
    sent++;
  }
  return sent;
}

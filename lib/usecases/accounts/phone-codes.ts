import { randomInt, timingSafeEqual } from "node:crypto";
import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { phoneCodes } from "../../../db/schema";
import { fail, ok, type Result } from "../../domain/shared/result";
import { systemNow } from "../../platform/clock";
import { lookupHmac } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";

const LIFE = 10 * 60_000;
const TRIES = 5;

/** Which code a browser waits for: its own request's, never another one sent to the same phone. */
export type PhoneCodeRef = { readonly codeId: string; readonly phone: string };

/** A fresh 6-digit code for a phone and purpose; only its keyed digest is kept. */
export async function makePhoneCode(
  tx: Tx,
  phone: string,
  purpose: "register" | "reset",
): Promise<{ readonly codeId: string; readonly code: string }> {
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const codeId = newId();
  const now = systemNow();
  await tx.insert(phoneCodes).values({
    id: codeId,
    phoneHmac: lookupHmac("phone", phone),
    purpose,
    codeHmac: lookupHmac("code", `${codeId}\0${code}`),
    expiresAt: new Date(now.getTime() + LIFE),
    createdAt: now,
  });
  return { codeId, code };
}

const open = (ref: PhoneCodeRef, purpose: string) =>
  and(
    eq(phoneCodes.id, ref.codeId),
    eq(phoneCodes.phoneHmac, lookupHmac("phone", ref.phone)),
    eq(phoneCodes.purpose, purpose),
    isNull(phoneCodes.usedAt),
    gt(phoneCodes.expiresAt, systemNow()),
  );

/** Counts a try and says whether the code is right; it stays usable until it is spent. */
export async function checkPhoneCode(
  tx: Tx,
  ref: PhoneCodeRef,
  purpose: "register" | "reset",
  typed: string,
): Promise<Result<null, "code-wrong" | "code-expired">> {
  const [row] = await tx
    .update(phoneCodes)
    .set({ tries: sql`${phoneCodes.tries} + 1` })
    .where(and(open(ref, purpose), lt(phoneCodes.tries, TRIES)))
    .returning({ id: phoneCodes.id, codeHmac: phoneCodes.codeHmac });
  if (row === undefined) return fail("code-expired");
  const right = timingSafeEqual(Buffer.from(row.codeHmac), Buffer.from(lookupHmac("code", `${row.id}\0${typed}`)));
  return right ? ok(null) : fail("code-wrong");
}

/** Uses up a code that was found right; false where another request was faster. */
export async function spendPhoneCode(tx: Tx, ref: PhoneCodeRef, purpose: "register" | "reset"): Promise<boolean> {
  const spent = await tx
    .update(phoneCodes)
    .set({ usedAt: systemNow() })
    .where(open(ref, purpose))
    .returning({ id: phoneCodes.id });
  return spent.length === 1;
}

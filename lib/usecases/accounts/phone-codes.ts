import { randomInt, timingSafeEqual } from "node:crypto";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { phoneCodes } from "../../../db/schema";
import { fail, ok, type Result } from "../../domain/shared/result";
import { systemNow } from "../../platform/clock";
import { lookupHmac } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";

const LIFE = 10 * 60_000;
const TRIES = 5;

/** A fresh 6-digit code for a phone and purpose; only its keyed digest is kept. */
export async function makePhoneCode(tx: Tx, phone: string, purpose: string): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const id = newId();
  const now = systemNow();
  await tx.insert(phoneCodes).values({
    id,
    phoneHmac: lookupHmac("phone", phone),
    purpose,
    codeHmac: lookupHmac("code", `${id}\0${code}`),
    expiresAt: new Date(now.getTime() + LIFE),
    createdAt: now,
  });
  return code;
}

/** Checks the newest code of a phone and purpose, counts the try, and uses it up when right. */
export async function usePhoneCode(
  tx: Tx,
  phone: string,
  purpose: string,
  typed: string,
): Promise<Result<null, "code-wrong" | "code-expired">> {
  const [row] = await tx
    .select()
    .from(phoneCodes)
    .where(
      and(
        eq(phoneCodes.phoneHmac, lookupHmac("phone", phone)),
        eq(phoneCodes.purpose, purpose),
        isNull(phoneCodes.usedAt),
      ),
    )
    .orderBy(desc(phoneCodes.createdAt), desc(phoneCodes.id))
    .limit(1)
    .for("update");
  if (row === undefined || row.expiresAt < systemNow() || row.tries >= TRIES) return fail("code-expired");
  await tx
    .update(phoneCodes)
    .set({ tries: sql`${phoneCodes.tries} + 1` })
    .where(eq(phoneCodes.id, row.id));
  const right = timingSafeEqual(Buffer.from(row.codeHmac), Buffer.from(lookupHmac("code", `${row.id}\0${typed}`)));
  if (!right) return fail("code-wrong");
  await tx.update(phoneCodes).set({ usedAt: systemNow() }).where(eq(phoneCodes.id, row.id));
  return ok(null);
}

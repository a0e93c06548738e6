import { bannedSentences } from "../copy/sanctions";
import type { Actor } from "../domain/access/authorize";
import type { DomainErrorCode } from "../domain/errors";
import { isInForce } from "../domain/sanction/statuses";
import { fail, type Result } from "../domain/shared/result";
import { officeDay } from "../usecases/public/office-day";
import { listOwnSanctions } from "../usecases/sanction/list-own-sanctions";

type Explained = DomainErrorCode | { readonly code: DomainErrorCode; readonly sentences: readonly string[] };

/** Adds to a refusal because of a ban which sanction it is, until when it runs, and how to object. */
export async function explainBan<T>(actor: Actor, result: Result<T, DomainErrorCode>): Promise<Result<T, Explained>> {
  if (result.ok || result.error !== "banned") return result;
  const own = await listOwnSanctions(actor);
  const { day } = await officeDay();
  const standing = (own.ok ? own.value : []).filter((one) => isInForce(one.status) && one.ban !== null);
  return fail({ code: "banned", sentences: standing.flatMap((one) => bannedSentences(one, day)) });
}

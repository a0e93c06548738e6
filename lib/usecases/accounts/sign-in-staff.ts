import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { db } from "../../../db/client";
import { findUser, findUserByLogin } from "../../../db/queries/accounts";
import { users } from "../../../db/schema";
import { isWeakPassword } from "../../domain/access/password";
import { fail, ok, type Result } from "../../domain/shared/result";
import { systemNow } from "../../platform/clock";
import { hashPassword, verifyPassword } from "../../platform/crypto/argon2";
import { openText, sealText } from "../../platform/crypto/field-encryption";
import { performUnsigned, type RequestFacts } from "../visitor-act";
import { countAttempt, forgetAttempts } from "./count-attempt";
import { type Device, deviceOf } from "./known-device";
import { type NewSession, startSession } from "./start-session";

/**
 * Between password and second factor. `secret` is the new TOTP secret while none is enrolled; `version` is the account's session version, so
 * that a changed password, role or factor ends the step too.
 */
export type SecondStep = {
  readonly userId: string;
  readonly secret: string | null;
  readonly newPassword: boolean;
  readonly version: number;
};

export function totpOf(secret: string, login: string): TOTP {
  return new TOTP({
    issuer: "石狮市积分服务平台",
    label: login,
    secret: Secret.fromBase32(secret),
    algorithm: "SHA1",
    digits: 6,
    period: 30,
  });
}

/** First step: log-in name and password. Nothing is opened yet; the second step follows always. */
export async function signInStaff(
  facts: RequestFacts,
  login: string,
  password: string,
  device: Device | null,
): Promise<Result<SecondStep, "credentials-wrong" | "too-many-attempts">> {
  const refuse = async (code: "credentials-wrong" | "too-many-attempts", userId: string | null) => {
    await performUnsigned(facts, ({ audit }) =>
      audit({ act: "account.sign-in-staff", result: "refused", userId, detail: { code } }),
    );
    return fail(code);
  };
  const user = await findUserByLogin(db(), login);
  const from = { address: facts.address, device: deviceOf(device, user?.id) };
  if (!(await countAttempt("sign-in-staff", login, from))) return refuse("too-many-attempts", user?.id ?? null);
  const right = await verifyPassword(user?.passwordHash ?? null, password);
  if (user === null || !right || user.disabledAt !== null) return refuse("credentials-wrong", user?.id ?? null);
  const secret = user.totpEnrolledAt === null ? new Secret({ size: 20 }).base32 : null;
  return ok({ userId: user.id, secret, newPassword: user.passwordOneUse, version: user.sessionVersion });
}

/** Second step: a code that was not used before; enrols the device, takes the new password after a one-use one, and opens the session. */
export async function completeSecondStep(
  facts: RequestFacts,
  step: SecondStep,
  input: { readonly code: string; readonly newPassword?: string | undefined },
  device: Device | null,
): Promise<
  Result<
    NewSession,
    "code-wrong" | "code-expired" | "too-many-attempts" | "password-weak" | "password-same" | "account-disabled"
  >
> {
  const user = await findUser(db(), step.userId);
  if (user === null || user.disabledAt !== null || user.login === null) return fail("account-disabled");
  if (user.sessionVersion !== step.version) return fail("code-expired");
  const from = { address: facts.address, device: deviceOf(device, user.id) };
  if (!(await countAttempt("second-step", user.id, from))) {
    await performUnsigned(facts, ({ audit }) =>
      audit({
        act: "account.second-step",
        result: "refused",
        userId: user.id,
        detail: { code: "too-many-attempts" },
      }),
    );
    return fail("too-many-attempts");
  }
  if (step.newPassword && (!input.newPassword || isWeakPassword(input.newPassword, [user.login, user.name])))
    return fail("password-weak");
  if (step.newPassword && input.newPassword && (await verifyPassword(user.passwordHash, input.newPassword)))
    return fail("password-same");
  const secret = user.totpSealed === null ? step.secret : openText(user.totpSealed, `users.totp:${user.id}`);
  if (secret === null) return fail("code-expired");
  const login = user.login;
  const passwordHash = step.newPassword && input.newPassword ? await hashPassword(input.newPassword) : null;
  return performUnsigned(facts, async ({ tx, audit }) => {
    const refuse = async () => {
      await audit({ act: "account.second-step", result: "refused", userId: user.id });
      return fail("code-wrong" as const);
    };
    const timestamp = systemNow().getTime();
    const delta = totpOf(secret, login).validate({ token: input.code, window: 1, timestamp });
    if (delta === null) return refuse();
    const used = Math.floor(timestamp / 30_000) + delta;
    const enrol =
      user.totpEnrolledAt === null
        ? { totpSealed: sealText(secret, `users.totp:${user.id}`), totpEnrolledAt: systemNow() }
        : {};
    const password =
      passwordHash === null
        ? {}
        : { passwordHash, passwordOneUse: false, sessionVersion: sql`${users.sessionVersion} + 1` };
    const changed = await tx
      .update(users)
      .set({ lastTotpStep: used, ...enrol, ...password })
      .where(
        and(
          eq(users.id, user.id),
          eq(users.sessionVersion, step.version),
          isNull(users.disabledAt),
          user.totpEnrolledAt === null ? isNull(users.totpEnrolledAt) : undefined,
          or(isNull(users.lastTotpStep), lt(users.lastTotpStep, used)),
        ),
      )
      .returning({ id: users.id, sessionVersion: users.sessionVersion });
    const [row] = changed;
    if (row === undefined) return refuse();
    await forgetAttempts(tx, "second-step", user.id, from);
    await forgetAttempts(tx, "sign-in-staff", login, from);
    const session = await startSession(tx, row);
    await audit({
      act: "account.sign-in-staff",
      result: "done",
      userId: user.id,
      detail: { enrolled: user.totpEnrolledAt === null },
    });
    return ok(session);
  });
}

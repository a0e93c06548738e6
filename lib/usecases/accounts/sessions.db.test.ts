import { and, eq, isNull } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "../../../db/client";
import { roleGrants, totpResets, users } from "../../../db/schema";
import { useDatabase } from "../../../db/testing/database";
import { currentActor } from "../../auth/current-actor";
import { sealToken } from "../../auth/token";
import { useSystemClock } from "../../platform/clock";
import { approveRole, endRole } from "../staff/approve-role";
import { bootstrapStaff, type FirstAccount } from "../staff/bootstrap-staff";
import { createStaff } from "../staff/create-staff";
import { disableStaff } from "../staff/disable-staff";
import { proposeRole } from "../staff/propose-role";
import { approveTotpReset, proposeTotpReset } from "../staff/reset-totp";
import { changePassword } from "./change-password";
import { signIn } from "./sign-in";
import { completeSecondStep, signInStaff } from "./sign-in-staff";
import { signOut } from "./sign-out";
import type { NewSession } from "./start-session";
import {
  actor,
  codeNow,
  firstLogIn,
  from,
  must,
  NEW_PASSWORD,
  PASSWORD,
  registered,
  staffNamed,
} from "./testing/people";

const jar = new Map<string, string>();
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined) }),
  headers: async () => ({ get: () => null }),
}));

useDatabase();
let now = Date.parse("2026-11-25T01:00:00Z");
let restore = () => {};
beforeEach(() => {
  now += 7 * 86_400_000;
  restore = useSystemClock({ now: () => new Date(now) });
});
afterEach(() => {
  restore();
  jar.clear();
});
const pass = (minutes: number) => {
  now += minutes * 60_000;
};
/** The cookie of a session, as the browser sends it from now on. */
async function carry(session: NewSession): Promise<void> {
  jar.set("__Host-points-session", await sealToken("session", { ...session }));
}

let first: readonly FirstAccount[] = [];
const secrets = new Map<string, string>();
beforeAll(async () => {
  first = must(await bootstrapStaff());
});
async function logIn(login: string, password = PASSWORD): Promise<NewSession> {
  pass(1);
  const step = must(await signInStaff(from(login), login, password, null));
  const code = codeNow(secrets.get(login) ?? "");
  return must(await completeSecondStep(from(login), step, { code }, null));
}

describe("the first accounts", () => {
  it("are three, with random one-use passwords, and are made once", async () => {
    expect(await db().select().from(users)).toHaveLength(3);
    expect(new Set(first.map((one) => one.password)).size).toBe(3);
    for (const one of first) expect(one.password).toMatch(/^[A-Za-z0-9_-]{16}$/);
    expect((await db().select().from(users)).every((one) => one.passwordOneUse)).toBe(true);
    expect(await bootstrapStaff()).toEqual({ ok: false, error: "already-decided" });
  });

  it("open nothing until the password is a new one and a second factor is enrolled; then the one-use password is dead", async () => {
    const oneUse = first[0]?.password ?? "";
    const step = must(await signInStaff(from("a"), "admin", oneUse, null));
    const code = codeNow(step.secret ?? "");
    for (const [newPassword, error] of [
      [undefined, "password-weak"],
      ["", "password-weak"],
      ["admin12345", "password-weak"],
      [oneUse, "password-same"],
    ] as const)
      expect(await completeSecondStep(from("a"), step, { code, newPassword }, null)).toEqual({ ok: false, error });
    pass(60);
    for (const one of first) secrets.set(one.login, await firstLogIn(one.login, one.password));
    expect(await signInStaff(from("a"), "admin", oneUse, null)).toMatchObject({ error: "credentials-wrong" });
    expect(await logIn("admin")).toMatchObject({ userId: (await staffNamed("admin")).id });
  });
});

describe("the second factor", () => {
  it("takes a code once, and none older than the last one used", async () => {
    pass(1);
    const step = must(await signInStaff(from("b"), "office-1", PASSWORD, null));
    const old = codeNow(secrets.get("office-1") ?? "");
    pass(0.5);
    const code = codeNow(secrets.get("office-1") ?? "");
    expect(await completeSecondStep(from("b"), step, { code }, null)).toMatchObject({ ok: true });
    for (const replayed of [code, old]) {
      const again = must(await signInStaff(from("b"), "office-1", PASSWORD, null));
      expect(await completeSecondStep(from("b"), again, { code: replayed }, null)).toMatchObject({
        error: "code-wrong",
      });
    }
  });

  it("is not weakened by a step that began before the device was enrolled or the password changed", async () => {
    const made = must(
      await createStaff(actor((await staffNamed("admin")).id, "system-administrator"), {
        name: "新人",
        login: "newcomer",
      }),
    );
    const early = must(await signInStaff(from("thief"), "newcomer", made.password, null));
    secrets.set("newcomer", await firstLogIn("newcomer", made.password));
    pass(1);
    const code = codeNow(early.secret ?? "");
    expect(await completeSecondStep(from("thief"), early, { code, newPassword: NEW_PASSWORD }, null)).toMatchObject({
      ok: false,
    });
    const other = must(await signInStaff(from("c"), "newcomer", PASSWORD, null));
    must(await changePassword(actor(made.userId, "applicant"), { current: PASSWORD, password: NEW_PASSWORD }));
    pass(1);
    const right = codeNow(secrets.get("newcomer") ?? "");
    expect(await completeSecondStep(from("c"), other, { code: right }, null)).toMatchObject({ error: "code-expired" });
  });

  it("a lost device is reset by two persons, never by one or by its owner; then a new one is enrolled", async () => {
    const admin = actor((await staffNamed("admin")).id, "system-administrator");
    const user = await staffNamed("office-2");
    await carry(await logIn("office-2"));
    must(await proposeTotpReset(admin, { userId: user.id }));
    const [reset] = await db().select().from(totpResets).where(isNull(totpResets.approvedAt));
    const resetId = reset?.id ?? "";
    const both = { ...admin, grants: [...admin.grants, { role: "points-office-officer" as const, unit: null }] };
    expect(await approveTotpReset(admin, { resetId })).toMatchObject({ error: "forbidden" });
    expect(await approveTotpReset(both, { resetId })).toMatchObject({ error: "same-person" });
    expect(await approveTotpReset(actor(user.id, "points-office-officer"), { resetId })).toMatchObject({
      error: "own-case",
    });
    expect(await currentActor()).not.toBeNull();
    must(await approveTotpReset(actor((await staffNamed("office-1")).id, "points-office-officer"), { resetId }));
    expect(await currentActor()).toBeNull();
    const step = must(await signInStaff(from("d"), "office-2", PASSWORD, null));
    expect(step.secret).not.toBeNull();
    expect(step.secret).not.toBe(secrets.get("office-2"));
    pass(2);
    must(await completeSecondStep(from("d"), step, { code: codeNow(step.secret ?? "") }, null));
    secrets.set("office-2", step.secret ?? "");
  });
});

describe("sessions", () => {
  it("carry a new id at each log-in and end on the server at log-out", async () => {
    const person = await registered(1);
    const one = must(await signIn(from("10.1.1.1"), person.document, PASSWORD, null));
    const two = must(await signIn(from("10.1.1.1"), person.document, PASSWORD, null));
    expect(one.sessionId).not.toBe(two.sessionId);
    await carry(one);
    const signedIn = await currentActor();
    expect(signedIn).toMatchObject({ userId: person.userId, kind: "applicant", sessionId: one.sessionId });
    if (signedIn !== null) await signOut(signedIn);
    expect(await currentActor()).toBeNull();
    await carry(two);
    expect(await currentActor()).not.toBeNull();
  });

  it("end after 30 idle minutes, for staff 15, and after 12 hours in any case", async () => {
    const person = await registered(2);
    await carry(must(await signIn(from("10.1.1.2"), person.document, PASSWORD, null)));
    pass(30);
    expect(await currentActor()).not.toBeNull();
    pass(30.1);
    expect(await currentActor()).toBeNull();
    await carry(await logIn("office-1"));
    pass(15);
    expect(await currentActor()).not.toBeNull();
    pass(15.1);
    expect(await currentActor()).toBeNull();
    await carry(must(await signIn(from("10.1.1.2"), person.document, PASSWORD, null)));
    for (let minute = 0; minute < 12 * 60; minute += 20) {
      expect(await currentActor(), `minute ${minute}`).not.toBeNull();
      pass(20);
    }
    pass(0.1);
    expect(await currentActor()).toBeNull();
  });

  it("another purpose's token, another secret's, or a changed id opens nothing", async () => {
    const person = await registered(3);
    const session = must(await signIn(from("10.1.1.3"), person.document, PASSWORD, null));
    for (const token of [
      await sealToken("second-step", { ...session }),
      await sealToken("session", { ...session, userId: (await staffNamed("admin")).id }),
      await sealToken("session", { ...session, version: session.version + 1 }),
      "",
      "not-a-token",
    ]) {
      jar.set("__Host-points-session", token);
      expect(await currentActor()).toBeNull();
    }
  });

  it("end at the next request when the password changes, a role begins or ends, or the account is disabled", async () => {
    const admin = actor((await staffNamed("admin")).id, "system-administrator");
    const officer = actor((await staffNamed("office-1")).id, "points-office-officer");
    const made = must(await createStaff(admin, { name: "经办", login: "clerk" }));
    secrets.set("clerk", await firstLogIn("clerk", made.password));
    const grant = async () => {
      const { grantId } = must(
        await proposeRole(admin, { userId: made.userId, role: "township-officer", unit: "lingxiu" }),
      );
      expect(await approveRole(admin, { grantId })).toMatchObject({ error: "forbidden" });
      must(await approveRole(officer, { grantId }));
    };
    const end = async () => {
      const [row] = await db()
        .select()
        .from(roleGrants)
        .where(and(eq(roleGrants.userId, made.userId), isNull(roleGrants.endedAt)));
      must(await endRole(admin, { grantId: row?.id ?? "" }));
    };
    const change = async () => {
      const signedIn = await currentActor();
      if (signedIn !== null) must(await changePassword(signedIn, { current: PASSWORD, password: NEW_PASSWORD }));
    };
    const disable = async () => must(await disableStaff(admin, { userId: made.userId }));
    let password = PASSWORD;
    for (const step of [grant, end, change, disable]) {
      await carry(await logIn("clerk", password));
      expect(await currentActor(), step.name).not.toBeNull();
      await step();
      expect(await currentActor(), step.name).toBeNull();
      if (step === change) password = NEW_PASSWORD;
    }
    pass(1);
    expect(await signInStaff(from("e"), "clerk", NEW_PASSWORD, null)).toEqual({
      ok: false,
      error: "credentials-wrong",
    });
  });

  it("while an account is being disabled, no request succeeds after the commit", async () => {
    const admin = actor((await staffNamed("admin")).id, "system-administrator");
    const made = must(await createStaff(admin, { name: "经办", login: "clerk-two" }));
    secrets.set("clerk-two", await firstLogIn("clerk-two", made.password));
    await carry(await logIn("clerk-two"));
    let committed = false;
    const disabling = disableStaff(admin, { userId: made.userId }).then(() => {
      committed = true;
    });
    let late = 0;
    for (let i = 0; i < 40; i++) {
      const began = committed;
      const signedIn = await currentActor();
      if (began && signedIn !== null) late++;
    }
    await disabling;
    expect(late).toBe(0);
    expect(await currentActor()).toBeNull();
  });
});

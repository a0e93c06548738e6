import { sql } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { useDatabase } from "../../../db/testing/database";
import { useSystemClock } from "../../platform/clock";
import { bootstrapStaff } from "../staff/bootstrap-staff";
import { forgetOldAttempts } from "../sweep/forget-attempts";
import { countAttempt, networkOf } from "./count-attempt";
import { deviceAfter } from "./known-device";
import { beginReset, completeReset } from "./reset-password";
import { signIn } from "./sign-in";
import { completeSecondStep, signInStaff } from "./sign-in-staff";
import {
  codeNow,
  firstLogIn,
  from,
  must,
  NEW_PASSWORD,
  PASSWORD,
  type Person,
  registered,
  sentTo,
  staffNamed,
} from "./testing/people";

useDatabase();
let now = Date.parse("2026-11-25T01:00:00Z");
let restore = () => {};
beforeEach(() => {
  now += 7 * 86_400_000;
  restore = useSystemClock({ now: () => new Date(now) });
});
afterEach(() => restore());
const pass = (seconds: number) => {
  now += seconds * 1000;
};

describe("attempt limits", () => {
  let person: Person;
  beforeAll(async () => {
    person = await registered(1);
  });
  const guess = (address: string, password = "not-the-password") =>
    signIn(from(address), person.document, password, null);

  it("lets five wrong answers pass, then makes each next one wait longer, up to a quarter of an hour", async () => {
    for (let i = 0; i < 5; i++) expect(await guess("10.0.0.1")).toMatchObject({ error: "credentials-wrong" });
    for (const wait of [30, 60, 120, 240, 480]) {
      pass(wait - 1);
      expect(await guess("10.0.0.1", PASSWORD), `before ${wait} s`).toMatchObject({ error: "too-many-attempts" });
      pass(1);
      expect(await guess("10.0.0.1"), `after ${wait} s`).toMatchObject({ error: "credentials-wrong" });
    }
    pass(899);
    expect(await guess("10.0.0.1")).toMatchObject({ error: "too-many-attempts" });
    pass(1);
    expect(await guess("10.0.0.1", PASSWORD)).toMatchObject({ ok: true });
  });

  it("checks exactly five of thirty guesses made at once", async () => {
    const results = await Promise.all(Array.from({ length: 30 }, () => guess("10.0.0.2")));
    const checked = results.filter((one) => !one.ok && one.error === "credentials-wrong");
    expect(checked).toHaveLength(5);
  });

  it("a refused try neither prolongs the wait nor fills the table", async () => {
    for (let i = 0; i < 5; i++) await guess("10.0.0.3");
    const rows = async () => (await db().execute(sql`select key from attempts`)).length;
    const before = await rows();
    for (let i = 0; i < 20; i++) {
      pass(1);
      expect(await guess("10.0.0.3")).toMatchObject({ error: "too-many-attempts" });
    }
    expect(await rows()).toBe(before);
    pass(10);
    expect(await guess("10.0.0.3", PASSWORD)).toMatchObject({ ok: true });
  });

  it("after 1,000 tries from everywhere the right password from a known device still works, and a code on the phone opens a new one", async () => {
    const device = deviceAfter(null, person.userId);
    let checked = 0;
    for (let i = 0; i < 1000; i++) {
      pass(1);
      const address = `10.${1 + (i % 200)}.0.1`;
      if (await countAttempt("sign-in", await documentKey(), { address })) checked++;
    }
    expect(checked).toBeLessThan(80);
    expect(await guess("10.77.0.9", PASSWORD)).toMatchObject({ error: "too-many-attempts" });
    expect(await signIn(from("10.1.0.1"), person.document, PASSWORD, device)).toMatchObject({ ok: true });
    const stranger = deviceAfter(null, "00000000-0000-4000-8000-000000000009");
    expect(await signIn(from("10.77.0.9"), person.document, PASSWORD, stranger)).toMatchObject({
      error: "too-many-attempts",
    });
    const pending = must(await beginReset(from("10.77.0.9"), { documentNumber: person.document, phone: person.phone }));
    const code = (await sentTo(person.phone, "reset-code"))[0]?.body.code ?? "";
    const done = must(await completeReset(from("10.77.0.9"), pending, { code, password: NEW_PASSWORD }));
    const fresh = deviceAfter(null, done.userId);
    expect(await signIn(from("10.77.0.9"), person.document, NEW_PASSWORD, fresh)).toMatchObject({ ok: true });
  });

  it("a known device has its own limit", async () => {
    const device = deviceAfter(null, person.userId);
    const results = [];
    for (let i = 0; i < 8; i++) results.push(await signIn(from("10.0.0.4"), person.document, "wrong-password", device));
    expect(results.filter((one) => !one.ok && one.error === "too-many-attempts")).toHaveLength(3);
  });

  it("one network cannot try many accounts without end; fifty people behind one address all get in", async () => {
    let checked = 0;
    for (let i = 0; i < 300; i++)
      if (await countAttempt("sign-in", `account-${i}`, { address: `2001:db8:1:2::${i.toString(16)}` })) checked++;
    expect(checked).toBe(100);
    expect(await countAttempt("sign-in", "account-of-others", { address: "2001:db8:1:3::1" })).toBe(true);
    for (let i = 0; i < 50; i++)
      expect(await countAttempt("sign-in", `neighbour-${i}`, { address: "10.50.0.1" })).toBe(true);
  });

  it("counts the /64 of an IPv6 address, and mapped IPv4 as IPv4", () => {
    expect(networkOf("2001:db8:0:0:1::7")).toBe(networkOf("2001:db8::ffff"));
    expect(networkOf("2001:db8:0:1::7")).not.toBe(networkOf("2001:db8::7"));
    expect(networkOf("::ffff:10.0.0.1")).toBe("10.0.0.1");
    expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
    expect(networkOf(null)).toBe("");
  });

  it("old counts and codes are forgotten after a day", async () => {
    await guess("10.0.0.5");
    pass(86_401);
    expect(await forgetOldAttempts()).toBeGreaterThan(0);
    expect(await db().execute(sql`select 1 from attempts`)).toHaveLength(0);
  });

  async function documentKey(): Promise<string> {
    const [row] = await db().execute<{ h: string }>(
      sql`select document_hmac as h from users where id = ${person.userId}`,
    );
    return row?.h ?? "";
  }
});

describe("codes on the phone", () => {
  it("one phone gets six messages, then one after each longer wait, wherever they are asked for", async () => {
    let sent = 0;
    for (let i = 0; i < 20; i++)
      if ((await beginReset(from(`10.60.0.${i}`), { documentNumber: "x", phone: "13900000001" })).ok) sent++;
    expect(sent).toBe(6);
  });

  it("five wrong codes end it, even with the right one afterwards; another's request does not disturb the owner's code", async () => {
    const person = await registered(2);
    const ask = { documentNumber: person.document, phone: person.phone };
    const own = must(await beginReset(from("10.61.0.1"), ask));
    const code = (await sentTo(person.phone, "reset-code"))[0]?.body.code ?? "";
    const others = must(await beginReset(from("10.61.0.2"), ask));
    const input = { code, password: NEW_PASSWORD };
    expect(await completeReset(from("10.61.0.2"), others, input)).toMatchObject({ ok: false });
    expect(await completeReset(from("10.61.0.1"), own, input)).toMatchObject({ ok: true });
    expect(await completeReset(from("10.61.0.1"), own, input)).toMatchObject({ error: "code-expired" });
    const third = must(await beginReset(from("10.61.0.3"), ask));
    const right = (await sentTo(person.phone, "reset-code"))[0]?.body.code ?? "";
    const wrong = right === "000000" ? "000001" : "000000";
    for (let i = 0; i < 5; i++)
      expect(await completeReset(from("10.61.0.3"), third, { ...input, code: wrong })).toMatchObject({
        error: "code-wrong",
      });
    expect(await completeReset(from("10.61.0.3"), third, { ...input, code: right })).toMatchObject({
      error: "code-expired",
    });
  });

  it("a code lives ten minutes", async () => {
    const person = await registered(3);
    const pending = must(await beginReset(from("10.62.0.1"), { documentNumber: person.document, phone: person.phone }));
    const code = (await sentTo(person.phone, "reset-code"))[0]?.body.code ?? "";
    pass(601);
    expect(await completeReset(from("10.62.0.1"), pending, { code, password: NEW_PASSWORD })).toMatchObject({
      error: "code-expired",
    });
  });

  it("a code for one's own number opens nobody else's account", async () => {
    const victim = await registered(4);
    const attacker = await registered(5);
    const facts = from("10.63.0.1");
    must(await beginReset(facts, { documentNumber: attacker.document, phone: attacker.phone }));
    const code = (await sentTo(attacker.phone, "reset-code"))[0]?.body.code ?? "";
    const pending = must(await beginReset(facts, { documentNumber: victim.document, phone: attacker.phone }));
    expect(await completeReset(facts, pending, { code, password: NEW_PASSWORD })).toMatchObject({ ok: false });
    const own = must(await beginReset(facts, { documentNumber: attacker.document, phone: attacker.phone }));
    const second = (await sentTo(attacker.phone, "reset-code"))[0]?.body.code ?? "";
    const swapped = { ...own, document: victim.document };
    expect(await completeReset(facts, swapped, { code: second, password: NEW_PASSWORD })).toMatchObject({ ok: false });
    expect(await signIn(from("10.63.0.2"), victim.document, PASSWORD, null)).toMatchObject({ ok: true });
  });

  it("answers alike whether number and phone belong together, are unknown, or not", async () => {
    const person = await registered(6);
    const answers = [];
    for (const input of [
      { documentNumber: person.document, phone: person.phone },
      { documentNumber: person.document, phone: "13900000066" },
      { documentNumber: "990000198804129999", phone: "13900000067" },
    ])
      answers.push(Object.keys(must(await beginReset(from("10.64.0.1"), input))).sort());
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(await sentTo("13900000066")).toHaveLength(0);
  });
});

describe("staff", () => {
  it("nobody elsewhere can lock out a member of staff with a known device", async () => {
    const first = must(await bootstrapStaff());
    const secret = await firstLogIn("office-1", first[1]?.password ?? "");
    const user = await staffNamed("office-1");
    for (let i = 0; i < 1000; i++) await countAttempt("sign-in-staff", "office-1", { address: `10.${i % 200}.1.1` });
    expect(await signInStaff(from("10.8.8.8"), "office-1", PASSWORD, null)).toMatchObject({
      error: "too-many-attempts",
    });
    const device = deviceAfter(null, user.id);
    pass(31);
    const step = must(await signInStaff(from("10.8.8.8"), "office-1", PASSWORD, device));
    expect(await completeSecondStep(from("10.8.8.8"), step, { code: codeNow(secret) }, device)).toMatchObject({
      ok: true,
    });
  });
});

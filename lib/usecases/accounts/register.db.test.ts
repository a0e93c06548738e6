import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { consents, users } from "../../../db/schema";
import { useDatabase } from "../../../db/testing/database";
import { beginRegistration, completeRegistration } from "./register";
import { signIn } from "./sign-in";
import { from, madeUpNumber, must, PASSWORD, registered, sentTo } from "./testing/people";

useDatabase();
const facts = from("10.2.0.1");
const form = (documentNumber: string, phone: string) =>
  ({ name: "某人", documentKind: "identity-card", documentNumber, phone, password: PASSWORD }) as const;

describe("registration", () => {
  it("answers alike for a number in use; its owner, and nobody else, gets a message", async () => {
    const owner = await registered(1);
    const begun = must(await beginRegistration(facts, form(owner.document, "13700000001")));
    const fresh = must(await beginRegistration(facts, form(madeUpNumber(90), "13700000002")));
    expect(Object.keys(begun).sort()).toEqual(Object.keys(fresh).sort());
    const codeOf = async (phone: string) => (await sentTo(phone, "register-code"))[0]?.body.code ?? "";
    const used = await completeRegistration(facts, begun, await codeOf("13700000001"));
    const made = await completeRegistration(facts, fresh, await codeOf("13700000002"));
    expect(used).toEqual(made);
    expect(await sentTo(owner.phone, "number-in-use")).toHaveLength(1);
    expect(await sentTo("13700000001", "number-in-use")).toHaveLength(0);
    expect(await signIn(facts, owner.document, PASSWORD, null)).toMatchObject({ value: { userId: owner.userId } });
  });

  it("two at once for one number make one account", async () => {
    const document = madeUpNumber(91);
    const pending = await Promise.all(
      ["13700000003", "13700000004"].map(async (phone) => must(await beginRegistration(facts, form(document, phone)))),
    );
    const codes = await Promise.all(pending.map(async (one) => (await sentTo(one.phone))[0]?.body.code ?? ""));
    const done = await Promise.all(pending.map((one, index) => completeRegistration(facts, one, codes[index] ?? "")));
    expect(done).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    const [counted] = await db()
      .select({ count: sql<number>`count(*)::int` })
      .from(users)
      .where(sql`name = '某人' and phone_hmac is not null`);
    expect(counted?.count).toBe(2);
  });

  it("finds one account by the 15 and the 18 digits of a person", async () => {
    const document15 = "990000880412123";
    const person = await registered(2, document15, "identity-card-15");
    expect(await signIn(from("10.2.0.2"), document15, PASSWORD, null)).toMatchObject({ ok: true });
    const [row] = await db().select().from(users).where(eq(users.id, person.userId));
    const document18 = madeUpNumber(123);
    expect(await signIn(from("10.2.0.2"), document18, PASSWORD, null)).toMatchObject({
      value: { userId: person.userId },
    });
    expect(await signIn(from("10.2.0.2"), ` ${document18.split("").join(" ")} `, PASSWORD, null)).toMatchObject({
      ok: true,
    });
    expect(row?.documentKind).toBe("identity-card-15");
  });

  it.each(["810000", "820000", "830000"])("takes a residence permit that begins with %s", async (prefix) => {
    const index = 30 + Number(prefix[1]);
    const document = madeUpNumber(index, prefix);
    const person = await registered(index, document, "residence-permit-hmt");
    expect(await signIn(from("10.2.0.3"), document.toLowerCase(), PASSWORD, null)).toMatchObject({
      value: { userId: person.userId },
    });
  });

  it("keeps each consent with the version of its text", async () => {
    const person = await registered(5);
    const given = await db().select().from(consents).where(eq(consents.userId, person.userId));
    expect(given.map((one) => `${one.text} ${one.textVersion}`).sort()).toEqual(["privacy 2020-1", "sensitive 2020-1"]);
  });

  it("refuses a weak password, also one made of the person's own data", async () => {
    const document = madeUpNumber(92);
    for (const password of ["1234567890", "qwertyuiop", document, `${document.slice(6, 14)}abcd`, "13700000005xyz"])
      expect(await beginRegistration(facts, { ...form(document, "13700000005"), password }), password).toEqual({
        ok: false,
        error: "password-weak",
      });
    expect(await sentTo("13700000005")).toHaveLength(0);
  });
});

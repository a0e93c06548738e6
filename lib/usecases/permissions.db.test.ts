import { desc } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events } from "../../db/schema";
import { digestRows, useDatabase } from "../../db/testing/database";
import type { Actor } from "../domain/access/authorize";
import { ACTS, permissionOf } from "../domain/access/permissions";
import { type Role, STAFF_ROLES } from "../domain/access/roles";
import { newId } from "../platform/ids";
import { ACT_CALLS } from "./testing/act-calls";
import type { ActCall, Cast } from "./testing/calls";
import { seedCandidateStaff } from "./testing/records";
import { seedWorld } from "./testing/world";

useDatabase();
const ROLES: readonly Role[] = ["applicant", ...STAFF_ROLES];
let cast: Cast;
/** For each role the people who hold it here, elsewhere, and for others. */
let holders: Readonly<Record<Role, readonly Actor[]>>;

beforeAll(async () => {
  const world = await seedWorld();
  cast = { ...world, candidate: await seedCandidateStaff(world.staff) };
  const { people, staff } = cast;
  holders = {
    applicant: [people.newcomer.actor, people.twin.actor],
    "township-officer": [staff.township("lingxiu"), staff.township("baogai")],
    "department-scorer": [staff.department("education"), staff.department("taxation")],
    "service-manager": [staff.manager("housing"), staff.manager("education")],
    "points-office-officer": [staff.office1],
    "system-administrator": [staff.admin],
  };
});

const codeOf = (result: Awaited<ReturnType<ActCall["run"]>>) =>
  result.ok ? "ok" : typeof result.error === "string" ? result.error : result.error.code;
const newestEvent = async () => (await db().select().from(events).orderBy(desc(events.id)).limit(1))[0];

/** Who holds a role and may not make this call: everybody but the one named, and for calls without a record everybody else of other roles. */
function strangersOf(call: ActCall, role: Role, scope: string | undefined): readonly Actor[] {
  const may = call.may[role];
  if (may !== undefined && (scope === "programme" || scope === "accounts")) return [];
  const others = holders[role].filter((actor) => actor.userId !== may?.userId);
  return call.id === null && role === "applicant" ? others.slice(0, 1) : others;
}

describe.each(ACTS)("%s", (act) => {
  it("has a call for every role that PERMISSIONS names", async () => {
    const roles = (await ACT_CALLS[act](cast)).flatMap((call) => Object.keys(call.may));
    expect([...new Set(roles)].sort()).toEqual(Object.keys(permissionOf(act)).sort());
  });

  it("is refused to every other role, unit and person: no row changes, nothing is learned, the refusal is audited", async () => {
    const before = await digestRows();
    const line = permissionOf(act);
    for (const call of await ACT_CALLS[act](cast))
      for (const role of ROLES)
        for (const actor of strangersOf(call, role, line[role])) {
          const who = `${role} ${actor.name}`;
          const result = await call.run(actor, call.id ?? "");
          const event = await newestEvent();
          expect(event, who).toMatchObject({ act, actorId: actor.userId, actorRole: role, address: actor.address });
          if (call.id === null && line[role] !== undefined) {
            // Without an id the act can only mean the actor's own record, of which these have none.
            if (result.ok)
              expect(result.value === null || (Array.isArray(result.value) && result.value.length === 0), who).toBe(
                true,
              );
            continue;
          }
          // A person's other record of the same kind may be in another state, of which only the person learns.
          if (line[role] === undefined) expect(codeOf(result), who).toBe("forbidden");
          else if (role === "applicant") expect(result.ok, who).toBe(false);
          else expect(codeOf(result), who).toBe("not-found");
          expect(event, who).toMatchObject({ result: "refused", detail: { code: codeOf(result) } });
          if (call.id !== null) expect(codeOf(await call.run(actor, newId())), who).toBe(codeOf(result));
        }
    expect(await digestRows()).toEqual(before);
  });
});

describe("those who may", () => {
  it.each(ACTS)("%s", async (act) => {
    for (const call of await ACT_CALLS[act](cast)) {
      const [entitled, ...more] = Object.values(call.may);
      if (entitled === undefined) throw new Error("a call that nobody may make");
      if (call.id !== null)
        expect(codeOf(await call.run(entitled, newId())), "unknown id").toMatch(/not-found|forbidden/);
      expect(codeOf(await call.run(entitled, call.id ?? "")), entitled.name).toBe(call.refused ?? "ok");
      expect(await newestEvent()).toMatchObject({
        act,
        actorId: entitled.userId,
        result: call.refused === undefined ? "done" : "refused",
      });
      for (const actor of more)
        expect(codeOf(await call.run(actor, call.id ?? "")), actor.name).not.toMatch(/not-found|forbidden/);
    }
  });
});

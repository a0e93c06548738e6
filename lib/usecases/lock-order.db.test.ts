import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { applications, notices, offers, serviceProjects } from "../../db/schema";
import { setOfficeTime, useDatabase } from "../../db/testing/database";
import { must } from "../cli/demo/seed/walk";
import { newId } from "../platform/ids";
import { acceptOffer } from "./fulfilment/accept-offer";
import { assignSlots } from "./fulfilment/assign-slots";
import { imposeSanction } from "./sanction/impose-sanction";
import { proposeSanction } from "./sanction/propose-sanction";
import { endNotices } from "./sweep/end-notices";
import { personOf } from "./testing/final-project";
import { type FulfilmentYear, seedFulfilmentYear } from "./testing/fulfilment-year";
import { effectSeen, seen } from "./testing/sanction-steps";
import { proposedForEarlier, seedEarlierYear } from "./testing/sanctioned-person";
import { waitingFor } from "./testing/waiting-for";

/** What an act holds while it waits for a row: two acts that wait for each other's rows are ended by the database. */
const database = useDatabase();
let other: postgres.Sql;
let year: FulfilmentYear;
beforeAll(async () => {
  year = await seedFulfilmentYear();
  other = postgres(database.superuserUrl(), { max: 3, onnotice: () => {} });
});
afterAll(() => other.end());

describe("while it waits", () => {
  it("the end of a period holds no notice whose project somebody publishes a correction of", async () => {
    const { id } = await year.final({ kind: "housing", pools: { a: 1 }, choices: [["a"]] });
    await db().update(serviceProjects).set({ status: "in-notice" }).where(eq(serviceProjects.id, id));
    await db().update(notices).set({ endedAt: null, finalAt: null }).where(eq(notices.projectId, id));
    await setOfficeTime("2020-07-20T09:00:00+08:00");
    const held = `select 1 from service_projects where id = '${id}' for update`;
    const final = await waitingFor(
      other,
      held,
      endNotices,
      () => other`select 1 from notices where project_id = ${id} for update nowait`,
    );
    expect(final).toBe(1);
  });

  it("an act at a counter holds the person's dossier, and keeps nobody from writing what refers to it", async () => {
    const project = await year.offered({ kind: "schooling", pools: { a: 1 }, choices: [["a"]] });
    const person = personOf(project, 0);
    const offerId = await year.idOf(person);
    const clerk = await year.atCounter(person);
    const [application] = await db().select().from(applications).where(eq(applications.userId, person.actor.userId));
    const dossier = application?.dossierId ?? "";
    const accepted = await waitingFor(
      other,
      `select 1 from offers where id = '${offerId}' for update`,
      () => acceptOffer(clerk, { offerId }),
      async () => {
        await other`select 1 from dossiers where id = ${dossier} for key share nowait`;
        await expect(other`select 1 from dossiers where id = ${dossier} for no key update nowait`).rejects.toThrow();
      },
    );
    expect(accepted.ok).toBe(true);
  });

  it("a sanction holds no open project that its person enters a child in", async () => {
    const { id, people } = await year.final({ kind: "housing", pools: { a: 1 }, choices: [["a"]] });
    const [person] = people;
    const sanctionId = newId();
    const mine = person?.actor.userId ?? "";
    await other.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`update service_projects set status = 'open', list_digest = null where id = ${id}`;
      await sql`insert into sanctions (id, year, case_number, application_id, document_hmac, evidence_id, ground_sealed, opened_by, opened_at, status)
        select ${sanctionId}, 2020, 'Z', a.id, u.document_hmac, gen_random_uuid(), '', ${year.staff.office1.userId}, now(), 'opened'
        from applications a join users u on u.id = a.user_id where u.id = ${mine}`;
    });
    const input = { sanctionId, version: 1, reason: "假的。", effect: "" };
    const proposed = await waitingFor(
      other,
      `select 1 from applications where user_id = '${mine}' for update`,
      () => proposeSanction(year.staff.office2, input),
      () => other`select 1 from service_projects where id = ${id} for share nowait`,
    );
    expect(proposed).toEqual({ ok: false, error: "unlawful-move" });
  });

  it("a sanction waits for the projects of the years that it bans for before it holds an application of any of them", async () => {
    const { office1, office2 } = year.staff;
    const project = await year.final({ kind: "housing", pools: { a: 1 }, choices: [["a"]] });
    const { actor } = personOf(project, 0);
    const rulebookId = await seedEarlierYear(2019, [office1, office2]);
    const sanctionId = await proposedForEarlier(office1, actor, { year: 2019, rulebookId });
    const input = { ...(await seen(sanctionId)), effect: await effectSeen(office2, sanctionId) };
    const imposed = await waitingFor(
      other,
      `select 1 from service_projects where id = '${project.id}' for update`,
      () => imposeSanction(office2, input),
      () => other`select 1 from applications where user_id = ${actor.userId} for update nowait`,
    );
    must(imposed, "imposing");
    expect(await year.statuses(project)).toEqual(["void"]);
  });

  it("giving out slots holds no place behind the one it waits for, in the order in which services are recorded in bulk", async () => {
    const project = await year.offered({ kind: "training", pools: { a: 2 }, choices: [["a"], ["a"]] });
    for (const person of project.people) must(await year.accept(person), "acceptance");
    const [first = "", second = ""] = (await Promise.all(project.people.map((one) => year.idOf(one)))).toSorted();
    // Whoever comes first by id stands behind in published order.
    await db().update(offers).set({ position: 9 }).where(eq(offers.id, first));
    const slots = { day: "2020-07-22", from: "09:00", until: "10:00", minutes: 30, each: 1 };
    const given = await waitingFor(
      other,
      `select 1 from offers where id = '${first}' for update`,
      () => assignSlots(year.manager("training"), { projectId: project.id, ...slots }),
      () => other`select 1 from offers where id = ${second} for update nowait`,
    );
    must(given, "slots");
    const rows = await db().select().from(offers).where(eq(offers.projectId, project.id)).orderBy(offers.choosesFrom);
    expect(rows.map((row) => row.id)).toEqual([second, first]);
  });
});

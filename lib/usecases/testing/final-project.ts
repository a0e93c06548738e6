import { and, eq } from "drizzle-orm";
import { db } from "../../../db/client";
import { listProjects } from "../../../db/queries/programmes";
import {
  applications,
  candidacies,
  dossiers,
  householdMembers,
  notices,
  rankingRows,
  rankingRuns,
  scores,
  serviceProjects,
  users,
} from "../../../db/schema";
import type { DemoStaff } from "../../cli/demo/seed/staff";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import type { Flow } from "../../domain/fulfilment/flows";
import type { ProjectKind } from "../../domain/programme/statuses";
import { lookupHmac, sealText } from "../../platform/crypto/field-encryption";
import { randomReceipt } from "../../platform/crypto/random";
import { newId } from "../../platform/ids";
import { approveServiceProject } from "../service-project/approve-service-project";
import { importServiceProject } from "../service-project/import-service-project";
import { publishServiceProject } from "../service-project/publish-service-project";
import { actorFor } from "./accounts";
import { RULES, serviceFile } from "./small-year";

export type Person = { readonly actor: Actor; readonly candidacyId: string };
export type FinalProject = { readonly id: string; readonly people: readonly Person[] };
type Plan = {
  readonly kind: ProjectKind;
  readonly pools: Readonly<Record<string, number | null>>;
  /** The people in published order, each by its choices. */
  readonly choices: readonly (readonly string[])[];
  /** Kinds that the service rules exclude. */
  readonly excludes?: readonly ProjectKind[];
  /** Where the service rules send places on; then everybody stands in the pool of the first choice alone. */
  readonly flows?: readonly Flow[];
  /** Who stands in it with the application of another project already, in the same order; new people where it names none. */
  readonly people?: readonly Person[];
  /** The children whom they enter, by document number, in the same order; for themselves where it names none. */
  readonly children?: readonly string[];
};
const MADE = new Date("2020-07-06T02:00:00Z");
let made = 0;

/** A person with an application of which every point is confirmed, as rows. */
async function confirmedPerson(rulebookId: string): Promise<Actor> {
  const number = String(990000200000000000n + BigInt(++made));
  const [userId, dossierId, applicationId] = [newId(), newId(), newId()];
  const name = `甲${made}`;
  await db()
    .insert(users)
    .values({
      id: userId,
      kind: "applicant",
      name,
      documentKind: "identity-card",
      documentHmac: lookupHmac("document", number),
      documentSealed: sealText(number, `users.document:${userId}`),
      phoneSealed: sealText("13800000000", `users.phone:${userId}`),
      passwordHash: "none",
      createdAt: MADE,
    });
  await db()
    .insert(dossiers)
    .values({
      id: dossierId,
      userId,
      status: "active",
      name,
      birthDate: "1990-01-01",
      township: "lingxiu",
      applicantClass: "A",
      addressSealed: sealText("金曾路 1 号", `dossiers.address:${dossierId}`),
      createdAt: MADE,
      confirmedAt: MADE,
    });
  await db().insert(applications).values({
    id: applicationId,
    year: 2020,
    dossierId,
    userId,
    rulebookId,
    status: "confirmed",
    applicantClass: "A",
    township: "lingxiu",
    createdAt: MADE,
    statusSince: MADE,
  });
  return actorFor(userId, name, [{ role: "applicant", unit: null }]);
}

/** A child of a dossier by its document number; known already where the dossier has it. */
async function childOf(dossierId: string, number: string): Promise<string> {
  const documentHmac = lookupHmac("document", number);
  const ofDossier = and(eq(householdMembers.dossierId, dossierId), eq(householdMembers.documentHmac, documentHmac));
  const [known] = await db().select({ id: householdMembers.id }).from(householdMembers).where(ofDossier);
  if (known !== undefined) return known.id;
  const id = newId();
  await db()
    .insert(householdMembers)
    .values({
      id,
      dossierId,
      relation: "child",
      nameSealed: sealText("小明", `household_members.name:${id}`),
      documentHmac,
      documentSealed: sealText(number, `household_members.document:${id}`),
      createdAt: MADE,
    });
  return id;
}

/** A candidacy of a person whose notice is over, as a row; those of one person are entered one after another. */
async function finalCandidacy(actor: Actor, projectId: string, choices: readonly string[], child?: string) {
  const [application] = await db().select().from(applications).where(eq(applications.userId, actor.userId));
  if (application === undefined) throw new Error(`${actor.name} has no application`);
  const candidacyId = newId();
  await db()
    .insert(candidacies)
    .values({
      id: candidacyId,
      year: 2020,
      applicationId: application.id,
      projectId,
      childId: child === undefined ? null : await childOf(application.dossierId, child),
      receipt: randomReceipt("C", 2020),
      choices: [...choices],
      status: "final",
      enteredAt: new Date(MADE.getTime() + ++made),
    });
  return { actor, candidacyId };
}

/** A score without lines of the candidacy's application, for a kind of project. */
async function scoreOf(candidacyId: string, kind: ProjectKind, rulebookId: string): Promise<string> {
  const [candidacy] = await db().select().from(candidacies).where(eq(candidacies.id, candidacyId));
  if (candidacy === undefined) throw new Error(`no candidacy ${candidacyId}`);
  const id = newId();
  await db()
    .insert(scores)
    .values({
      id,
      year: 2020,
      applicationId: candidacy.applicationId,
      kind,
      version: ++made,
      rulebookId,
      applicantClass: "A",
      total: 0,
      vetoed: false,
      sections: [],
      indicators: [],
      earliest: [],
      input: {},
      explanation: { lines: [], sections: [], deductions: 0, sum: 0 },
      computedAt: MADE,
    });
  return id;
}

/**
 * A project whose notice is over, with as many people as there are choices: places go by preference in published order, who finds none waits. The
 * year, the project and its approval are played; people, run and notice are written as rows, so that hundreds of them take a second.
 */
export async function seedFinalProject({ office1, office2 }: DemoStaff, plan: Plan): Promise<FinalProject> {
  const { kind, pools, choices, flows } = plan;
  const code = `${kind}-${++made}`;
  const file = {
    ...JSON.parse(serviceFile(kind)),
    code,
    allocation: flows === undefined ? "preference" : "pool",
    tieBreak: [{ by: "lot" }],
    pools: Object.entries(pools).map(([pool, quota]) => ({ code: pool, name: `第${pool}类`, quota })),
  };
  const rules = { ...RULES, excludes: plan.excludes ?? [], flows: flows ?? [] };
  const window = { opensOn: "2020-07-01", closesOn: "2020-07-06", rules };
  must(await importServiceProject(office1, { file: JSON.stringify(file), ...window }), code);
  const find = async () => {
    const found = (await listProjects(db(), 2020)).find((one) => one.code === code);
    if (found === undefined) throw new Error(`no project ${code}`);
    return found;
  };
  const { id } = await find();
  must(await approveServiceProject(office2, { projectId: id, version: 1 }), code);
  must(await publishServiceProject(office1, { projectId: id, version: 2 }), code);
  const { rulebookId } = await find();
  if (rulebookId === null) throw new Error(`${code} is not open`);
  await db()
    .update(serviceProjects)
    .set({ status: "final", listDigest: "ab".repeat(32) })
    .where(eq(serviceProjects.id, id));
  const people: Person[] = [];
  for (const [at, wanted] of choices.entries()) {
    const actor = plan.people?.[at]?.actor ?? (await confirmedPerson(rulebookId));
    people.push(await finalCandidacy(actor, id, wanted, plan.children?.[at]));
  }
  const runId = newId();
  await db().insert(rankingRuns).values({
    id: runId,
    year: 2020,
    projectId: id,
    rulebookId,
    version: 1,
    service: "",
    scoresDigest: "",
    resultDigest: "",
    properties: [],
    preparedBy: office1.userId,
    preparedAt: MADE,
  });
  const left = new Map(Object.entries(pools).map(([pool, quota]) => [pool, quota ?? Number.POSITIVE_INFINITY]));
  for (const [at, { candidacyId }] of people.entries()) {
    const pool = choices[at]?.find((one) => (left.get(one) ?? 0) > 0) ?? null;
    if (pool !== null) left.set(pool, (left.get(pool) ?? 0) - 1);
    const standsIn = flows === undefined ? null : (choices[at]?.[0] ?? null);
    await db()
      .insert(rankingRows)
      .values({
        runId,
        position: at + 1,
        year: 2020,
        candidacyId,
        receipt: candidacyId,
        pool: pool ?? standsIn,
        rank: at + 1,
        total: 0,
        outcome: pool === null ? "waitlisted" : "within-quota",
        scoreId: await scoreOf(candidacyId, kind, rulebookId),
        applicantClass: "A",
        choices: [...(choices[at] ?? [])],
      });
  }
  await db().insert(notices).values({
    id: newId(),
    year: 2020,
    projectId: id,
    runId,
    sequence: ++made,
    number: code,
    version: 1,
    sha256: code,
    content: "",
    preparedBy: office1.userId,
    publishedBy: office2.userId,
    publishedAt: MADE,
    objectionsUntil: "2020-07-13",
    endedAt: MADE,
    finalAt: MADE,
  });
  return { id, people };
}

/** One of a project's people by the place in its order. */
export function personOf({ people }: FinalProject, place: number): Person {
  const person = people[place];
  if (person === undefined) throw new Error(`nobody at place ${place}`);
  return person;
}

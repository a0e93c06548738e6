import { and, eq, inArray, isNull, or } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { listCandidacies } from "../../../db/queries/applications";
import { listPools, listStanding } from "../../../db/queries/fulfilment";
import { householdMembers, offers, type serviceProjects } from "../../../db/schema";
import type { ApplicationStatus } from "../../domain/application/statuses";
import { type CandidacyStatus, moveCandidacy } from "../../domain/candidacy/statuses";
import { promote } from "../../domain/fulfilment/promote";
import type { ProjectStatus } from "../../domain/programme/statuses";
import type { BanYears } from "../../domain/sanction/ban";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { openText } from "../../platform/crypto/field-encryption";
import { sha256Hex } from "../../platform/crypto/sha256";
import type { ApplicationRow } from "../application/lock-own";
import { poolNames } from "../fulfilment/offer-view";
import { readExclusions } from "../fulfilment/read-exclusions";
import { effectOnProject, type ProjectEffect } from "../objection/effect-of";
import { banOf, withinBan } from "./ban";

export type CandidacyEffect = {
  readonly year: number;
  readonly candidacyId: string;
  readonly projectId: string;
  readonly project: string;
  readonly projectStatus: ProjectStatus;
  readonly child: string | null;
  readonly status: CandidacyStatus;
  /** Does it become void? What ended by itself stays as it ended. */
  readonly void: boolean;
  /** The place that is revoked. */
  readonly place: { readonly offerId: string; readonly pool: string; readonly served: boolean } | null;
};
export type SanctionEffect = {
  readonly application: ApplicationStatus;
  /** The applications of banned years that become void with it, by year. */
  readonly banned: readonly { readonly id: string; readonly year: number; readonly status: ApplicationStatus }[];
  /** Of the application and of those of banned years. */
  readonly candidacies: readonly CandidacyEffect[];
  /** The projects in notice that list the person: they are owed a correction. */
  readonly notices: readonly ProjectEffect[];
  /** How many of those who wait are offered a place at once, by project. */
  readonly promoted: readonly { readonly projectId: string; readonly project: string; readonly count: number }[];
  readonly ban: BanYears | null;
  readonly digest: string;
};

type ProjectRow = typeof serviceProjects.$inferSelect;
type Entered = Awaited<ReturnType<typeof listCandidacies>>[number];

async function placeOf(tx: Tx, { candidacy, project }: Entered): Promise<CandidacyEffect["place"]> {
  if (!["offered", "accepted", "fulfilled"].includes(candidacy.status)) return null;
  const [offer] = await tx
    .select()
    .from(offers)
    .where(and(eq(offers.candidacyId, candidacy.id), or(isNull(offers.answer), eq(offers.answer, "accepted"))));
  if (offer === undefined) throw new Error(`candidacy ${candidacy.id} is ${candidacy.status} without offer`);
  const pool = poolNames(project.content).get(offer.pool) ?? offer.pool;
  return { offerId: offer.id, pool, served: offer.servedAt !== null };
}

async function childOf(tx: Tx, { candidacy }: Entered): Promise<string | null> {
  if (candidacy.childId === null) return null;
  const [child] = await tx.select().from(householdMembers).where(eq(householdMembers.id, candidacy.childId));
  return child === undefined ? null : openText(child.nameSealed, `household_members.name:${child.id}`);
}

/** Who would move up into the places of a project that are free without these offers. */
async function countPromoted(tx: Tx, project: ProjectRow, own: readonly string[]): Promise<number> {
  const projectId = project.id;
  const free = new Map((await listPools(tx, projectId)).map((one) => [one.pool, one.admitted - one.taken]));
  const held = await tx
    .select({ id: offers.id, pool: offers.pool })
    .from(offers)
    .where(
      and(
        eq(offers.projectId, projectId),
        inArray(offers.candidacyId, [...own]),
        or(isNull(offers.answer), eq(offers.answer, "accepted")),
      ),
    );
  for (const { pool } of held) free.set(pool, (free.get(pool) ?? 0) + 1);
  const waiting = (await listStanding(tx, projectId, "final")).filter((one) => !own.includes(one.candidacyId));
  const given = new Set(held.map((one) => one.id));
  const { excluded } = await readExclusions(tx, project);
  const barred = [...excluded].filter(([, { offerId }]) => !given.has(offerId)).map(([candidacyId]) => candidacyId);
  return promote(waiting, free, new Set(barred), project.rules.flows).promoted.length;
}

async function candidacyEffect(tx: Tx, one: Entered): Promise<CandidacyEffect> {
  const { candidacy, project } = one;
  return {
    year: project.year,
    candidacyId: candidacy.id,
    projectId: project.id,
    project: project.name,
    projectStatus: project.status,
    child: await childOf(tx, one),
    status: candidacy.status,
    void: moveCandidacy(candidacy.status, "sanction").ok,
    place: await placeOf(tx, one),
  };
}

/**
 * What imposing a sanction would do now: the applications and candidacies that become void, the runs of projects in notice without them against the notices
 * in force, the places revoked and given on, the years of the ban. `later`: the person's applications of later years. The digest binds a decision to exactly
 * this.
 */
export async function effectOfSanction(
  tx: Tx,
  application: ApplicationRow,
  later: readonly ApplicationRow[],
): Promise<SanctionEffect> {
  const ban = await banOf(tx, application);
  const banned = withinBan(later, ban);
  const entered: Entered[] = [];
  for (const { id } of [application, ...banned]) entered.push(...(await listCandidacies(tx, id)));
  const all: CandidacyEffect[] = [];
  for (const one of entered) all.push(await candidacyEffect(tx, one));
  const projects = new Map(entered.map(({ project, candidacy }) => [project.id, { project, candidacy }]));
  const results: Awaited<ReturnType<typeof effectOnProject>>[] = [];
  const promoted: { projectId: string; project: string; count: number }[] = [];
  const own = all.filter((one) => one.void).map((one) => one.candidacyId);
  for (const { project, candidacy } of [...projects.values()].sort((a, b) => (a.project.id < b.project.id ? -1 : 1))) {
    if (project.status === "in-notice")
      results.push(await effectOnProject(tx, project, { applicationId: candidacy.applicationId, void: true }));
    if (project.status === "fulfilling")
      promoted.push({
        projectId: project.id,
        project: project.name,
        count: await countPromoted(tx, project, own),
      });
  }
  const isListed = ({ effect }: (typeof results)[number]) => effect.own.some((one) => one.before?.rank != null);
  const listed = results.filter(isListed);
  const effect = {
    application: application.status,
    banned: banned.map(({ id, year, status }) => ({ id, year, status })),
    candidacies: all,
    promoted,
    ban,
  };
  const versions = [application, ...banned].map((one) => one.version);
  return {
    ...effect,
    notices: listed.map((one) => one.effect),
    digest: sha256Hex(canonicalJson({ ...effect, versions, listed })),
  };
}

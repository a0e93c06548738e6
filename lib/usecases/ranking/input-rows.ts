import { and, desc, eq, type SQLWrapper, sql } from "drizzle-orm";
import { QueryBuilder } from "drizzle-orm/pg-core";
import type { Tx } from "../../../db/client";
import { applications, candidacies, decisions, dossiers, facts, items, scores, submissions } from "../../../db/schema";
import { readScoreRow } from "../../contracts/score";
import { keptOf } from "../../domain/ranking/kept";
import type { Candidate, Service } from "../../domain/ranking/service";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { approvedFacts, type DecidedItem } from "../scoring/approved-facts";
import type { ProjectRow } from "./blocked-reasons";
import { type Proposed, withProposed } from "./proposed";
import { issuesText, scorerOf } from "./scorer";

/** What stays in memory of everybody while a run is made: sort keys, and what its properties ask. */
export type Entered = {
  readonly candidacyId: string;
  /** Without sections, indicators and days that the project does not order by. */
  readonly candidate: Candidate;
  /** The child whom the candidacy names, by the look-up digest of the document. */
  readonly child: string | null;
  /** Is the total the one that the person confirmed? */
  readonly asConfirmed: boolean;
};

/** One candidacy with its input lines as JSON; the score is canonical and without `lines`. */
export type InputRow = Entered & {
  readonly applicationId: string;
  readonly application: string;
  readonly score: string;
};

/** A candidacy that takes part, before its facts are read. */
export type Entrant = {
  readonly candidacyId: string;
  readonly applicationId: string;
  readonly receipt: string;
  readonly child: string | null;
};

const anyOf = (column: SQLWrapper, ids: readonly string[]) => sql`${column} = any(${sql.param([...ids])}::uuid[])`;

/** The items of applications with what was decided, by application, as they would be with a proposed decision. */
export async function readDecided(
  tx: Tx,
  applicationIds: readonly string[],
  proposed: Proposed | null,
): Promise<ReadonlyMap<string, readonly DecidedItem[]>> {
  // Looked up one by one (the limit keeps it so): a page must not read the whole of either table, however many pages there are.
  const behind = new QueryBuilder()
    .select({ outcome: decisions.outcome, facts: facts.items })
    .from(decisions)
    .leftJoin(facts, eq(facts.id, decisions.factsId))
    .where(eq(decisions.id, items.decisionId))
    .limit(1)
    .as("behind");
  const found = await tx
    .select({
      applicationId: items.applicationId,
      all: sql<readonly (DecidedItem & { readonly id: string })[]>`json_agg(json_build_object(
        'id', ${items.id},
        'item', json_build_object('indicator', ${items.indicator}, 'effect', ${items.effect},
          'dropped', ${items.dropped}, 'candidacyId', ${items.candidacyId}),
        'decision', case when ${items.decisionId} is not null then json_build_object('outcome', ${behind.outcome}) end,
        'found', ${behind.facts}) order by ${items.indicator}, ${items.id})`,
    })
    .from(items)
    .leftJoinLateral(behind, sql`true`)
    .where(anyOf(items.applicationId, applicationIds))
    .groupBy(items.applicationId);
  return new Map(found.map(({ applicationId, all }) => [applicationId, all.map((row) => withProposed(row, proposed))]));
}

/** What stands behind the candidacies of one page, in four statements, however many they are. */
async function readBehind(tx: Tx, kind: string, page: readonly Entrant[], proposed: Proposed | null) {
  const ids = [...new Set(page.map((one) => one.applicationId))];
  const people = await tx
    .select({
      id: candidacies.id,
      choices: candidacies.choices,
      applicantClass: applications.applicantClass,
      birthDate: dossiers.birthDate,
    })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(dossiers, eq(dossiers.id, applications.dossierId))
    .where(
      anyOf(
        candidacies.id,
        page.map((one) => one.candidacyId),
      ),
    );
  const sent = await tx
    .selectDistinctOn([submissions.applicationId], { id: submissions.applicationId, at: submissions.submittedAt })
    .from(submissions)
    .where(anyOf(submissions.applicationId, ids))
    .orderBy(submissions.applicationId, desc(submissions.version));
  const told = await tx
    .selectDistinctOn([scores.applicationId], { id: scores.applicationId, total: scores.total, vetoed: scores.vetoed })
    .from(scores)
    .where(and(eq(scores.kind, kind), anyOf(scores.applicationId, ids)))
    .orderBy(scores.applicationId, desc(scores.version));
  return {
    decided: await readDecided(tx, ids, proposed),
    people: new Map(people.map((row) => [row.id, row])),
    submittedAt: new Map(sent.map((row) => [row.id, row.at])),
    told: new Map(told.map((row) => [row.id, row])),
  };
}

/** Freezes candidacies of a project page by page: approved facts as they are now (or with a proposed decision), scored by the rulebook. */
export async function freezerOf(
  tx: Tx,
  project: ProjectRow,
  rulebookId: string,
  service: Service,
  proposed: Proposed | null,
) {
  const scoreOf = await scorerOf(tx, rulebookId, service.kind);
  const kept = keptOf(service);
  return async (page: readonly Entrant[]): Promise<readonly InputRow[]> => {
    const behind = await readBehind(tx, project.kind, page, proposed);
    return page.map(({ candidacyId, applicationId, receipt, child }) => {
      const person = behind.people.get(candidacyId);
      if (person === undefined) throw new Error(`candidacy ${candidacyId} is gone`);
      const { birthDate, choices } = person;
      const application = approvedFacts(person, {
        birthDate,
        receipt,
        choices,
        decided: behind.decided.get(applicationId) ?? [],
        submittedAt: behind.submittedAt.get(applicationId) ?? null,
      });
      const { content } = scoreOf(application);
      const read = readScoreRow({ ...content, lines: [] }, service);
      if (!read.ok) throw new Error(`candidacy ${candidacyId} does not rank: ${issuesText(read.error)}`);
      const told = behind.told.get(applicationId);
      return {
        candidacyId,
        applicationId,
        application: JSON.stringify(application),
        score: canonicalJson(content),
        candidate: kept(read.value),
        child,
        asConfirmed: told?.total === read.value.total && told.vetoed === read.value.vetoed,
      };
    });
  };
}

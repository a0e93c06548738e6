import { and, asc, eq, or } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { applications, candidacies, householdMembers } from "../../../db/schema";
import { laterForOneChild } from "../../domain/candidacy/one-child-once";
import type { Service } from "../../domain/ranking/service";
import { sha256Running } from "../../platform/crypto/sha256";
import { passesChecks } from "../scoring/approved-facts";
import type { ProjectRow } from "./blocked-reasons";
import { type Entered, type Entrant, freezerOf, type InputRow, readDecided } from "./input-rows";
import { isVoid, type Proposed } from "./proposed";
import { isStanding } from "./standing";

/** How many people's applications and scores lie in memory at once. */
const PAGE_SIZE = 500;

/** SHA-256 of the input lines by receipt, one a line; `scores` is the digest that freezes the scores of a run. */
export type InputDigests = { readonly applications: string; readonly scores: string };

export type RankingInput = {
  readonly rows: readonly Entered[];
  /** Candidacies whose child has an earlier one. */
  readonly leftOut: readonly string[];
  readonly digests: InputDigests;
  /** The same candidacies once more, by receipt, read anew: whoever keeps something of them compares the digests at the end. */
  pages(): AsyncGenerator<readonly InputRow[]>;
};

/** Who failed a check stands only where a proposed decision may change that. */
const mayStand = ({ applicationId }: Proposed) =>
  and(
    eq(candidacies.applicationId, applicationId),
    eq(candidacies.status, "not-eligible"),
    eq(applications.status, "confirmed"),
  );

/** Who takes part, by receipt, without their facts. */
async function readStanding(tx: Tx, project: ProjectRow, proposed: Proposed | null) {
  const standing = await tx
    .select({
      candidacyId: candidacies.id,
      applicationId: candidacies.applicationId,
      receipt: candidacies.receipt,
      enteredAt: candidacies.enteredAt,
      child: householdMembers.documentHmac,
    })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .leftJoin(householdMembers, eq(householdMembers.id, candidacies.childId))
    .where(
      and(eq(candidacies.projectId, project.id), proposed === null ? isStanding : or(isStanding, mayStand(proposed))),
    )
    .orderBy(asc(candidacies.receipt));
  if (proposed === null) return standing;
  const others = standing.filter((one) => one.applicationId !== proposed.applicationId);
  if (isVoid(proposed)) return others;
  const decided = (await readDecided(tx, [proposed.applicationId], proposed)).get(proposed.applicationId) ?? [];
  return standing.filter(
    (one) => one.applicationId !== proposed.applicationId || passesChecks(decided, one.candidacyId),
  );
}

/** Digests of rows that come by receipt. */
export function digestRows(): { add(row: InputRow): void; digests(): InputDigests } {
  const [ofApplications, ofScores] = [sha256Running(), sha256Running()];
  return {
    add({ application, score }) {
      ofApplications.add(`${application}\n`);
      ofScores.add(`${score}\n`);
    },
    digests: () => ({ applications: ofApplications.hex(), scores: ofScores.hex() }),
  };
}

async function* pagesOf(
  standing: readonly Entrant[],
  size: number,
  freeze: (page: readonly Entrant[]) => Promise<readonly InputRow[]>,
): AsyncGenerator<readonly InputRow[]> {
  for (let at = 0; at < standing.length; at += size) yield await freeze(standing.slice(at, at + size));
}

/**
 * The candidates of a run, by receipt: every eligible candidacy of a confirmed application, and of those that name one child the earliest. Applications
 * and scores are frozen page by page and none is kept. `proposed`: the run as it would be with that. `see` is shown each row once.
 */
export async function readRankingInput(
  tx: Tx,
  project: ProjectRow,
  rulebookId: string,
  service: Service,
  {
    proposed = null,
    see = () => {},
    pageSize = PAGE_SIZE,
  }: { readonly proposed?: Proposed | null; readonly see?: (row: InputRow) => void; readonly pageSize?: number } = {},
): Promise<RankingInput> {
  const entered = await readStanding(tx, project, proposed);
  const later = laterForOneChild(entered);
  const standing = entered.filter((one) => !later.has(one));
  const freeze = await freezerOf(tx, project, rulebookId, service, proposed);
  const pages = () => pagesOf(standing, pageSize, freeze);
  const digest = digestRows();
  const rows: Entered[] = [];
  for await (const page of pages())
    for (const row of page) {
      digest.add(row);
      see(row);
      const { candidacyId, candidate, child, asConfirmed } = row;
      rows.push({ candidacyId, candidate, child, asConfirmed });
    }
  return { rows, leftOut: [...later].map((one) => one.candidacyId), digests: digest.digests(), pages };
}

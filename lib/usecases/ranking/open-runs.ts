import { asc, eq } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { findProject } from "../../../db/queries/programmes";
import { notices, rankingRuns, users } from "../../../db/schema";
import { readService } from "../../contracts/service";
import type { Services } from "../../domain/ranking/difference";
import type { Service } from "../../domain/ranking/service";
import { loadRulebook } from "../rulebook/load-rulebook";
import type { DatedRuns } from "./difference-causes";

/** A run as it is named in a list of them. `notice`: the number under which it was published. */
export type ListedRun = {
  readonly id: string;
  readonly version: number;
  readonly preparedAt: Date;
  readonly preparedBy: string;
  readonly notice: string | null;
};

/** The runs of a project, the first one first. */
export function listRuns(reader: Reader, projectId: string): Promise<readonly ListedRun[]> {
  return reader
    .select({
      id: rankingRuns.id,
      version: rankingRuns.version,
      preparedAt: rankingRuns.preparedAt,
      preparedBy: users.name,
      notice: notices.number,
    })
    .from(rankingRuns)
    .innerJoin(users, eq(users.id, rankingRuns.preparedBy))
    .leftJoin(notices, eq(notices.runId, rankingRuns.id))
    .where(eq(rankingRuns.projectId, projectId))
    .orderBy(asc(rankingRuns.version));
}

export type Compared = { readonly runs: DatedRuns; readonly services: Services };
/** Which two runs, by their numbers in either order; null = the newest one, and the one before it. */
export type RunChoice = { readonly projectId: string; readonly from: number | null; readonly to: number | null };

/** Two runs of a project with what their difference is told by; null where there are no such runs. */
export async function openRuns(reader: Reader, { projectId, from, to }: RunChoice) {
  const project = await findProject(reader, projectId);
  const runs = await listRuns(reader, projectId);
  const versions = [from ?? Math.max(1, runs.length - 1), to ?? runs.length].sort((a, b) => a - b);
  const [first, then] = versions.map((version) => runs.find((one) => one.version === version));
  if (project === null || first === undefined || then === undefined) return null;
  const [old, newer] = [await serviceOf(reader, first.id), await serviceOf(reader, then.id)];
  const { rulebook } = await loadRulebook(reader, newer.rulebookId);
  return {
    project: { id: project.id, name: project.name },
    all: runs,
    from: first,
    to: then,
    services: { from: old.service, to: newer.service },
    runs: { from: first.id, to: then.id, fromAt: first.preparedAt, toAt: then.preparedAt },
    names: {
      indicators: new Map(rulebook.indicators.map(({ code, name }) => [code, name])),
      departments: new Map(rulebook.departments.map(({ code, name }) => [code, name])),
    },
  };
}

async function serviceOf(reader: Reader, runId: string): Promise<{ service: Service; rulebookId: string }> {
  const [run] = await reader
    .select({ service: rankingRuns.service, rulebookId: rankingRuns.rulebookId })
    .from(rankingRuns)
    .where(eq(rankingRuns.id, runId));
  const read = run === undefined ? null : readService(run.service);
  if (run === undefined || !read?.ok) throw new Error(`run ${runId}: its service does not read`);
  return { service: read.value.service, rulebookId: run.rulebookId };
}

import { and, eq, inArray, sql } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { applications, candidacies, rankingRows } from "../../../db/schema";
import { townshipName } from "../../domain/dossier/townships";
import { absenceReason, isAbsent } from "./absent";

const howMany = sql<number>`count(*)::int`;
const asRecord = (rows: readonly { readonly name: string; readonly count: number }[]) =>
  rows.map(({ name, count }) => [name, count] as const);

/** How many stand in a run, by township and class, and how many of the project's candidacies do not, by the reason. Source: checklist AI-12. */
export async function countRun(reader: Reader, run: { readonly id: string; readonly projectId: string }) {
  const by = (column: typeof applications.township | typeof applications.applicantClass) =>
    reader
      .select({ name: sql<string>`${column}`, count: howMany })
      .from(rankingRows)
      .innerJoin(candidacies, eq(candidacies.id, rankingRows.candidacyId))
      .innerJoin(applications, eq(applications.id, candidacies.applicationId))
      .where(eq(rankingRows.runId, run.id))
      .groupBy(column)
      .orderBy(column);
  const townships = (await by(applications.township)).map((one) => ({ ...one, name: townshipName(one.name) }));
  const reason = absenceReason(run);
  const absent = await reader
    .select({ reason, count: howMany })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(isAbsent(run))
    .groupBy(sql`1`)
    .orderBy(sql`1`);
  return { townships: asRecord(townships), classes: asRecord(await by(applications.applicantClass)), absent };
}

/** How many candidacies of a run were withdrawn or became void since; such a run cannot be published. */
export function countWithdrawnSince(reader: Reader, runId: string): Promise<number> {
  return reader.$count(
    rankingRows,
    and(
      eq(rankingRows.runId, runId),
      inArray(
        rankingRows.candidacyId,
        reader
          .select({ id: candidacies.id })
          .from(candidacies)
          .where(inArray(candidacies.status, ["withdrawn", "void"])),
      ),
    ),
  );
}

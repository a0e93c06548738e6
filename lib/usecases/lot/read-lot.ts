import { desc, eq } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { lotEntries, type serviceProjects, users } from "../../../db/schema";
import { usesLot } from "../../domain/ranking/lots";
import type { Service } from "../../domain/ranking/service";

type ProjectRow = typeof serviceProjects.$inferSelect;

export async function newestEntry(reader: Reader, projectId: string) {
  const [row] = await reader
    .select({ entry: lotEntries, by: users.name })
    .from(lotEntries)
    .innerJoin(users, eq(users.id, lotEntries.enteredBy))
    .where(eq(lotEntries.projectId, projectId))
    .orderBy(desc(lotEntries.sequence))
    .limit(1);
  return row ?? null;
}

/** How a project that draws lots stands: what was announced, the frozen list, and the registration. A number that waits for its second entry is not told. */
export async function readLot(reader: Reader, project: ProjectRow, service: Service) {
  if (!usesLot(service)) return null;
  const newest = await newestEntry(reader, project.id);
  return {
    announced: project.rules.lot,
    listDigest: project.listDigest,
    seed: service.lotSeed,
    newest:
      newest === null
        ? null
        : {
            result: newest.entry.result,
            by: newest.by,
            byId: newest.entry.enteredBy,
            at: newest.entry.enteredAt,
            number: newest.entry.result === "matched" ? newest.entry.number : null,
          },
  };
}
export type LotView = NonNullable<Awaited<ReturnType<typeof readLot>>>;

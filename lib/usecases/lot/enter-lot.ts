import { eq, sql } from "drizzle-orm";
import { lotEntries, serviceProjects } from "../../../db/schema";
import { readService } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import { scanPublicText } from "../../domain/notice/scan-public-text";
import { type LotResult, lotSeedOf, plainNumber, usesLot } from "../../domain/ranking/lots";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { fail, ok } from "../../domain/shared/result";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { newestEntry } from "./read-lot";

/**
 * An officer enters the announced number of a closed project; another enters it again without seeing the first. The same twice registers it for ever,
 * bound to the list that was frozen at closing; two that differ leave nothing, and both officers are told. Source: verifiable-notice.md 7.
 */
export function enterLot(actor: Actor, input: { readonly projectId: string; readonly number: string }) {
  return perform<{ readonly result: LotResult }>(
    actor,
    "lot.enter",
    { kind: "service-project", id: input.projectId },
    async ({ tx, now, authorize, audit }) => {
      const [project] = await tx
        .select()
        .from(serviceProjects)
        .where(eq(serviceProjects.id, input.projectId))
        .for("update");
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (project === undefined) return fail("not-found");
      const read = readService(project.content);
      if (!read.ok) throw new Error(`project ${project.id} does not read`);
      const { service } = read.value;
      if (service.lotSeed !== null) return fail("already-decided");
      if (project.status !== "closed" || project.listDigest === null || !usesLot(service)) return fail("unlawful-move");
      const number = plainNumber(input.number);
      if (number === "" || scanPublicText(number).length > 0) return fail("invalid-input");

      const newest = await newestEntry(tx, project.id);
      const first = newest?.entry.result === "first" ? newest.entry : null;
      if (first?.enteredBy === actor.userId) return fail("same-person");
      const result = first === null ? "first" : first.number === number ? "matched" : "differed";
      await tx.insert(lotEntries).values({
        id: newId(),
        year: project.year,
        projectId: project.id,
        sequence: (newest?.entry.sequence ?? 0) + 1,
        result,
        number: result === "differed" ? null : number,
        firstBy: first?.enteredBy ?? null,
        enteredBy: actor.userId,
        enteredAt: now,
      });
      const lotSeed = lotSeedOf(number, project.listDigest);
      if (result === "matched")
        await tx
          .update(serviceProjects)
          .set({
            content: canonicalJson({ ...JSON.parse(project.content), lotSeed }),
            version: sql`${serviceProjects.version} + 1`,
          })
          .where(eq(serviceProjects.id, project.id));
      await audit({ result, listDigest: project.listDigest, ...(result === "matched" ? { lotSeed } : {}) });
      return ok({ result });
    },
  );
}

import { and, asc, eq, inArray, isNull, lte, max, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "../../../db/client";
import { isOpenItem } from "../../../db/queries/open-items";
import { applications, disagreements, items, materialRequests, submissions } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import { decideInBulk, readyToSettle } from "./decide-in-bulk";
import { hasNoLaidFile } from "./finding-files";
import { settleApplication } from "./settle-application";

export type NothingFoundInput = {
  readonly year: number;
  readonly department: string;
  /** What the preview showed: items that existed at this instant. Late arrivals stay open. */
  readonly until: string;
  /** Receipts of submissions for whom something was found, or that are still looked at; one a line. */
  readonly except?: string | undefined;
  /** How many items the preview counted. */
  readonly expected: number;
};

/** Applications that are locked and decided in one round of statements. */
const AT_ONCE = 200;
const newer = alias(submissions, "newer");

/** The open deductions, vetoes and checks of a department that "nothing found" would decide: without the given receipts, and without those to which a file was laid. */
export async function listNothingFound(reader: Reader, input: Omit<NothingFoundInput, "expected">) {
  const except = new Set((input.except ?? "").split(/[\s,，、]+/).filter((one) => one !== ""));
  const rows = await reader
    .select({ item: items, applicationId: applications.id, receipt: submissions.receipt })
    .from(items)
    .innerJoin(applications, eq(applications.id, items.applicationId))
    .innerJoin(
      submissions,
      and(
        eq(submissions.applicationId, applications.id),
        eq(
          submissions.version,
          reader
            .select({ version: max(newer.version) })
            .from(newer)
            .where(eq(newer.applicationId, applications.id)),
        ),
      ),
    )
    .where(
      and(
        eq(items.year, input.year),
        eq(items.department, input.department),
        isOpenItem,
        inArray(items.effect, ["deduction", "veto", "check"]),
        notExists(reader.select({ one: sql`1` }).from(disagreements).where(eq(disagreements.itemId, items.id))),
        notExists(
          reader
            .select({ one: sql`1` })
            .from(materialRequests)
            .where(and(eq(materialRequests.itemId, items.id), isNull(materialRequests.answeredAt))),
        ),
        hasNoLaidFile(reader),
        lte(items.createdAt, new Date(input.until)),
      ),
    )
    .orderBy(asc(items.applicationId), asc(items.id));
  const receipts = new Set(rows.map((row) => row.receipt));
  return {
    chosen: rows.filter((row) => !except.has(row.receipt)),
    unknown: [...except].filter((one) => !receipts.has(one)),
  };
}

/** Records "nothing found" (checks: passed) for all but a given list, in one act, bound to the preview. Source: domain.md, scoring. */
export function decideNothingFound(actor: Actor, input: NothingFoundInput) {
  return perform<{ readonly decided: number }>(
    actor,
    "item.decide-nothing-found",
    { kind: "department", id: input.department },
    async ({ tx, now, authorize, audit }) => {
      const allowed = authorize({ departments: [input.department] });
      if (!allowed.ok) return allowed;
      const { chosen, unknown } = await listNothingFound(tx, input);
      if (unknown.length > 0) return fail("not-found");
      if (chosen.length !== input.expected) return fail("stale-record");
      const ids = [...new Set(chosen.map((row) => row.applicationId))].sort();
      let decided = 0;
      for (let at = 0; at < ids.length; at += AT_ONCE) {
        const some = new Set(ids.slice(at, at + AT_ONCE));
        const wanted = chosen.filter((row) => some.has(row.applicationId)).map((row) => row.item.id);
        const locked = await tx
          .select()
          .from(applications)
          .where(inArray(applications.id, [...some]))
          .orderBy(asc(applications.id))
          .for("update");
        const others = locked.filter((one) => one.userId !== actor.userId);
        decided += await decideInBulk(tx, actor, others, wanted, now);
        for (const application of await readyToSettle(tx, others)) await settleApplication(tx, application, now);
      }
      await audit({ decided, except: (input.except ?? "").length > 0 });
      return ok({ decided });
    },
  );
}

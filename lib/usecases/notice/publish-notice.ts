import { and, asc, eq, inArray, max, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { findProject } from "../../../db/queries/programmes";
import {
  applications,
  candidacies,
  noticeProofs,
  notices,
  publishedNotices,
  rankingRows,
  rankingRuns,
  serviceProjects,
} from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { scanPublicText } from "../../domain/notice/scan-public-text";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { fail, ok } from "../../domain/shared/result";
import { sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { scanFile } from "../../scan/scan-file";
import { tellPeople } from "../accounts/messages";
import { perform } from "../act";
import { readAttachments } from "../attachment/attachments-of-run";
import { listUnaccounted } from "../ranking/absent";
import type { ProjectRow } from "../ranking/blocked-reasons";
import { type Composed, composeNotice } from "./compose-notice";
import { isCorrectionOutdated, settleCorrection } from "./corrections";
import { heldBackBy, listWaiting } from "./held-back";
import { noteFilesDue } from "./note-files-due";
import { noticeInForce } from "./notice-in-force";

/**
 * A second officer publishes the newest run of a project, without the pools that it holds back, and with the files beside it that the officer saw
 * (`attachments`, ids parted by a space) and did not lay; while its notice runs, as the correction of that. Every file is looked into again. Time and
 * place in the chain are the server's; the files follow from the worker.
 * Source: domain.md, Candidacy; contract 7.
 */
export function publishNotice(actor: Actor, input: { readonly runId: string; readonly attachments?: string }) {
  return perform<{ readonly noticeId: string; readonly number: string; readonly projectId: string }>(
    actor,
    "notice.publish",
    { kind: "ranking-run", id: input.runId },
    async ({ tx, now, authorize, audit }) => {
      const [found] = await tx.select().from(rankingRuns).where(eq(rankingRuns.id, input.runId));
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (found === undefined) return fail("not-found");
      await tx.select().from(serviceProjects).where(eq(serviceProjects.id, found.projectId)).for("update");
      const project = await findProject(tx, found.projectId);
      if (project === null) throw new Error("a run without project");
      const replaced = await noticeInForce(tx, project.id);
      if (replaced?.runId === found.id) return fail("already-published");
      if (project.status !== (replaced === null ? "ranked" : "in-notice")) return fail("unlawful-move");
      const [newest] = await tx
        .select({ version: max(rankingRuns.version) })
        .from(rankingRuns)
        .where(eq(rankingRuns.projectId, project.id));
      if (newest?.version !== found.version) return fail("stale-record");
      if (found.preparedBy === actor.userId) return fail("same-person");

      const outdated = replaced === null ? isOutdated(tx, found) : isCorrectionOutdated(tx, found);
      if (await outdated) return fail("run-outdated");
      if ((await listUnaccounted(tx, found)).length > 0) return fail("receipts-unaccounted");
      const files = await readAttachments(tx, found.id);
      if (files.map((one) => one.id).join(" ") !== (input.attachments ?? "")) return fail("stale-record");
      if (files.some((one) => one.laidBy === actor.userId)) return fail("same-person");
      for (const file of files)
        if ((await scanFile(file.name, file.content)) !== null) return fail("attachment-refused");

      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('points.notice-chain'))`);
      const composed = await composeNotice(tx, found, now, replaced);
      if (composed === null) return fail("scores-unfounded");
      const { notice, sequence, listed } = composed;
      if (listed.length === 0) return fail("nothing-to-publish");
      const content = canonicalJson(notice);
      if (scanPublicText(content).length > 0) return fail("scanner-refused");

      const noticeId = newId();
      const { sha256, sm3 } = notice.digests;
      const common = {
        id: noticeId,
        year: found.year,
        number: notice.number,
        version: notice.version,
        sequence,
        sha256,
      };
      const { objectionsUntil } = notice;
      await tx.insert(notices).values({
        ...common,
        projectId: project.id,
        runId: found.id,
        previous: notice.previous,
        corrects: replaced?.id ?? null,
        content,
        preparedBy: found.preparedBy,
        publishedBy: actor.userId,
        publishedAt: now,
        objectionsUntil,
      });
      await tx.insert(publishedNotices).values({
        ...common,
        projectCode: project.code,
        projectName: project.name,
        sm3,
        corrects: notice.corrects,
        publishedAt: now,
        objectionsUntil,
        counts: notice.counts,
      });
      const proofs = listed.map(({ candidacyId, code, salt, detail }) => {
        const proof = canonicalJson({ format: "points-proof/1", notice: sha256, code, salt, detail });
        return {
          noticeId,
          candidacyId,
          code,
          proofSealed: sealText(proof, `notice_proofs.proof:${noticeId}:${candidacyId}`),
        };
      });
      for (let at = 0; at < proofs.length; at += 500) await tx.insert(noticeProofs).values(proofs.slice(at, at + 500));
      if (replaced === null) await settleFirst(tx, project, found, noticeId, { notice, listed });
      else await settleCorrection(tx, replaced, found, noticeId, { notice, listed }, project.name);
      await tx
        .update(serviceProjects)
        .set({ status: "in-notice", version: sql`${serviceProjects.version} + 1` })
        .where(eq(serviceProjects.id, project.id));
      await noteFilesDue(tx);
      const detail = {
        sha256,
        number: notice.number,
        listed: listed.length,
        corrects: notice.corrects,
        heldBack: [...heldBackBy(found).pools],
        attachments: files.map((one) => one.sha256),
      };
      await audit(detail, { kind: "notice", id: noticeId });
      return ok({ noticeId, number: notice.number, projectId: project.id });
    },
  );
}

/** What follows a first publication: whom it lists is told and stands in notice, whom it does not list is told in private, and who waits for a pool that is held back is told so. */
async function settleFirst(
  tx: Tx,
  project: ProjectRow,
  run: typeof rankingRuns.$inferSelect,
  noticeId: string,
  { notice, listed }: Pick<Composed, "notice" | "listed">,
): Promise<void> {
  const body = { number: notice.number, project: project.name, until: notice.objectionsUntil };
  await tellPeople(
    tx,
    listed.map((one) => one.userId),
    "notice-published",
    body,
  );
  await tx
    .update(candidacies)
    .set({ status: "in-notice", version: sql`${candidacies.version} + 1` })
    .where(
      and(
        eq(candidacies.projectId, project.id),
        eq(candidacies.status, "ranked"),
        sql`exists (select 1 from notice_proofs p where p.notice_id = ${noticeId} and p.candidacy_id = ${candidacies.id})`,
      ),
    );
  const waiting = await listWaiting(tx, run);
  await tellUnlisted(tx, project, new Set(waiting.map((one) => one.candidacyId)));
  await tellPeople(
    tx,
    waiting.map((one) => one.userId),
    "pool-held-back",
    { project: project.name },
  );
}

/**
 * Did a candidacy of the run, or one that should stand in it, change since? Nobody is under way when a run is made, so who is now stands again after a
 * sanction. Locks the project's candidacies, so that nobody withdraws meanwhile.
 */
async function isOutdated(tx: Tx, run: typeof rankingRuns.$inferSelect): Promise<boolean> {
  const standing = await tx
    .select({ id: candidacies.id, status: candidacies.status })
    .from(candidacies)
    .where(eq(candidacies.projectId, run.projectId))
    .orderBy(asc(candidacies.id))
    .for("update");
  const now = new Map(standing.map((one) => [one.id, one.status]));
  const held = await tx
    .select({ id: rankingRows.candidacyId, rank: rankingRows.rank })
    .from(rankingRows)
    .where(eq(rankingRows.runId, run.id));
  if (held.some((row) => now.get(row.id) !== (row.rank === null ? "not-ranked" : "ranked"))) return true;
  const [later] = await tx.execute<{ found: boolean }>(sql`
    select exists (select 1 from candidacies c join applications a on a.id = c.application_id
        where c.project_id = ${run.projectId} and (c.status = 'eligible' and a.status = 'confirmed'
          or c.status in ('entered', 'eligible') and a.status in ('submitted', 'supplementing', 'scoring', 'scored', 'awaiting-confirmation')))
      or exists (select 1 from ranking_rows r join candidacies c on c.id = r.candidacy_id
        join applications a on a.id = c.application_id
        where r.run_id = ${run.id} and a.status <> 'confirmed')
      or exists (select 1 from ranking_rows r join scores f on f.id = r.score_id
        join scores s on s.application_id = f.application_id and s.kind = f.kind and s.version > f.version
        where r.run_id = ${run.id}) as found`);
  return later?.found ?? false;
}

/** Who asked for the project and stands in no list is told in private that the reason can be read after log-in; who waits is not among them. */
async function tellUnlisted(tx: Tx, project: ProjectRow, waiting: ReadonlySet<string>): Promise<void> {
  const unlisted = await tx
    .select({ candidacyId: candidacies.id, userId: applications.userId })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(and(eq(candidacies.projectId, project.id), inArray(candidacies.status, ["not-ranked", "not-eligible"])));
  const people = unlisted.filter((one) => !waiting.has(one.candidacyId)).map((one) => one.userId);
  await tellPeople(tx, people, "not-listed", { project: project.name });
}

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { renderToStaticMarkup } from "react-dom/server";
import { db } from "../../db/client";
import { findRulebook } from "../../db/queries/programmes";
import { notices, rankingRuns, serviceProjects } from "../../db/schema";
import { readNotice } from "../contracts/notice";
import { readRulebook } from "../contracts/rulebook";
import { noticeSlug, noticeTitle } from "../copy/notice";
import { boardSheet } from "../documents/notice/board-sheet";
import { MissingCode } from "../documents/notice/missing-code";
import { noticeCsv } from "../documents/notice/notice-csv";
import {
  EndedNoticePage,
  NoticePage,
  type NoticeView,
  pagesOf,
  poolBegins,
  ROWS_PER_PAGE,
} from "../documents/notice/notice-page";
import { noticePdf } from "../documents/notice/notice-pdf";
import { NoticeRegister } from "../documents/notice/notice-register";
import { noticeXlsx } from "../documents/notice/notice-xlsx";
import { ReplacedNotice } from "../documents/notice/replaced-notice";
import type { Frame } from "../documents/page";
import { attachmentFile } from "../domain/notice/attachment";
import type { Notice } from "../domain/notice/notice";
import { scanPublicText } from "../domain/notice/scan-public-text";
import { shanghaiDay, systemNow } from "../platform/clock";
import { env } from "../platform/env";
import { siteIdentity } from "../platform/site";
import { scanFile } from "../scan/scan-file";
import { listAttachments, readAttachments } from "../usecases/attachment/attachments-of-run";
import { heldBackBy } from "../usecases/notice/held-back";
import { writePublicFile, writePublicFolder, writeStylesheet } from "./published-folder";

export const html = (page: Parameters<typeof renderToStaticMarkup>[0]) =>
  `<!DOCTYPE html>${renderToStaticMarkup(page)}`;

/** Refuses to write any public byte that looks like an identity number, phone or bank card. */
export function clean(text: string, what: string): string {
  const [first] = scanPublicText(text);
  if (first !== undefined) throw new Error(`${what}: looks like a ${first.kind} at ${first.at}; not published`);
  return text;
}

type NoticeRecord = typeof notices.$inferSelect;

async function viewOf(row: NoticeRecord): Promise<NoticeView> {
  const read = readNotice(row.content);
  if (!read.ok) throw new Error(`notice ${row.number} does not read`);
  const { notice, service } = read.value;
  const [run] = await db().select().from(rankingRuns).where(eq(rankingRuns.id, row.runId));
  const rulebook = readRulebook((await findRulebook(db(), run?.rulebookId ?? ""))?.content ?? "");
  if (!rulebook.ok) throw new Error(`notice ${row.number}: its rulebook does not read`);
  const classNames = new Map(rulebook.value.rulebook.classes.map((one) => [one.code, one.name]));
  const corrected = row.corrects === null ? null : await numberOf(eq(notices.id, row.corrects));
  const attachments = await listAttachments(db(), row.runId);
  const over = row.endedAt === null ? null : row.finalAt === null ? "open" : "final";
  const held = run === undefined ? new Set<string>() : heldBackBy(run).pools;
  const heldBack = service.pools.filter((pool) => held.has(pool.code)).map((pool) => pool.name);
  return { notice, service, classNames, over, corrected, attachments, heldBack, begins: poolBegins(notice) };
}

async function numberOf(which: ReturnType<typeof eq>): Promise<string | null> {
  const [found] = await db().select({ number: notices.number }).from(notices).where(which);
  return found?.number ?? null;
}

/** By the first two signs of the public codes: on which page each stands. A look-up reads one small file. */
function shardsOf({ rows }: Notice): ReadonlyMap<string, Record<string, number>> {
  const shards = new Map<string, Record<string, number>>();
  rows.forEach(({ code }, at) => {
    const name = code.slice(0, 2);
    const shard = shards.get(name) ?? {};
    shard[code] = Math.floor(at / ROWS_PER_PAGE) + 1;
    shards.set(name, shard);
  });
  return shards;
}

/** How many files are compressed and written beside each other. */
const AT_ONCE = 8;

async function severalAtOnce<T>(all: readonly T[], write: (one: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += AT_ONCE) await Promise.all(all.slice(at, at + AT_ONCE).map(write));
}

/** The rows of a notice in every form: pages, JSON, CSV, workbook, PDF, and the shards by which a public code finds its page. */
async function renderRows(frame: Frame, view: NoticeView, content: string, folder: string): Promise<void> {
  const { notice } = view;
  const slug = noticeSlug(notice.number);
  const pages = Array.from({ length: pagesOf(notice) }, (_, at) => at + 1);
  await severalAtOnce(pages, (page) => {
    const text = html(<NoticePage frame={frame} view={view} page={page} />);
    const path = page === 1 ? "index.html" : `page/${page}.html`;
    return writePublicFile(folder, path, clean(text, `${slug} page ${page}`));
  });
  await writePublicFile(folder, "missing.html", html(<MissingCode frame={frame} slug={slug} />));
  await writePublicFile(folder, "notice.json", clean(content, `${slug} JSON`));
  await writePublicFile(folder, "notice.csv", clean(noticeCsv(view), `${slug} CSV`));
  await writePublicFile(folder, "notice.xlsx", await noticeXlsx(view));
  await writePublicFile(folder, "notice.pdf", await noticePdf(view, frame.site.operator, env().PUBLIC_ORIGIN));
  await severalAtOnce([...shardsOf(notice)], ([name, codes]) =>
    writePublicFile(folder, `find/${name}.json`, JSON.stringify(codes)),
  );
}

/** The files beside a notice, looked into once more before anybody can have them. Checklist PV-02. */
async function writeAttachments(folder: string, { number, runId }: NoticeRecord): Promise<void> {
  for (const [at, file] of (await readAttachments(db(), runId)).entries()) {
    const refused = await scanFile(file.name, file.content);
    if (refused !== null) throw new Error(`${number}, attachment ${at + 1}: ${refused.why}; not published`);
    await writePublicFile(folder, attachmentFile(at, file), file.content);
  }
}

/** Renders one notice whole. Of a replaced one only what took its place stays. After its last day no row stays: the page keeps the digests, and so does the sheet for the board. Checklist PV-04. */
async function renderNotice(frame: Frame, row: NoticeRecord): Promise<void> {
  const view = await viewOf(row);
  const slug = noticeSlug(row.number);
  const replacedBy = await numberOf(eq(notices.corrects, row.id));
  if (replacedBy !== null) {
    const page = (
      <ReplacedNotice frame={frame} title={noticeTitle(view.service)} notice={view.notice} replacedBy={replacedBy} />
    );
    await writePublicFolder(`notices/${slug}`, async (folder) => {
      for (const path of ["index.html", "missing.html"]) await writePublicFile(folder, path, clean(html(page), slug));
    });
    return;
  }
  await writePublicFolder(`notices/${slug}`, async (folder) => {
    if (view.over !== null) {
      const text = html(<EndedNoticePage frame={frame} view={view} />);
      await writePublicFile(folder, "index.html", clean(text, `${slug}, ended`));
    } else {
      await renderRows(frame, view, row.content, folder);
      await writeAttachments(folder, row);
    }
    await writePublicFile(folder, "board.pdf", await boardSheet(view, frame.site.operator, env().PUBLIC_ORIGIN));
  });
}

/** Makes the files of one notice; it stays due where it ended or was corrected meanwhile. */
async function makeFiles(frame: Frame, id: string): Promise<void> {
  const [found] = await db()
    .select({ row: notices, seen: sql<string>`${notices}.xmin::text` })
    .from(notices)
    .where(eq(notices.id, id));
  if (found === undefined) throw new Error(`notice ${id} is gone`);
  await renderNotice(frame, found.row);
  const unchanged = and(eq(notices.id, id), sql`${notices}.xmin::text = ${found.seen}`);
  await db().update(notices).set({ filesAt: systemNow() }).where(unchanged);
}

/**
 * Makes the files of every notice that has none yet, then the register. Whoever dies in between leaves whole folders only, and the next call
 * goes on. A notice whose files cannot be made stays due and holds up no other; the first such error is thrown in the end. `always` renders all anew (a
 * new stylesheet, an emptied folder).
 */
export async function publishFiles(always = false): Promise<number> {
  const frame: Frame = { site: siteIdentity(), style: await writeStylesheet() };
  const due = await db()
    .select({ id: notices.id })
    .from(notices)
    .where(always ? undefined : isNull(notices.filesAt))
    .orderBy(asc(notices.sequence));
  const errors: unknown[] = [];
  for (const { id } of due) {
    try {
      await makeFiles(frame, id);
    } catch (error) {
      errors.push(error);
    }
  }
  if (due.length > 0 || always) await renderRegister(frame);
  if (errors.length > 0) throw errors[0];
  return due.length;
}

/** A notice without files stands in no list, so that no link leads nowhere. */
async function renderRegister(frame: Frame): Promise<void> {
  const { id, number, corrects, projectId, publishedAt, objectionsUntil, sha256, endedAt } = notices;
  const all = await db()
    .select({ id, number, corrects, name: serviceProjects.name, publishedAt, objectionsUntil, sha256, endedAt })
    .from(notices)
    .innerJoin(serviceProjects, eq(serviceProjects.id, projectId))
    .orderBy(desc(notices.sequence));
  const made = new Set(await readdir(join(env().PUBLISHED_DIR, "notices")).catch(() => []));
  const rows = all.filter((row) => made.has(noticeSlug(row.number)));
  const listed = rows.map((row) => ({
    number: row.number,
    projectName: row.name,
    publishedOn: shanghaiDay(row.publishedAt),
    objectionsUntil: row.objectionsUntil,
    over: row.endedAt !== null,
    replacedBy: rows.find((one) => one.corrects === row.id)?.number ?? null,
    corrects: rows.find((one) => one.id === row.corrects)?.number ?? null,
    sha256: row.sha256,
  }));
  const text = html(<NoticeRegister frame={frame} notices={listed} />);
  await writePublicFile(env().PUBLISHED_DIR, "notices.html", clean(text, "register"));
}

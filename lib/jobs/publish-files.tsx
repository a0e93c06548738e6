import { asc, desc, eq, isNull } from "drizzle-orm";
import { renderToStaticMarkup } from "react-dom/server";
import { db } from "../../db/client";
import { findRulebook } from "../../db/queries/programmes";
import { notices, publishedNotices, rankingRuns } from "../../db/schema";
import { readNotice } from "../contracts/notice";
import { readRulebook } from "../contracts/rulebook";
import { noticeSlug } from "../copy/notice";
import { MissingCode } from "../documents/notice/missing-code";
import { noticeCsv } from "../documents/notice/notice-csv";
import { NoticePage, ROWS_PER_PAGE } from "../documents/notice/notice-page";
import { NoticeRegister } from "../documents/notice/notice-register";
import type { Frame } from "../documents/page";
import { scanPublicText } from "../domain/notice/scan-public-text";
import { shanghaiDay, systemNow } from "../platform/clock";
import { env } from "../platform/env";
import { siteIdentity } from "../platform/site";
import { writePublicFile, writePublicFolder, writeStylesheet } from "./published-folder";

const html = (page: Parameters<typeof renderToStaticMarkup>[0]) => `<!DOCTYPE html>${renderToStaticMarkup(page)}`;

/** Refuses to write any public byte that looks like an identity number, phone or bank card. */
function clean(text: string, what: string): string {
  const [first] = scanPublicText(text);
  if (first !== undefined) throw new Error(`${what}: looks like a ${first.kind} at ${first.at}; not published`);
  return text;
}

/** Renders one notice: its pages, JSON, CSV, and the index by which a public code finds its page. */
async function renderNotice(frame: Frame, row: typeof notices.$inferSelect): Promise<void> {
  const read = readNotice(row.content);
  if (!read.ok) throw new Error(`notice ${row.number} does not read`);
  const { notice, service } = read.value;
  const [run] = await db().select().from(rankingRuns).where(eq(rankingRuns.id, row.runId));
  const rulebook = readRulebook((await findRulebook(db(), run?.rulebookId ?? ""))?.content ?? "");
  if (!rulebook.ok) throw new Error(`notice ${row.number}: its rulebook does not read`);
  const classNames = new Map(rulebook.value.rulebook.classes.map((one) => [one.code, one.name]));
  const slug = noticeSlug(row.number);
  await writePublicFolder(`notices/${slug}`, async (folder) => {
    const pages = Math.max(1, Math.ceil(notice.rows.length / ROWS_PER_PAGE));
    for (let page = 1; page <= pages; page++) {
      const text = html(
        <NoticePage frame={frame} notice={notice} service={service} classNames={classNames} page={page} />,
      );
      await writePublicFile(
        folder,
        page === 1 ? "index.html" : `page/${page}.html`,
        clean(text, `${slug} page ${page}`),
      );
    }
    await writePublicFile(folder, "missing.html", html(<MissingCode frame={frame} slug={slug} />));
    await writePublicFile(folder, "notice.json", clean(row.content, `${slug} JSON`));
    await writePublicFile(folder, "notice.csv", clean(noticeCsv(notice), `${slug} CSV`));
    const index = new Map<string, Record<string, number>>();
    notice.rows.forEach((one, at) => {
      const shard = one.code.slice(0, 2);
      index.set(shard, { ...index.get(shard), [one.code]: Math.floor(at / ROWS_PER_PAGE) + 1 });
    });
    for (const [shard, codes] of index) await writePublicFile(folder, `find/${shard}.json`, JSON.stringify(codes));
  });
}

/**
 * Makes the files of every notice that has none yet, then the register. Whoever dies in between leaves whole folders only, and the next call
 * goes on. `always` renders all anew (a new stylesheet, an emptied folder).
 */
export async function publishFiles(always = false): Promise<number> {
  const frame: Frame = { site: siteIdentity(), style: await writeStylesheet() };
  const due = await db()
    .select()
    .from(notices)
    .where(always ? undefined : isNull(notices.filesAt))
    .orderBy(asc(notices.sequence));
  for (const row of due) {
    await renderNotice(frame, row);
    await db().update(notices).set({ filesAt: systemNow() }).where(eq(notices.id, row.id));
  }
  if (due.length > 0 || always) await renderRegister(frame);
  return due.length;
}

async function renderRegister(frame: Frame): Promise<void> {
  const rows = await db().select().from(publishedNotices).orderBy(desc(publishedNotices.sequence));
  const listed = rows.map((row) => ({
    number: row.number,
    projectName: row.projectName,
    publishedOn: shanghaiDay(row.publishedAt),
    objectionsUntil: row.objectionsUntil,
    sha256: row.sha256,
  }));
  const text = html(<NoticeRegister frame={frame} notices={listed} />);
  await writePublicFile(env().PUBLISHED_DIR, "notices.html", clean(text, "register"));
}

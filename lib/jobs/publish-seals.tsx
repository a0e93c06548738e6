import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { db } from "../../db/client";
import { findNewestHead, listHeadMonths, listHeadsOfMonth } from "../../db/queries/audit";
import { findNewestDay, listDays } from "../../db/queries/public/published";
import { daysCsv, SealsMonthPage, SealsPage } from "../documents/seals-page";
import { publicKeyOf } from "../platform/crypto/ed25519";
import { env } from "../platform/env";
import { siteIdentity } from "../platform/site";
import { headOfRow } from "../usecases/audit/seal-audit";
import { clean, html } from "./publish-files";
import { writePublicFile, writeStylesheet } from "./published-folder";

/** What was published last; written after the rest, so that whoever dies in between begins anew. */
const NEWEST = "seals/newest.json";

async function publishedLast(): Promise<string> {
  return readFile(join(env().PUBLISHED_DIR, NEWEST), "utf8").catch(() => "");
}

/**
 * Publishes what was sealed or counted since: the page, for each month a page and a file of its heads, and one of all days. `always` renders all anew. Returns 1 where it wrote. Source:
 * checklist AI-04.
 */
export async function publishSeals(always = false): Promise<number> {
  const newest = await findNewestHead(db());
  const day = await findNewestDay();
  const now = JSON.stringify({ head: newest === null ? null : headOfRow(newest), day });
  const before = always ? "" : await publishedLast();
  if (before === now) return 0;
  const folder = env().PUBLISHED_DIR;
  const frame = { site: siteIdentity(), style: await writeStylesheet() };
  const months = await listHeadMonths(db());
  const known = before === "" ? null : (JSON.parse(before) as { head: { sealedAt: string } | null }).head;
  for (const month of months)
    if (known === null || month >= known.sealedAt.slice(0, 7)) {
      const heads = (await listHeadsOfMonth(db(), month)).map(headOfRow);
      const lines = heads.map((head) => `${JSON.stringify(head)}\n`);
      await writePublicFile(folder, `seals/${month}.ndjson`, lines.join(""));
      const page = <SealsMonthPage frame={frame} month={month} heads={heads.toReversed()} />;
      await writePublicFile(folder, `seals/${month}.html`, clean(html(page), `seals of ${month}`));
    }
  const days = await listDays();
  await writePublicFile(folder, "seals/days.csv", daysCsv(days));
  const page = (
    <SealsPage
      frame={frame}
      newest={newest === null ? null : headOfRow(newest)}
      days={days}
      months={months.toReversed()}
      publicKey={publicKeyOf(env().SIGNING_KEY)}
    />
  );
  await writePublicFile(folder, "seals.html", clean(html(page), "seals"));
  await writePublicFile(folder, NEWEST, now);
  return 1;
}

import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { desc, eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { attachments, events, notices, publishedNotices } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { demoIdentityNumber } from "../../cli/demo/people/identity";
import type { Applicant } from "../../cli/demo/seed/applicant";
import { readyToRank } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { MOST_ATTACHMENTS } from "../../domain/notice/attachment";
import { publishFiles } from "../../jobs/publish-files";
import { sha256Hex } from "../../platform/crypto/sha256";
import { env } from "../../platform/env";
import { newId } from "../../platform/ids";
import { PHONE } from "../../scan/testing/crafted";
import { row, sheetOf, workbook } from "../../scan/testing/office-files";
import { letter } from "../../scan/testing/pdf-files";
import { publishNotice } from "../notice/publish-notice";
import { runRanking } from "../ranking/run-ranking";
import { closeProjects } from "../sweep/close-projects";
import { endNotices } from "../sweep/end-notices";
import { confirmAll, enter, type Kind, type RankedYear, scoreAll, seedRankedYear } from "../testing/ranked-year";
import { listAttachments } from "./attachments-of-run";
import { layAttachment } from "./lay-attachment";
import { readAttachment } from "./read-attachment";
import { takeAttachmentBack } from "./take-attachment-back";
import { cleanAttachment } from "./testing/clean-attachment";

const database = useDatabase();
let superuser: postgres.Sql;
let year: RankedYear;
let runs: Record<Kind, string>;

const BAD = { name: "名单.xlsx", bytes: workbook(sheetOf(row(2, { D: `电话${PHONE}` }))) };
const idsOf = async (runId: string) => (await listAttachments(db(), runId)).map((one) => one.id).join(" ");
const folder = (...path: string[]) => join(env().PUBLISHED_DIR, "notices", ...path);
const codeOf = (result: { ok: true } | { ok: false; error: string | { code: string } }) =>
  result.ok ? "ok" : typeof result.error === "string" ? result.error : result.error.code;

async function rank(kind: Kind): Promise<string> {
  const { id: projectId, version } = await readyToRank(year.staff, (await year.project(kind)).id);
  return must(await runRanking(year.staff.office1, { projectId, version }), kind).runId;
}

beforeAll(async () => {
  superuser = postgres(database.superuserUrl(), { max: 1, onnotice: () => {} });
  year = await seedRankedYear();
  const people: Applicant[] = [];
  for (let index = 0; index < 3; index++) {
    const one = await year.person(index);
    await enter(year, one, "housing");
    await enter(year, one, "schooling", demoIdentityNumber("2013-09-01", 90_010 + index));
    people.push(one);
  }
  await scoreAll(year, people);
  await confirmAll(year, people);
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  await closeProjects();
  runs = { housing: await rank("housing"), schooling: await rank("schooling") };
});
afterAll(() => superuser.end());

describe("a file beside a run", () => {
  it("that shows a number is refused with its place, and nothing of it is kept", async () => {
    const refused = await layAttachment(year.staff.office1, { runId: runs.housing, ...BAD });
    expect(refused).toEqual({
      ok: false,
      error: {
        code: "attachment-refused",
        refusal: {
          why: "found",
          findings: [
            { kind: "phone", masked: "138…00", place: { in: "cell", sheet: "名单", cell: "D2", hidden: false } },
          ],
        },
      },
    });
    expect(await db().$count(attachments)).toBe(0);
    const [event] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
    expect(event).toMatchObject({ act: "attachment.lay", result: "refused", detail: { code: "attachment-refused" } });
    expect(JSON.stringify(event)).not.toContain(PHONE);
  });

  it("that is too large is refused unread, and so is more than a notice takes, also of files laid at once", async () => {
    const large = { name: "a.pdf", bytes: Buffer.alloc(10 * 1024 * 1024 + 1) };
    const { office1 } = year.staff;
    expect(codeOf(await layAttachment(office1, { runId: runs.schooling, ...large }))).toBe("evidence-too-large");
    const laid = await Promise.all(
      Array.from({ length: MOST_ATTACHMENTS + 2 }, (_, at) =>
        layAttachment(office1, { runId: runs.schooling, ...cleanAttachment(`第 ${at} 个`) }),
      ),
    );
    expect(laid.map(codeOf).sort()).toEqual([
      "attachment-quota",
      "attachment-quota",
      ...Array.from({ length: MOST_ATTACHMENTS }, () => "ok"),
    ]);
    for (const id of (await idsOf(runs.schooling)).split(" "))
      must(await takeAttachmentBack(office1, { attachmentId: id }), "taken back");
    expect(await idsOf(runs.schooling)).toBe("");
    const rows = await db().select().from(attachments);
    expect(rows.every((one) => one.content === null && one.removedBy === office1.userId)).toBe(true);
  });

  it("is laid beside the newest run alone, and taken back once", async () => {
    const { office1, office2 } = year.staff;
    const old = runs.schooling;
    const { attachmentId } = must(await layAttachment(office1, { runId: old, ...cleanAttachment() }), "laid");
    runs.schooling = await rank("schooling");
    expect(codeOf(await layAttachment(office1, { runId: old, ...cleanAttachment() }))).toBe("stale-record");
    expect(codeOf(await takeAttachmentBack(office1, { attachmentId }))).toBe("stale-record");
    expect(codeOf(await layAttachment(office1, { runId: newId(), ...cleanAttachment() }))).toBe("not-found");
    const again = must(await layAttachment(office1, { runId: runs.schooling, ...cleanAttachment() }), "laid");
    const back = await Promise.all([office1, office2].map((one) => takeAttachmentBack(one, again)));
    expect(back.map(codeOf).sort()).toEqual(["not-found", "ok"]);
    expect(codeOf(await readAttachment(office2, again))).toBe("not-found");
  });
});

describe("publication", () => {
  it("is refused to who laid a file, and to who saw other files than lie there now", async () => {
    const { office1, office2 } = year.staff;
    const runId = runs.housing;
    const ofSecond = must(await layAttachment(office2, { runId, ...cleanAttachment() }), "laid by the publisher");
    expect(codeOf(await publishNotice(office2, { runId, attachments: await idsOf(runId) }))).toBe("same-person");
    must(await takeAttachmentBack(office2, ofSecond), "taken back");
    must(await layAttachment(office1, { runId, ...cleanAttachment() }), "first");
    const seen = await idsOf(runId);
    must(
      await layAttachment(office1, { runId, name: "公示函.pdf", bytes: await letter("公示函", "石积分〔2020〕5号") }),
      "second",
    );
    for (const attachments of [undefined, "", seen])
      expect(
        codeOf(await publishNotice(office2, { runId, ...(attachments === undefined ? {} : { attachments }) })),
      ).toBe("stale-record");
    expect(await db().$count(notices)).toBe(0);
  });

  it("looks into every file again: one put into the store past the scanner publishes nothing at all", async () => {
    const { office1, office2 } = year.staff;
    const runId = runs.housing;
    const id = newId();
    await superuser`insert into attachments (id, run_id, name, kind, bytes, sha256, content, laid_by, laid_at)
      values (${id}, ${runId}, ${BAD.name}, 'xlsx', ${BAD.bytes.length}, ${sha256Hex(BAD.bytes)}, ${BAD.bytes}, ${office1.userId}, '2020-07-20T02:00:00Z')`;
    expect(codeOf(await publishNotice(office2, { runId, attachments: await idsOf(runId) }))).toBe("attachment-refused");
    await superuser`update attachments set sha256 = repeat('0', 64) where id = ${id}`;
    await expect(publishNotice(office2, { runId, attachments: await idsOf(runId) })).rejects.toThrow(
      "not those recorded",
    );
    expect([await db().$count(notices), await db().$count(publishedNotices)]).toEqual([0, 0]);
    expect(await publishFiles()).toBe(0);
    expect(existsSync(folder())).toBe(false);
    must(await takeAttachmentBack(office1, { attachmentId: id }), "taken back");
  });

  it("publishes the files with the notice, under addresses of their own, their digests on the page", async () => {
    const { office1, office2 } = year.staff;
    const runId = runs.housing;
    const ids = await idsOf(runId);
    const [published, laid] = await Promise.all([
      publishNotice(office2, { runId, attachments: ids }),
      layAttachment(office1, { runId, ...cleanAttachment("同时放入") }),
    ]);
    // Whoever comes second finds the other done: either the file is too late, or the publisher has not seen it.
    expect([
      ["ok", "already-published"],
      ["stale-record", "ok"],
    ]).toContainEqual([codeOf(published), codeOf(laid)]);
    if (!published.ok) must(await publishNotice(office2, { runId, attachments: await idsOf(runId) }), "notice");
    const files = await listAttachments(db(), runId);
    expect(await publishFiles()).toBe(1);
    const page = readFileSync(folder("2020-1", "index.html"), "utf8");
    files.forEach((file, at) => {
      const name = `attachment-${at + 1}.${file.kind}`;
      expect(sha256Hex(readFileSync(folder("2020-1", name)))).toBe(file.sha256);
      for (const shown of [file.name, file.sha256, `/notices/2020-1/${name}`]) expect(page).toContain(shown);
    });
    expect(files.map((one) => one.name)).toContain("公示函.pdf");
  });

  it("binds them: none joins, leaves or changes afterwards, not even past the application", async () => {
    const { office1 } = year.staff;
    const runId = runs.housing;
    const [first] = await listAttachments(db(), runId);
    const attachmentId = first?.id ?? "";
    expect(codeOf(await layAttachment(office1, { runId, ...cleanAttachment() }))).toBe("already-published");
    expect(codeOf(await takeAttachmentBack(office1, { attachmentId }))).toBe("already-published");
    await expect(
      db().update(attachments).set({ content: null }).where(eq(attachments.id, attachmentId)),
    ).rejects.toThrow();
    await expect(superuser`update attachments set content = '\\x00' where id = ${attachmentId}`).rejects.toThrow(
      "stays as it is",
    );
    await expect(db().delete(attachments)).rejects.toThrow();
  });

  it("whose bytes were touched leaves its notice without files, names it in no list, and holds up no other", async () => {
    const { office2 } = year.staff;
    const runId = runs.schooling;
    must(await publishNotice(office2, { runId, attachments: await idsOf(runId) }), "schooling");
    const [first] = await listAttachments(db(), runs.housing);
    const touch = (sha256: string) =>
      superuser.begin(async (sql) => {
        await sql`set local session_replication_role = replica`;
        await sql`update attachments set sha256 = ${sha256} where id = ${first?.id ?? ""}`;
      });
    await touch("0".repeat(64));
    await db().update(notices).set({ filesAt: null });
    rmSync(folder("2020-1"), { recursive: true });
    await expect(publishFiles()).rejects.toThrow("not those recorded");
    const register = () => readFileSync(join(env().PUBLISHED_DIR, "notices.html"), "utf8");
    expect([existsSync(folder("2020-1")), existsSync(folder("2020-2", "index.html"))]).toEqual([false, true]);
    expect(register()).toContain("/notices/2020-2");
    expect(register()).not.toContain("/notices/2020-1");
    await touch(first?.sha256 ?? "");
    expect(await publishFiles()).toBe(1);
    expect(register()).toContain("/notices/2020-1");
  });

  it("ends with the notice's period: the files leave the site, their digests stay", async () => {
    const files = await listAttachments(db(), runs.housing);
    await setOfficeTime("2020-08-01T00:00:00+08:00");
    expect(await endNotices()).toBe(2);
    expect(await publishFiles()).toBe(2);
    expect(readdirSync(folder("2020-1")).filter((name) => name.startsWith("attachment"))).toEqual([]);
    const page = readFileSync(folder("2020-1", "index.html"), "utf8");
    for (const { sha256 } of files) expect(page).toContain(sha256);
    expect(page).not.toContain("attachment-1");
  });
});

import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "../../db/client";
import { candidacies, notices } from "../../db/schema";
import { setOfficeTime, useDatabase } from "../../db/testing/database";
import { demoIdentityNumber } from "../cli/demo/people/identity";
import type { Applicant } from "../cli/demo/seed/applicant";
import { readyToRank } from "../cli/demo/seed/procedure";
import { must } from "../cli/demo/seed/walk";
import { findCode } from "../cli/serve/published-files";
import { readNotice } from "../contracts/notice";
import { OUTCOME_NAMES } from "../copy/notice";
import { noticeCsv } from "../documents/notice/notice-csv";
import type { Notice } from "../domain/notice/notice";
import { scanPublicText } from "../domain/notice/scan-public-text";
import type { Service } from "../domain/ranking/service";
import { env } from "../platform/env";
import { publishNotice } from "../usecases/notice/publish-notice";
import { runRanking } from "../usecases/ranking/run-ranking";
import { closeProjects } from "../usecases/sweep/close-projects";
import { endNotices } from "../usecases/sweep/end-notices";
import { confirmAll, enter, type RankedYear, scoreAll, seedRankedYear } from "../usecases/testing/ranked-year";
import { publishFiles } from "./publish-files";

const disk = vi.hoisted(() => ({
  steps: 0,
  diesAt: Number.POSITIVE_INFINITY,
  /** What happens elsewhere at the tenth step, when the stylesheet lies there and the first notice is being made. */
  meanwhile: null as (() => Promise<unknown>) | null,
}));
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const step = async () => {
    disk.steps++;
    if (disk.steps === 10) await disk.meanwhile?.();
    if (disk.steps >= disk.diesAt) throw new Error("the process died");
  };
  const writeFile: typeof real.writeFile = async (...given) => {
    await step();
    return real.writeFile(...given);
  };
  const rename: typeof real.rename = async (...given) => {
    await step();
    return real.rename(...given);
  };
  return { ...real, writeFile, rename };
});

useDatabase();
const CHILD_NAME = "王小明";
const children = [0, 1, 2].map((index) => demoIdentityNumber("2013-09-01", 90_020 + index));
let year: RankedYear;
let people: Applicant[];
const folder = (...path: string[]) => join(env().PUBLISHED_DIR, "notices", ...path);
const filesDue = async () => (await db().select().from(notices)).filter((row) => row.filesAt === null).length;

beforeAll(async () => {
  year = await seedRankedYear();
  people = [];
  for (let index = 0; index < 3; index++) {
    const one = await year.person(index);
    await enter(year, one, "schooling", children[index]);
    people.push(one);
  }
  await scoreAll(year, people);
  await confirmAll(year, people);
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  await closeProjects();
  const { id: projectId, version } = await readyToRank(year.staff, (await year.project("schooling")).id);
  const { runId } = must(await runRanking(year.staff.office1, { projectId, version }), "run");
  must(await publishNotice(year.staff.office2, { runId }), "notice");
});

describe("the files of a notice", () => {
  it("die at any step and leave no half notice; the next call makes them whole", async () => {
    disk.steps = 0;
    await publishFiles();
    const steps = disk.steps;
    const list = () => readdirSync(folder("2020-1"), { recursive: true }).sort();
    const whole = list();
    const every = Math.floor(steps / 3);
    // The last steps rename the folder and write the register: each of them where one stood before, and some of those before.
    for (const stood of [false, true])
      for (let at = 1; at <= steps; at += stood && at + every >= steps - 8 ? 1 : every) {
        if (!stood) rmSync(folder("2020-1"), { recursive: true });
        await db().update(notices).set({ filesAt: null });
        Object.assign(disk, { steps: 0, diesAt: at });
        await expect(publishFiles(), `${at} of ${steps}`).rejects.toThrow("died");
        disk.diesAt = Number.POSITIVE_INFINITY;
        if (existsSync(folder("2020-1"))) expect(list()).toEqual(whole);
        else expect(await filesDue()).toBe(1);
        await publishFiles(true);
        expect(list()).toEqual(whole);
        expect(readdirSync(folder())).toEqual(["2020-1"]);
      }
    expect(await filesDue()).toBe(0);
  });

  it("stay due where the notice ended or was corrected while they were made", async () => {
    await db().update(notices).set({ filesAt: null });
    Object.assign(disk, { steps: 0, meanwhile: () => db().update(notices).set({ filesAt: null }) });
    await publishFiles();
    disk.meanwhile = null;
    expect(await filesDue()).toBe(1);
    await publishFiles();
    expect(await filesDue()).toBe(0);
  });

  it("say the same as page, JSON and CSV", async () => {
    const { notice } = must(readNotice(readFileSync(folder("2020-1", "notice.json"), "utf8")), "notice");
    const csv = readFileSync(folder("2020-1", "notice.csv"), "utf8");
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    const [, ...lines] = csv.slice(1).trimEnd().split("\r\n");
    const page = readFileSync(folder("2020-1", "index.html"), "utf8");
    expect(lines.pop()).toBe(`SHA-256,${notice.digests.sha256},${notice.number}`);
    expect(lines).toEqual(
      notice.rows.map((row) =>
        [
          row.rank,
          row.code,
          row.name,
          row.class,
          row.pool,
          row.total,
          row.tie?.join(";") ?? "",
          OUTCOME_NAMES[row.outcome],
          row.commitment,
        ].join(","),
      ),
    );
    for (const row of notice.rows) expect(page).toContain(`id="${row.code}"`);
    expect(page).toContain(notice.digests.sha256);
    expect(page).toContain(notice.digests.sm3);
  });

  it("no cell of the table is read as a formula", () => {
    const row = {
      code: "AAAA-AAAA",
      class: "=1+1",
      pool: "@x",
      rank: 1,
      total: -5,
      outcome: "waitlisted" as const,
      commitment: "+a",
    };
    const csv = noticeCsv({
      notice: { rows: [row], digests: { sha256: "-x", sm3: "" }, number: "n" } as unknown as Notice,
      service: {} as Service,
      corrected: null,
    });
    expect(csv.split("\r\n")[1]).toBe("1,AAAA-AAAA,,'=1+1,'@x,-5,,候补,'+a");
  });

  it("find a row by its code with one small file, however it is typed", async () => {
    const { notice } = must(readNotice(readFileSync(folder("2020-1", "notice.json"), "utf8")), "notice");
    const code = notice.rows[0]?.code ?? "";
    const find = (typed: string) =>
      findCode(env().PUBLISHED_DIR, new URL(`http://localhost/notices/2020-1/find?code=${encodeURIComponent(typed)}`));
    for (const typed of [code, code.toLowerCase(), ` ${code.replace("-", "")} `, code.replace("-", "－")])
      expect(await find(typed)).toBe(`/notices/2020-1#${code}`);
    expect(await find("AAAA-AAAA")).toBeNull();
    expect(await find("../../x")).toBeNull();
    const sizes = readdirSync(folder("2020-1", "find")).map(
      (file) => readFileSync(folder("2020-1", "find", file)).length,
    );
    expect(Math.max(...sizes)).toBeLessThan(200);
  });

  it("hold nothing of any person (checklist PV-01)", async () => {
    const text = readdirSync(env().PUBLISHED_DIR, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && !/\.(br|gz)$/.test(file.name))
      .map((file) => readFileSync(join(file.parentPath, file.name), "utf8"))
      .join("\n");
    const rows = await db().execute<{ text: string }>(sql`
      select t::text as text from published.notices t union all select t::text from published.projects t
      union all select t::text from published.programmes t`);
    const all = `${text}\n${rows.map((row) => row.text).join("\n")}`;
    expect(all).toContain("notice.json");
    expect(scanPublicText(all)).toEqual([]);
    for (const { person } of people)
      for (const secret of [
        person.name,
        person.identityNumber,
        person.identityNumber.slice(-6),
        person.phone,
        person.birthDate,
        person.address,
      ])
        expect(all).not.toContain(secret);
    for (const secret of [...children, CHILD_NAME, "2013-09-01"]) expect(all).not.toContain(secret);
    for (const { receipt } of await db().select().from(candidacies)) expect(all).not.toContain(receipt);
    const notice = must(readNotice(readFileSync(folder("2020-1", "notice.json"), "utf8")), "notice").notice;
    const known = ["class", "code", "commitment", "name", "outcome", "pool", "rank", "tie", "total"];
    for (const row of notice.rows) expect(known).toEqual(expect.arrayContaining(Object.keys(row)));
  });

  it("say after the last day that the period is over; the rows have left the site and the digests stay (checklist PV-04)", async () => {
    const { notice } = must(readNotice(readFileSync(folder("2020-1", "notice.json"), "utf8")), "notice");
    expect(readFileSync(folder("2020-1", "index.html"), "utf8")).not.toContain("公示期已于");
    await setOfficeTime("2020-08-01T00:00:00+08:00");
    await endNotices();
    expect(await publishFiles()).toBe(1);
    const page = readFileSync(folder("2020-1", "index.html"), "utf8");
    expect(page).toContain("公示期已于2020年7月24日结束，结果已确定");
    expect(page).toContain(notice.digests.sha256);
    expect(page).toContain(notice.digests.sm3);
    const register = readFileSync(join(env().PUBLISHED_DIR, "notices.html"), "utf8");
    expect(register.replace(/<[^>]*>/g, "")).toContain("2020年7月24日，已结束");
    expect(readdirSync(folder("2020-1")).sort()).toEqual(["board.pdf", "index.html", "index.html.br", "index.html.gz"]);
    const rows = await db().execute<{ text: string }>(sql`select t::text as text from published.notices t`);
    const left = `${page}${rows.map((row) => row.text).join("")}`;
    for (const row of notice.rows) for (const gone of [row.code, row.commitment]) expect(left).not.toContain(gone);
  });
});

import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { and, eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { evidence, items, rankingRows } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { type Applicant, applicationOf, PROMISED } from "../../cli/demo/seed/applicant";
import { demoPaper } from "../../cli/demo/seed/paper";
import { readyToRank } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import type { Result } from "../../domain/shared/result";
import { sha256Hex } from "../../platform/crypto/sha256";
import { env } from "../../platform/env";
import { confirmPoints } from "../application/confirm-points";
import { beginCorrection } from "../application/correct-application";
import { disagreeWithPoints } from "../application/disagree-with-points";
import { recordFirstReview } from "../application/record-first-review";
import { refuseApplication } from "../application/refuse-application";
import { removeClaim } from "../application/remove-claim";
import { returnApplication } from "../application/return-application";
import { saveClaim } from "../application/save-claim";
import { submitApplication } from "../application/submit-application";
import { withdrawApplication } from "../application/withdraw-application";
import { removeEvidence } from "../evidence/remove-evidence";
import { uploadEvidence } from "../evidence/upload-evidence";
import { publishNotice } from "../notice/publish-notice";
import { importRulebook } from "../rulebook/import-rulebook";
import { decideItem } from "../scoring/decide-item";
import { importServiceProject } from "../service-project/import-service-project";
import { closeProjects } from "../sweep/close-projects";
import { confirmAll, enter, type RankedYear, scoreAll, seedRankedYear } from "../testing/ranked-year";
import { exportRanking, RANKING_FILES } from "./export-ranking";
import { runRanking } from "./run-ranking";

const run = promisify(execFile);
const database = useDatabase();
let superuser: postgres.Sql;
let app: postgres.Sql;
let year: RankedYear;
let first: Applicant;
let runId: string;
const paper = {
  name: "P04.pdf",
  mediaType: "application/pdf",
  bytes: demoPaper("PERMIT", ["DEMO PAPER"]),
  indicator: "P04",
};

beforeAll(async () => {
  superuser = postgres(database.superuserUrl(), { max: 1 });
  app = postgres(env().DATABASE_URL, { max: 1 });
  year = await seedRankedYear();
  const people: Applicant[] = [];
  for (let index = 0; index < 4; index++) people.push(await year.person(index));
  first = people[0] as Applicant;
  must(await uploadEvidence(first.actor, paper), "evidence");
  for (const one of people) await enter(year, one, "housing");
  await scoreAll(year, people);
  await confirmAll(year, people);
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  await closeProjects();
  const { id: projectId, version } = await readyToRank(year.staff, (await year.project("housing")).id);
  runId = must(await runRanking(year.staff.office1, { projectId, version }), "run").runId;
});
afterAll(() => Promise.all([superuser.end(), app.end()]));

const FROZEN = [
  "facts",
  "decisions",
  "claims",
  "claim_evidence",
  "evidence",
  "submissions",
  "scores",
  "confirmations",
  "items",
  "rulebooks",
  "service_projects",
  "ranking_runs",
  "ranking_rows",
  "signoffs",
  "notices",
  "notice_proofs",
];
async function batch(): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {};
  for (const table of FROZEN)
    digests[table] = (
      await superuser.unsafe(`select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as d from ${table} t`)
    )[0]?.d;
  return digests;
}

describe("the files of a run", () => {
  it("are what the command line computes from its inputs, byte for byte", async () => {
    const folder = mkdtempSync(join(tmpdir(), "points-run-"));
    const files: Record<string, string> = {};
    for (const file of RANKING_FILES) {
      files[file] = must(await exportRanking(year.staff.office2, { runId, file }), file).text;
      writeFileSync(join(folder, file), files[file]);
    }
    const points = (...args: string[]) =>
      run(process.execPath, ["--import", "tsx", "lib/cli/points.ts", ...args], { maxBuffer: 1 << 24 });
    const at = (file: string) => join(folder, file);
    const scored = await points(
      "score",
      "--rulebook",
      at("rulebook.json"),
      "--applications",
      at("applications.ndjson"),
      "--kind",
      "housing",
    );
    expect(scored.stdout).toBe(files["scores.ndjson"]);
    const ranked = await points("rank", "--service", at("service.json"), "--scores", at("scores.ndjson"));
    expect(ranked.stdout).toBe(files["ranking.ndjson"]);
    const [row] = await superuser`select result_digest from ranking_runs where id = ${runId}`;
    expect(sha256Hex(ranked.stdout)).toBe(row?.result_digest);
  });
});

describe("after the freeze nothing of the batch changes (checklist AI-08)", () => {
  it("by no act of any role", async () => {
    // Once the notice is out a file may support an objection; until then none is taken.
    expect((await uploadEvidence(first.actor, paper)).ok).toBe(false);
    must(await publishNotice(year.staff.office2, { runId }), "notice");
    const { staff } = year;
    const { id: applicationId, version } = await applicationOf(first);
    const [file] = await db().select().from(evidence).where(eq(evidence.applicationId, applicationId));
    const [item] = await db()
      .select()
      .from(items)
      .where(and(eq(items.applicationId, applicationId), eq(items.indicator, "P04")));
    if (file === undefined || item === undefined) throw new Error("no file or item");
    const before = await batch();
    const step = { applicationId, version };
    const rulebook = must(await exportRanking(staff.office1, { runId, file: "rulebook.json" }), "rulebook").text;
    const service = must(await exportRanking(staff.office1, { runId, file: "service.json" }), "service").text;
    const rules = { who: "x", scope: "x", limit: "x", lot: "x", excludes: [], flows: [] };
    const { id: projectId, version: projectVersion } = await year.project("housing");
    const acts: Readonly<Record<string, () => Promise<Result<unknown, unknown>>>> = {
      "claim saved": () => saveClaim(first.actor, { indicator: "P04", pleaseCheck: "yes", evidence: [] }),
      "claim removed": () => removeClaim(first.actor, { indicator: "P04" }),
      "file removed": () => removeEvidence(first.actor, { evidenceId: file.id }),
      corrected: () => beginCorrection(first.actor, { version }),
      "sent again": () => submitApplication(first.actor, { ...PROMISED, version }),
      withdrawn: () => withdrawApplication(first.actor, { version }),
      "confirmed again": () => confirmPoints(first.actor, { version }),
      disagreed: () => disagreeWithPoints(first.actor, { version, lines: [{ itemId: item.id, reason: "不同意。" }] }),
      reviewed: () => recordFirstReview(staff.township("lingxiu"), step),
      returned: () =>
        returnApplication(staff.township("lingxiu"), { ...step, points: [{ indicator: null, text: "补。" }] }),
      refused: () => refuseApplication(staff.township("lingxiu"), { ...step, reason: "不符。" }),
      decided: () =>
        decideItem(staff.department(item.department), {
          itemId: item.id,
          version: item.version,
          outcome: "refuse",
          reason: "改。",
        }),
      "ranked again": () => runRanking(staff.office1, { projectId, version: projectVersion }),
      "published again": () => publishNotice(staff.office2, { runId }),
      "rulebook replaced": () => importRulebook(staff.office1, rulebook),
      "project replaced": () =>
        importServiceProject(staff.office1, { file: service, rules, opensOn: "2020-07-01", closesOn: "2020-07-31" }),
    };
    for (const [name, act] of Object.entries(acts)) {
      expect((await act()).ok, name).toBe(false);
      expect(await batch(), name).toEqual(before);
    }
    expect(existsSync(join(env().EVIDENCE_DIR, file.objectKey))).toBe(true);
  });

  it("not by the application's own log-in", async () => {
    const before = await batch();
    const denied = [
      "update facts set items = '[]'",
      "delete from facts",
      "update decisions set outcome = 'accept'",
      "delete from decisions",
      "update submissions set sha256 = ''",
      "delete from submissions",
      "update scores set total = 0",
      "delete from scores",
      "update confirmations set answer = 'confirmed'",
      "update ranking_runs set result_digest = ''",
      "delete from ranking_runs",
      "update signoffs set digest = ''",
      "delete from signoffs",
      "update ranking_rows set rank = 1",
      "delete from ranking_rows",
      "update notices set content = ''",
      "update notices set sha256 = ''",
      "delete from notices",
      "update notice_proofs set code = ''",
      "delete from notice_proofs",
      "update objections set text_sealed = ''",
      "update objections set raised_at = now()",
      "delete from objections",
      "update objection_proposals set outcome = 'accept'",
      "delete from notice_corrections",
      "update sanctions set ground_sealed = ''",
      "update sanctions set document_hmac = ''",
      "delete from sanctions",
      "update sanction_candidacies set was = 'final'",
      "delete from sanction_candidacies",
      "delete from sanction_evidence",
      "update rulebooks set content = ''",
      "delete from rulebooks",
      "update published.notices set sha256 = ''",
      "delete from published.notices",
      "truncate facts, ranking_rows cascade",
    ];
    for (const text of denied) await expect(app.unsafe(text), text).rejects.toThrow(/permission denied/);
    const kept = [
      "update evidence set sha256 = 'x'",
      "update evidence set object_key = 'x'",
      "delete from claim_evidence; delete from evidence",
      "update service_projects set content = replace(content, '40', '41') where opened_at is not null",
      "update service_projects set rulebook_id = null, opened_at = null, status = 'published'",
      "delete from ranking_rows; delete from service_projects",
    ];
    for (const text of kept) await expect(app.unsafe(text), text).rejects.toThrow(/stays as it is|permission denied/);
    expect(await batch()).toEqual(before);
    expect(await db().$count(rankingRows, eq(rankingRows.runId, runId))).toBe(4);
  });
});

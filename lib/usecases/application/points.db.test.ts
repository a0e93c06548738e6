import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { candidacies, confirmations, decisions, scores } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { type Applicant, applicationOf } from "../../cli/demo/seed/applicant";
import { demoPaper } from "../../cli/demo/seed/paper";
import { feedBack } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import { uploadEvidence } from "../evidence/upload-evidence";
import { answerMaterial } from "../scoring/answer-material";
import { askMaterial } from "../scoring/ask-material";
import { decideItem } from "../scoring/decide-item";
import { readOwnScore } from "../scoring/read-score";
import { lapseConfirmations } from "../sweep/lapse-confirmations";
import { confirmAtCounter } from "./confirm-at-counter";
import { confirmPoints } from "./confirm-points";
import { disagreeWithPoints } from "./disagree-with-points";
import { enterCandidacy } from "./enter-candidacy";
import { feedBackPoints } from "./feed-back-points";
import { readOwnApplication } from "./read-application";
import {
  at,
  codeOf,
  DAYS_OVER,
  decideAll,
  itemOf,
  MONDAY,
  openItemsOf,
  projectOf,
  scoringCase,
  seedYear,
  toldCase,
  type Year,
} from "./testing/case";

useDatabase();
let staff: Year;
let first: Actor;
let second: Actor;
beforeAll(async () => {
  staff = await seedYear();
  first = staff.department("education");
  second = staff.secondOf("education");
});

const versionOf = async (applicant: Applicant) => (await applicationOf(applicant)).version;
async function disagree(applicant: Applicant, indicators: readonly string[], reason = "证书是真的，请再核对。") {
  const lines = [];
  for (const indicator of indicators) lines.push({ itemId: (await itemOf(applicant, indicator)).id, reason });
  return disagreeWithPoints(applicant.actor, { version: await versionOf(applicant), lines });
}
async function decide(officer: Actor, applicant: Applicant, indicator: string, outcome: "accept" | "refuse") {
  const { id: itemId, version } = await itemOf(applicant, indicator);
  return codeOf(await decideItem(officer, { itemId, version, outcome, reason: "见说明。" }));
}
const totalOf = async (applicant: Applicant) =>
  must(await readOwnScore(applicant.actor), "score")?.scores.find((one) => one.kind === "")?.total;

describe("a line that the person disagrees with", () => {
  it("goes back once to another officer; the new points are fed back and confirmed", async () => {
    const applicant = await scoringCase(staff, 0);
    expect(await decide(first, applicant, "P01", "refuse")).toBe("ok");
    await decideAll(staff, applicant);
    await feedBack(staff, applicant);
    const before = await totalOf(applicant);
    expect(codeOf(await disagree(applicant, []))).toBe("reason-required");
    expect(codeOf(await disagree(applicant, ["P01"], ""))).toBe("reason-required");
    expect(codeOf(await disagree(applicant, ["P01", "P01"]))).toBe("invalid-input");
    const lines = [{ itemId: (await itemOf(applicant, "P01")).id, reason: "证书是真的。" }];
    const version = await versionOf(applicant);
    const both = [0, 1].map(() => disagreeWithPoints(applicant.actor, { version, lines }).then(codeOf));
    expect((await Promise.all(both)).sort()).toEqual(["ok", "stale-record"]);
    expect(await applicationOf(applicant)).toMatchObject({ status: "scoring", confirmBy: null });
    expect(must(await readOwnScore(applicant.actor), "score")).toBeNull();
    expect(must(await readOwnApplication(applicant.actor), "own")?.recheck).toMatchObject([
      { indicator: "P01", reason: "证书是真的。", done: false },
    ]);
    expect((await openItemsOf(applicant)).map((one) => one.indicator)).toEqual(["P01"]);
    expect(await decide(first, applicant, "P01", "accept")).toBe("same-person");
    expect(await decide(second, applicant, "P01", "accept")).toBe("ok");
    expect((await applicationOf(applicant)).status).toBe("scored");
    await feedBack(staff, applicant);
    expect(await totalOf(applicant)).toBeGreaterThan(before ?? 0);
    const { id } = await applicationOf(applicant);
    expect(await db().$count(decisions, eq(decisions.itemId, lines[0]?.itemId ?? ""))).toBe(2);
    expect(await db().$count(scores, and(eq(scores.applicationId, id), eq(scores.kind, "")))).toBe(2);
    expect(codeOf(await disagree(applicant, ["P01"]))).toBe("disagreed-already");
    expect(codeOf(await confirmPoints(applicant.actor, { version: await versionOf(applicant) }))).toBe("ok");
    expect(codeOf(await disagree(applicant, ["P03"]))).toBe("unlawful-move");
  });

  it("is one of the own application that was decided, and none once a ranking holds it", async () => {
    const applicant = await toldCase(staff, 1);
    const other = await toldCase(staff, 2);
    const version = await versionOf(applicant);
    const foreign = [{ itemId: (await itemOf(other, "P01")).id, reason: "x" }];
    expect(codeOf(await disagreeWithPoints(applicant.actor, { version, lines: foreign }))).toBe("not-found");
    must(await enterCandidacy(applicant.actor, { projectId: await projectOf("housing"), choices: [] }), "candidacy");
    const [open] = await openItemsOf(applicant);
    const undecided = [{ itemId: open?.id ?? "", reason: "x" }];
    expect(codeOf(await disagreeWithPoints(applicant.actor, { version, lines: undecided }))).toBe("not-found");
    const { id } = await applicationOf(applicant);
    await db().update(candidacies).set({ status: "final" }).where(eq(candidacies.applicationId, id));
    expect(codeOf(await disagree(applicant, ["P01"]))).toBe("unlawful-move");
  });

  it("is said by the last second of the last day, as is the confirmation, by the person or at the counter", async () => {
    const [disagreeing, confirming, signing] = [
      await toldCase(staff, 3),
      await toldCase(staff, 4),
      await toldCase(staff, 5),
    ];
    const signed = async (officer: Actor) => {
      const { id: applicationId, version } = await applicationOf(signing);
      return codeOf(await confirmAtCounter(officer, { applicationId, version }));
    };
    const agreed = async () => codeOf(await confirmPoints(confirming.actor, { version: await versionOf(confirming) }));
    for (const seconds of [0, 1]) {
      await at(DAYS_OVER, seconds);
      expect(codeOf(await disagree(disagreeing, ["P01"]))).toBe("window-closed");
      expect(await agreed()).toBe("window-closed");
      expect(await signed(staff.town)).toBe("window-closed");
    }
    await at(DAYS_OVER, -1);
    expect(await signed(staff.otherTown)).toBe("not-found");
    expect(await signed(confirming.actor)).toBe("forbidden");
    expect(codeOf(await disagree(disagreeing, ["P01"]))).toBe("ok");
    expect(await agreed()).toBe("ok");
    expect(await signed(staff.town)).toBe("ok");
    expect(await signed(staff.town)).toBe("unlawful-move");
    expect(await agreed()).toBe("unlawful-move");
    const { id } = await applicationOf(signing);
    const answers = await db().select().from(confirmations).where(eq(confirmations.applicationId, id));
    expect(answers).toMatchObject([{ answer: "signed-at-counter", givenBy: staff.town.userId }]);
  });
});

it("points are fed back once, by the own township, from the scored state; unanswered they stand unconfirmed", async () => {
  const applicant = await scoringCase(staff, 6);
  const tell = async (officer: Actor, off = 0) => {
    const { id: applicationId, version } = await applicationOf(applicant);
    return codeOf(await feedBackPoints(officer, { applicationId, version: version + off }));
  };
  expect(await tell(staff.town)).toBe("unlawful-move");
  await decideAll(staff, applicant);
  expect(await tell(staff.otherTown)).toBe("not-found");
  expect(await tell(staff.town, -1)).toBe("stale-record");
  expect(await tell(staff.town)).toBe("ok");
  expect((await applicationOf(applicant)).confirmBy).toBe("2020-08-10");
  expect(await tell(staff.town)).toBe("unlawful-move");
  await at(DAYS_OVER, 0);
  await lapseConfirmations();
  expect((await applicationOf(applicant)).status).toBe("unconfirmed");
  expect(codeOf(await confirmPoints(applicant.actor, { version: await versionOf(applicant) }))).toBe("unlawful-move");
  await setOfficeTime(MONDAY);
});

describe("material that a department asks for", () => {
  const paper = {
    name: "证书.pdf",
    mediaType: "application/pdf",
    bytes: demoPaper("CERTIFICATE", []),
    indicator: null,
  };

  it("is answered once with own words and files, and holds the decision until then", async () => {
    const applicant = await scoringCase(staff, 7);
    const stranger = await scoringCase(staff, 8);
    expect(codeOf(await uploadEvidence(applicant.actor, paper))).toBe("unlawful-move");
    const { id: itemId, version } = await itemOf(applicant, "P01");
    must(await askMaterial(first, { itemId, version, text: "请补学信网的备案表。" }), "request");
    expect(await decide(first, applicant, "P01", "accept")).toBe("material-awaited");
    const [request] = must(await readOwnApplication(applicant.actor), "own")?.material ?? [];
    expect(request).toMatchObject({ text: "请补学信网的备案表。", dueOn: "2020-08-10", answeredAt: null });
    const requestId = request?.id ?? "";
    const { evidenceId } = must(await uploadEvidence(applicant.actor, paper), "upload");
    const answer = (actor: Actor, words: string, files: readonly string[]) =>
      answerMaterial(actor, { requestId, answer: words, evidence: files }).then(codeOf);
    expect(await answer(applicant.actor, "", [])).toBe("invalid-input");
    expect(await answer(stranger.actor, "x", [])).toBe("not-found");
    const [foreign] = must(await readOwnApplication(stranger.actor), "own")?.files ?? [];
    expect(await answer(applicant.actor, "x", [foreign?.id ?? ""])).toBe("not-found");
    const twice = [0, 1].map(() => answer(applicant.actor, "见附件。", [evidenceId]));
    expect((await Promise.all(twice)).sort()).toEqual(["already-decided", "ok"]);
    expect(must(await readOwnApplication(applicant.actor), "own")?.material).toMatchObject([
      { answer: "见附件。", files: [{ id: evidenceId }] },
    ]);
    expect(codeOf(await uploadEvidence(applicant.actor, paper))).toBe("unlawful-move");
    expect(await decide(first, applicant, "P01", "accept")).toBe("ok");
  });

  it("is answered by the last second of its day; afterwards the department decides on what is there", async () => {
    const applicant = await scoringCase(staff, 9);
    const { id: itemId, version } = await itemOf(applicant, "P01");
    must(await askMaterial(first, { itemId, version, text: "请补备案表。" }), "request");
    const requestId = must(await readOwnApplication(applicant.actor), "own")?.material[0]?.id ?? "";
    const answer = () => answerMaterial(applicant.actor, { requestId, answer: "没有。", evidence: [] }).then(codeOf);
    for (const seconds of [0, 1]) {
      await at(DAYS_OVER, seconds);
      expect(await answer()).toBe("window-closed");
      expect(codeOf(await uploadEvidence(applicant.actor, paper))).toBe("unlawful-move");
    }
    await at(DAYS_OVER, -1);
    expect(await decide(first, applicant, "P01", "accept")).toBe("material-awaited");
    await at(DAYS_OVER, 0);
    expect(await decide(first, applicant, "P01", "accept")).toBe("ok");
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { listScores } from "../../../db/queries/applications";
import { useDatabase } from "../../../db/testing/database";
import { applicationOf, fillApplication, send, sendDossier } from "../../cli/demo/seed/applicant";
import { confirmIdentity, passFirstReview } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { scoreLinesInWords } from "../../copy/score-lines";
import { decideAll, seedYear, type Year } from "../application/testing/case";
import { applicantAccount } from "../testing/accounts";
import { estimateOwn } from "./estimate-own";
import { storedScore } from "./stored-score";

useDatabase();
let staff: Year;
beforeAll(async () => {
  staff = await seedYear();
});

describe("the estimate", () => {
  it("is what the departments' score becomes when they accept everything, to the last word", async () => {
    const applicant = await applicantAccount(1, "lingxiu");
    expect(must(await estimateOwn(applicant.actor), "before")).toBeNull();
    await sendDossier(applicant);
    await confirmIdentity(staff, applicant);
    await fillApplication(applicant, "training");
    const [estimate] = must(await estimateOwn(applicant.actor), "estimate") ?? [];
    await send(applicant);
    expect(must(await estimateOwn(applicant.actor), "once sent")).toBeNull();
    await passFirstReview(staff, applicant);
    await decideAll(staff, applicant);
    const official = (await listScores(db(), (await applicationOf(applicant)).id)).find((one) => one.kind === "");
    if (official === undefined) throw new Error("no score");
    expect(estimate?.total).toBe(official.total);
    const claimed = new Set(estimate?.lines.map((line) => line.indicator));
    const lines = scoreLinesInWords(await storedScore(db(), official)).filter((line) => claimed.has(line.indicator));
    expect(estimate?.lines).toEqual(lines);
  });
});

import { db } from "../../../db/client";
import { applicationOf } from "../../cli/demo/seed/applicant";
import { demoPaper } from "../../cli/demo/seed/paper";
import type { Actor } from "../../domain/access/authorize";
import type { Act } from "../../domain/access/permissions";
import type { Role } from "../../domain/access/roles";
import { confirmAtCounter } from "../application/confirm-at-counter";
import { confirmPoints } from "../application/confirm-points";
import { disagreeWithPoints } from "../application/disagree-with-points";
import { feedBackIdle } from "../application/feed-back-idle";
import { feedBackPoints } from "../application/feed-back-points";
import { listOwnOutcomes } from "../notice/list-own-outcomes";
import { readOwnProof } from "../notice/read-own-proof";
import { askMaterial } from "../scoring/ask-material";
import { attachFile, detachFile } from "../scoring/attach-file";
import { decideItem } from "../scoring/decide-item";
import { decideNothingFound, listNothingFound } from "../scoring/decide-nothing-found";
import { previewNothingFound } from "../scoring/preview-nothing-found";
import { readItem } from "../scoring/read-item";
import { readOwnScore, readScore } from "../scoring/read-score";
import { type ActCall, type Calls, one, own } from "./calls";
import { candidacyOf, itemOf, laidFileOf } from "./records";

/** The calls about items, scores, outcomes and proofs. */
export const DECISION_CALLS: Calls<Extract<Act, `${"item" | "score" | "outcome" | "proof"}.${string}`>> = {
  "item.read": async ({ people, staff }) => [
    ...one(
      { "department-scorer": staff.department("education") },
      (await itemOf(people.scoring, "P01")).id,
      (actor, itemId) => readItem(actor, { itemId }),
    ),
    ...one({ "points-office-officer": staff.office1 }, (await itemOf(people.scoring, "V01")).id, (actor, itemId) =>
      readItem(actor, { itemId }),
    ),
  ],
  "item.decide": async ({ people, staff }) => [
    ...one(
      { "department-scorer": staff.department("education") },
      (await itemOf(people.scoring, "P01")).id,
      (actor, itemId) => decideItem(actor, { itemId, version: 1, outcome: "accept" }),
    ),
    ...one({ "points-office-officer": staff.office1 }, (await itemOf(people.scoring, "V01")).id, (actor, itemId) =>
      decideItem(actor, { itemId, version: 2, outcome: "found", reason: "有记录。" }),
    ),
  ],
  "item.ask-material": async ({ people, staff }) => [
    ...one(
      { "department-scorer": staff.department("public-security") },
      (await itemOf(people.scoring, "P04")).id,
      (actor, itemId) => askMaterial(actor, { itemId, version: 1, text: "请补充居住证。" }),
    ),
    // The office's own item is a veto, and decided by now.
    {
      may: { "points-office-officer": staff.office1 },
      id: (await itemOf(people.scoring, "V01")).id,
      refused: "already-decided",
      run: (actor, itemId) => askMaterial(actor, { itemId, version: 1, text: "请补充。" }),
    },
  ],
  "item.attach-file": async ({ people, staff }) => {
    const file = { name: "record.pdf", mediaType: "application/pdf", bytes: demoPaper("RECORD", ["DEMO PAPER"]) };
    return [
      ...one(
        { "department-scorer": staff.department("public-security") },
        (await itemOf(people.scoring, "N14")).id,
        (actor, itemId) => attachFile(actor, { ...file, itemId }),
      ),
      {
        may: { "points-office-officer": staff.office1 },
        id: (await itemOf(people.scoring, "V01")).id,
        refused: "already-decided",
        run: (actor, itemId) => attachFile(actor, { ...file, itemId }),
      },
    ];
  },
  "item.detach-file": async ({ people, staff }) => [
    ...one(
      { "department-scorer": staff.department("public-security") },
      await laidFileOf(people.scoring, "N14"),
      (actor, evidenceId) => detachFile(actor, { evidenceId }),
    ),
    {
      may: { "points-office-officer": staff.office1 },
      id: await laidFileOf(people.scoring, "V01"),
      refused: "already-decided",
      run: (actor, evidenceId) => detachFile(actor, { evidenceId }),
    },
  ],
  "item.decide-nothing-found": async ({ staff }) => {
    const until = "2020-07-31T00:00:00.000Z";
    const bulk = (role: Role, actor: Actor, code: string): readonly ActCall[] => [
      ...one({ [role]: actor }, code, (by, department) =>
        previewNothingFound(by, { year: 2020, department, except: "" }),
      ),
      ...one({ [role]: actor }, code, async (by, department) => {
        const { chosen } = await listNothingFound(db(), { year: 2020, department, until });
        return decideNothingFound(by, { year: 2020, department, until, expected: chosen.length });
      }),
    ];
    return [
      ...bulk("department-scorer", staff.department("public-security"), "public-security"),
      ...bulk("points-office-officer", staff.office1, "points-office"),
    ];
  },
  "score.feed-back": async ({ people, staff }) => {
    const { id, version } = await applicationOf(people.scored);
    const may = { "township-officer": staff.township("lingxiu"), "points-office-officer": staff.office1 };
    return one(may, id, (actor, applicationId) => feedBackPoints(actor, { applicationId, version }));
  },
  "score.read": async ({ people, staff, counter }) => [
    ...own(people.awaiting, readOwnScore, counter("awaiting")),
    ...one(
      { "township-officer": staff.township("lingxiu"), "points-office-officer": staff.office1 },
      (await applicationOf(people.awaiting)).id,
      (actor, applicationId) => readScore(actor, { applicationId }),
    ),
  ],
  "score.feed-back-idle": async ({ staff }) =>
    one({ "points-office-officer": staff.office1 }, null, (actor) => feedBackIdle(actor, { year: 2020, expected: 0 })),
  "score.confirm-at-counter": async ({ people, staff }) => {
    const { id, version } = await applicationOf(people.signer);
    return one({ "township-officer": staff.township("lingxiu") }, id, (actor, applicationId) =>
      confirmAtCounter(actor, { applicationId, version }),
    );
  },
  "score.disagree": async ({ people }) => {
    const { version } = await applicationOf(people.doubter);
    return one({ applicant: people.doubter.actor }, (await itemOf(people.doubter, "P03")).id, (actor, itemId) =>
      disagreeWithPoints(actor, { version, lines: [{ itemId, reason: "少算了一年。" }] }),
    );
  },
  "score.confirm": async ({ people }) => {
    const { version } = await applicationOf(people.awaiting);
    return own(people.awaiting, (actor) => confirmPoints(actor, { version }));
  },
  "outcome.read": async ({ people, counter }) => own(people.ranked, listOwnOutcomes, counter("ranked")),
  "proof.read": async ({ people }) =>
    one({ applicant: people.ranked.actor }, await candidacyOf(people.ranked, "housing"), (actor, candidacyId) =>
      readOwnProof(actor, { candidacyId }),
    ),
};

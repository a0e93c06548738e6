import type { Applicant } from "../../cli/demo/seed/applicant";
import type { Actor } from "../../domain/access/authorize";
import type { Act } from "../../domain/access/permissions";
import { answerObjection } from "../objection/answer-objection";
import { askRecheck } from "../objection/ask-recheck";
import { decideObjection } from "../objection/decide-objection";
import { hearListedPerson } from "../objection/hear-listed-person";
import { listOwnObjections } from "../objection/list-own-objections";
import { proposeOutcome } from "../objection/propose-outcome";
import { raiseObjection } from "../objection/raise-objection";
import { readObjection } from "../objection/read-objection";
import { readObjector } from "../objection/read-objector";
import { takeObjection } from "../objection/take-objection";
import { recordWithdrawal, withdrawObjection } from "../objection/withdraw-objection";
import { type Calls, one, own } from "./calls";
import { objectionOf } from "./objected-year";
import { candidacyOf, itemOf, ownCaseOf } from "./records";

const atDesks = ({ actor }: Applicant, counter: Actor) => ({ applicant: actor, "township-officer": counter });
const versionOf = async (id: string) => (await objectionOf(id)).version;

/** The calls about objections. */
export const OBJECTION_CALLS: Calls<Extract<Act, `objection.${string}`>> = {
  "objection.raise": async ({ people, counter }) =>
    one(atDesks(people.ranked, counter("ranked")), await candidacyOf(people.ranked, "housing"), (actor, candidacyId) =>
      raiseObjection(actor, { candidacyId, ground: "facts-wrong", text: "少算了一年。", evidence: [] }),
    ),
  "objection.answer": async ({ people, cases, counter }) =>
    one(atDesks(people.ranked, counter("ranked")), cases.heard, (actor, objectionId) =>
      answerObjection(actor, { objectionId, answer: "住房已于前年出售。" }),
    ),
  // The one that was raised above.
  "objection.withdraw": async ({ people, counter }) => {
    const { id, version } = await ownCaseOf(people.ranked);
    return one(atDesks(people.ranked, counter("ranked")), id, (actor, objectionId) =>
      withdrawObjection(actor, { objectionId, version }),
    );
  },
  "objection.record-withdrawal": async ({ staff, cases }) => {
    const version = await versionOf(cases.heard);
    return one({ "points-office-officer": staff.office1 }, cases.heard, (actor, objectionId) =>
      recordWithdrawal(actor, { objectionId, version, reason: "提出人来电撤回。" }),
    );
  },
  "objection.read": async ({ people, staff, cases, counter }) => [
    ...own(people.ranked, listOwnObjections, counter("ranked")),
    ...one({ "points-office-officer": staff.office1 }, cases.raised, (actor, objectionId) =>
      readObjection(actor, { objectionId }),
    ),
  ],
  "objection.read-objector": async ({ staff, cases }) =>
    one({ "points-office-officer": staff.office1 }, cases.taken, (actor, objectionId) =>
      readObjector(actor, { objectionId }),
    ),
  "objection.take": async ({ staff, cases }) => {
    const version = await versionOf(cases.raised);
    return one({ "points-office-officer": staff.office1 }, cases.raised, (actor, objectionId) =>
      takeObjection(actor, { objectionId, version }),
    );
  },
  "objection.hear": async ({ staff, cases }) => {
    const version = await versionOf(cases.taken);
    return one({ "points-office-officer": staff.office1 }, cases.taken, (actor, objectionId) =>
      hearListedPerson(actor, { objectionId, version, text: "有人反映您在市内有住房。" }),
    );
  },
  "objection.ask-recheck": async ({ people, staff, cases }) => {
    const version = await versionOf(cases.toAsk);
    const { id: itemId } = await itemOf(people.ranked, "P04");
    return one({ "points-office-officer": staff.office1 }, cases.toAsk, (actor, objectionId) =>
      askRecheck(actor, { objectionId, version, itemId, text: "请再核对一次。" }),
    );
  },
  "objection.propose": async ({ people, staff, cases }) => {
    const line = async (indicator: string) => {
      const { id: itemId, version } = await itemOf(people.ranked, indicator);
      return { itemId, version, reason: "复核无误。" };
    };
    const [ofDepartment, ofOffice] = [await line("P03"), await line("V01")];
    return [
      ...one({ "department-scorer": cases.scorer }, cases.rechecking, (actor, objectionId) =>
        proposeOutcome(actor, { ...ofDepartment, objectionId, outcome: "accept" }),
      ),
      // The office's own line was decided by this very officer.
      {
        may: { "points-office-officer": staff.office1 },
        id: cases.ofOffice,
        refused: "same-person",
        run: (actor, objectionId) => proposeOutcome(actor, { ...ofOffice, objectionId, outcome: "nothing-found" }),
      },
    ];
  },
  "objection.decide": async ({ staff, cases }) => {
    const version = await versionOf(cases.proposed);
    return one({ "points-office-officer": staff.office1 }, cases.proposed, (actor, objectionId) =>
      decideObjection(actor, { objectionId, version, decision: "refuse", reason: "复核后没有变化。" }),
    );
  },
};

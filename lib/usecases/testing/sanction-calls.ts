import { applicationOf } from "../../cli/demo/seed/applicant";
import type { Act } from "../../domain/access/permissions";
import { answerSanction } from "../sanction/answer-sanction";
import { decideSanction } from "../sanction/decide-sanction";
import { dropSanction } from "../sanction/drop-sanction";
import { hearPerson } from "../sanction/hear-person";
import { imposeSanction } from "../sanction/impose-sanction";
import { listOwnSanctions } from "../sanction/list-own-sanctions";
import { objectToSanction } from "../sanction/object-to-sanction";
import { findGrounds, openSanction } from "../sanction/open-sanction";
import { proposeSanction } from "../sanction/propose-sanction";
import { readSanction } from "../sanction/read-sanction";
import { type Calls, one, own } from "./calls";
import { evidenceOf } from "./records";
import { effectSeen, GROUND, REASON, seen } from "./sanction-steps";
import { receiptOf } from "./small-year";

/** The calls about false evidence. One case is led through all of its acts, in the order in which they stand; another is dropped. */
export const SANCTION_CALLS: Calls<Extract<Act, `sanction.${string}`>> = {
  "sanction.open": async ({ people, staff }) => {
    const { id, version } = await applicationOf(people.signer);
    const [evidenceId, receipt] = [await evidenceOf(people.signer), await receiptOf(people.signer)];
    return [
      ...one({ "points-office-officer": staff.office1 }, null, (actor) => findGrounds(actor, { receipt })),
      ...one({ "points-office-officer": staff.office1 }, id, (actor, applicationId) =>
        openSanction(actor, { applicationId, version, evidenceId, ground: GROUND }),
      ),
    ];
  },
  "sanction.read": async ({ people, staff, sanctions, counter }) => [
    ...own(people.scoring, listOwnSanctions, counter("scoring")),
    ...one({ "points-office-officer": staff.office1 }, sanctions.led, (actor, sanctionId) =>
      readSanction(actor, { sanctionId }),
    ),
  ],
  "sanction.hear": async ({ staff, sanctions }) => {
    const { version } = await seen(sanctions.led);
    return one({ "points-office-officer": staff.office1 }, sanctions.led, (actor, sanctionId) =>
      hearPerson(actor, { sanctionId, version }),
    );
  },
  "sanction.answer": async ({ people, sanctions, counter }) =>
    one(
      { applicant: people.scoring.actor, "township-officer": counter("scoring") },
      sanctions.led,
      (actor, sanctionId) => answerSanction(actor, { sanctionId, answer: "证书是真的。", evidence: [] }),
    ),
  "sanction.propose": async ({ staff, sanctions }) => {
    const { version } = await seen(sanctions.led);
    const effect = await effectSeen(staff.office1, sanctions.led);
    return one({ "points-office-officer": staff.office1 }, sanctions.led, (actor, sanctionId) =>
      proposeSanction(actor, { sanctionId, version, effect, reason: REASON }),
    );
  },
  "sanction.drop": async ({ staff, sanctions }) => {
    const { version } = await seen(sanctions.toDrop);
    return one({ "points-office-officer": staff.office1 }, sanctions.toDrop, (actor, sanctionId) =>
      dropSanction(actor, { sanctionId, version, reason: "学校补充答复，证书属实。" }),
    );
  },
  "sanction.impose": async ({ staff, sanctions }) => {
    const { version } = await seen(sanctions.led);
    const effect = await effectSeen(staff.office2, sanctions.led);
    return one({ "points-office-officer": staff.office2 }, sanctions.led, (actor, sanctionId) =>
      imposeSanction(actor, { sanctionId, version, effect }),
    );
  },
  "sanction.object": async ({ people, sanctions, counter }) =>
    one(
      { applicant: people.scoring.actor, "township-officer": counter("scoring") },
      sanctions.led,
      (actor, sanctionId) => objectToSanction(actor, { sanctionId, text: "认定有误。", evidence: [] }),
    ),
  "sanction.decide": async ({ sanctions }) => {
    const { version } = await seen(sanctions.led);
    return one({ "points-office-officer": sanctions.third }, sanctions.led, (actor, sanctionId) =>
      decideSanction(actor, { sanctionId, version, decision: "lift", reason: "档案证明证书属实。" }),
    );
  },
};

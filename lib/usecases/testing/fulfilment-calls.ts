import { must } from "../../cli/demo/seed/walk";
import type { Act } from "../../domain/access/permissions";
import { acceptOffer } from "../fulfilment/accept-offer";
import { assignSlots } from "../fulfilment/assign-slots";
import { chooseOption } from "../fulfilment/choose-option";
import { declineOffer } from "../fulfilment/decline-offer";
import { exportOffers } from "../fulfilment/export-offers";
import { forfeitOffer } from "../fulfilment/forfeit-offer";
import { importServiceList } from "../fulfilment/import-service-list";
import { listForStep } from "../fulfilment/list-for-step";
import { listOffers } from "../fulfilment/list-offers";
import { listPassedOver } from "../fulfilment/list-passed-over";
import { listOwnOffers, readOwnOffer } from "../fulfilment/read-own-offers";
import { findVoucher, readOffer } from "../fulfilment/read-voucher";
import { recordService } from "../fulfilment/record-service";
import { recordServices } from "../fulfilment/record-services";
import { setOptions } from "../fulfilment/set-options";
import { startOffers } from "../fulfilment/start-offers";
import { takeBackRecord } from "../fulfilment/take-back-record";
import { type ActCall, type Calls, one, own } from "./calls";
import { offerOf } from "./records";
import type { World } from "./world";

const managed = async (
  { staff, project }: World,
  run: ActCall["run"],
  refused?: ActCall["refused"],
): Promise<readonly ActCall[]> => [
  { may: { "service-manager": staff.manager("housing") }, id: (await project("served")).id, run, refused },
];
const ofHolder = async ({ people, staff }: World, run: ActCall["run"]): Promise<readonly ActCall[]> =>
  one({ "service-manager": staff.manager("housing") }, await offerOf(people.holder), run);
const NO_RECORD = "00000000-0000-4000-8000-000000000000";
const START = { answerWorkingDays: 5, serveWorkingDays: 10, instructions: "请到住建局办理。" };

/** The calls about offers, what is chosen, and what is recorded of a service. `holder` has accepted, `offered` has still to answer. */
export const FULFILMENT_CALLS: Calls<Extract<Act, `${"offer" | "option" | "voucher" | "service"}.${string}`>> = {
  // Begun already.
  "offer.start": async (cast) => {
    const { version } = await cast.project("served");
    return managed(cast, (actor, projectId) => startOffers(actor, { projectId, version, ...START }), "unlawful-move");
  },
  "offer.list": async (cast) => [
    ...(await managed(cast, (actor, projectId) =>
      listOffers(actor, { projectId, filter: { pool: null, state: null }, after: 0, limit: 50 }),
    )),
    ...(await managed(cast, (actor, projectId) => listPassedOver(actor, { projectId }))),
    ...(await managed(cast, (actor, projectId) => listForStep(actor, { projectId, step: "contract" }))),
  ],
  "offer.export": (cast) => managed(cast, (actor, projectId) => exportOffers(actor, { projectId })),
  "offer.read": async ({ people, counter }) => [
    ...own(people.offered, listOwnOffers, counter("offered")),
    ...one(
      { applicant: people.offered.actor, "township-officer": counter("offered") },
      await offerOf(people.offered),
      (actor, offerId) => readOwnOffer(actor, { offerId }),
    ),
  ],
  "option.set": (cast) => managed(cast, (actor, projectId) => setOptions(actor, { projectId, lines: "1 栋 101，1" })),
  "option.assign-slots": (cast) =>
    managed(cast, (actor, projectId) =>
      assignSlots(actor, { projectId, day: "2020-08-03", from: "09:00", until: "12:00", minutes: 30, each: 1 }),
    ),
  "offer.accept": async ({ people, counter }) =>
    one(
      { applicant: people.offered.actor, "township-officer": counter("offered") },
      await offerOf(people.offered),
      (actor, offerId) => acceptOffer(actor, { offerId }),
    ),
  "option.choose": async ({ people, counter }) => {
    const offerId = await offerOf(people.holder);
    const { options } = must(await readOwnOffer(people.holder.actor, { offerId }), "own offer");
    return [
      {
        may: { applicant: people.holder.actor, "township-officer": counter("holder") },
        id: offerId,
        refused: "slot-not-begun",
        run: (actor, id) => chooseOption(actor, { offerId: id, optionId: options[0]?.id ?? id }),
      },
    ];
  },
  "voucher.read": async (cast) => {
    const { people, staff } = cast;
    const { voucher } = must(
      await readOwnOffer(people.holder.actor, { offerId: await offerOf(people.holder) }),
      "own offer",
    );
    return [
      ...one({ "service-manager": staff.manager("housing") }, voucher, (actor, code) => findVoucher(actor, { code })),
      ...(await ofHolder(cast, (actor, offerId) => readOffer(actor, { offerId }))),
    ];
  },
  // The days in which the place can be taken up are not over.
  "offer.forfeit": async (cast) =>
    (await ofHolder(cast, (actor, offerId) => forfeitOffer(actor, { offerId, reason: "逾期没有签约。" }))).map(
      (call) => ({ ...call, refused: "serve-by-not-over" as const }),
    ),
  // A flat is chosen first.
  "service.record": async (cast) => [
    ...(
      await ofHolder(cast, (actor, offerId) =>
        recordService(actor, { offerId, step: "contract", number: "1", on: "2020-07-07", until: "2021-07-06" }),
      )
    ).map((call) => ({ ...call, refused: "option-missing" as const })),
    ...(await managed(
      cast,
      (actor, projectId) =>
        recordServices(actor, { projectId, step: "granted", offers: [], what: "x", on: "2020-07-07" }),
      "nobody-chosen",
    )),
    ...(await managed(
      cast,
      (actor, projectId) => importServiceList(actor, { projectId, step: "contract", text: "" }),
      "list-invalid",
    )),
  ],
  // Nothing was recorded yet.
  "service.take-back": async (cast) =>
    (
      await ofHolder(cast, (actor, offerId) =>
        takeBackRecord(actor, { offerId, recordId: NO_RECORD, reason: "记到了另一个人名下。" }),
      )
    ).map((call) => ({ ...call, refused: "not-found" as const })),
  // Accepted by now.
  "offer.decline": async ({ people, counter }) => [
    {
      may: { applicant: people.offered.actor, "township-officer": counter("offered") },
      id: await offerOf(people.offered),
      refused: "offer-answered",
      run: (actor, offerId) => declineOffer(actor, { offerId }),
    },
  ],
};

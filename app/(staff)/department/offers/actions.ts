"use server";

import { recordIdOf } from "@/app/_parts/record-id";
import { fileAction, listText } from "@/lib/auth/file-action";
import { protectedAction } from "@/lib/auth/protected-action";
import { ERROR_TEXTS } from "@/lib/copy/errors";
import { SERVICE_STEPS } from "@/lib/domain/fulfilment/steps";
import { fail } from "@/lib/domain/shared/result";
import { assignSlots } from "@/lib/usecases/fulfilment/assign-slots";
import { endProject } from "@/lib/usecases/fulfilment/end-project";
import { forfeitOffer } from "@/lib/usecases/fulfilment/forfeit-offer";
import { importServiceList } from "@/lib/usecases/fulfilment/import-service-list";
import { recordService } from "@/lib/usecases/fulfilment/record-service";
import { recordServices } from "@/lib/usecases/fulfilment/record-services";
import { setOptions } from "@/lib/usecases/fulfilment/set-options";
import { startOffers } from "@/lib/usecases/fulfilment/start-offers";
import { takeBackRecord } from "@/lib/usecases/fulfilment/take-back-record";

const page = ({ projectId }: { readonly projectId: string }, done: string) =>
  `/department/offers/${projectId}?done=${done}`;
const desk = ({ offerId }: { readonly offerId: string }, projectId: string, done: string) =>
  `/department/offers/${projectId}/${offerId}?done=${done}`;

export const start = protectedAction("startOffers", startOffers, (input) => page(input, "started"));
export const end = protectedAction("project", endProject, (input) => page(input, "ended"));
export const keepOptions = protectedAction("options", setOptions, (input) => page(input, "options"));
export const giveSlots = protectedAction("slots", assignSlots, (input) => page(input, "slots"));
export const record = protectedAction("serviceRecord", recordService, (input, { projectId }) =>
  desk(input, projectId, "recorded"),
);
export const forfeit = protectedAction("forfeit", forfeitOffer, (input, { projectId }) =>
  desk(input, projectId, "forfeited"),
);
export const takeBack = protectedAction("takeBack", takeBackRecord, (input, { projectId }) =>
  desk(input, projectId, "taken-back"),
);
export const recordMany = protectedAction(
  "serviceRecords",
  async (actor, input) => {
    const result = await recordServices(actor, input);
    if (result.ok) return result;
    const { code, people } = result.error;
    if (people.length === 0)
      return fail(code === "nobody-chosen" ? { code, field: "offers", sentences: [ERROR_TEXTS[code]] } : code);
    return fail({ code, sentences: people.map((one) => `${one.name}：${ERROR_TEXTS[one.code]}`) });
  },
  (input, { recorded }) => `${page(input, "recorded")}&people=${recorded}`,
);
export const importList = fileAction(
  async (actor, text, data) => {
    const step = SERVICE_STEPS.find((one) => one === data.get("step"));
    const projectId = recordIdOf(String(data.get("projectId")));
    if (step === undefined) return fail({ code: "invalid-input", issues: [] });
    return importServiceList(actor, { projectId, step, text });
  },
  (value) => `${page(value, "recorded")}&people=${value.recorded}`,
  listText,
);

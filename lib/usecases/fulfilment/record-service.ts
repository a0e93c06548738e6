import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import type { ServiceRecordForm } from "../../forms/fulfilment";
import { perform } from "../act";
import { lockOffer } from "./lock-offer";
import { refusedSteps, writeSteps } from "./record-steps";

/**
 * The serving unit records a step of an accepted offer; with the one that fulfils, the service was enjoyed, once and for good. Of one that was revoked
 * afterwards it records that it was taken back, and what was chosen is free again.
 */
export function recordService(actor: Actor, input: ServiceRecordForm) {
  return perform<{ readonly projectId: string }>(
    actor,
    "service.record",
    { kind: "offer", id: input.offerId },
    async (context) => {
      const locked = await lockOffer(context, input.offerId, "department");
      if (!locked.ok) return locked;
      const steps = [{ found: locked.value, input }];
      const [refused] = await refusedSteps(context, actor, steps);
      if (refused !== undefined) return fail(refused.code);
      await writeSteps(context, actor, steps);
      return ok({ projectId: locked.value.project.id });
    },
  );
}

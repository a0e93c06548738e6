import { lockOffers } from "../../../db/queries/fulfilment";
import type { Actor } from "../../domain/access/authorize";
import type { DomainErrorCode } from "../../domain/errors";
import { recordFault } from "../../domain/fulfilment/steps";
import { fail, ok, type Result } from "../../domain/shared/result";
import { type ServiceRecordForm, type ServiceRecordsForm, serviceRecordSchema } from "../../forms/fulfilment";
import { perform } from "../act";
import { findServed } from "./find-served";
import { refusedSteps, type StepRefusal, writeSteps } from "./record-steps";

export type RecordedMany = { readonly projectId: string; readonly recorded: number };
/** `people`: for whom it cannot be recorded, and why. */
export type RecordsRefusal = {
  readonly code: DomainErrorCode;
  readonly people: readonly { readonly name: string; readonly code: StepRefusal }[];
};

/**
 * The serving unit records one step with the same content for many people of a project: for all who were chosen, or for nobody. Each has a row and a
 * line of the audit of its own.
 */
export async function recordServices(
  actor: Actor,
  input: ServiceRecordsForm,
): Promise<Result<RecordedMany, RecordsRefusal>> {
  const { projectId, offers, ...same } = input;
  let people: RecordsRefusal["people"] = [];
  const result = await perform<RecordedMany>(
    actor,
    "service.record",
    { kind: "service-project", id: projectId },
    async (context) => {
      const project = await findServed(context, projectId);
      if (!project.ok) return project;
      const wanted = [...new Set(offers)];
      if (wanted.length === 0) return fail("nobody-chosen");
      const fault = recordFault(same);
      if (fault !== null) return fail(fault.code);
      const found = await lockOffers(context.tx, projectId, "id", wanted);
      if (found.length !== wanted.length) return fail("not-found");
      const steps = found.map((one) => ({
        found: one,
        input: serviceRecordSchema.parse({ ...same, offerId: one.offer.id }) satisfies ServiceRecordForm,
      }));
      const refused = await refusedSteps(context, actor, steps);
      const [first] = refused;
      if (first !== undefined) {
        const names = new Map(found.map((one) => [one.offer.id, one.name]));
        people = refused.map(({ input: { offerId }, code }) => ({ name: names.get(offerId) ?? "", code }));
        return fail(first.code);
      }
      await writeSteps(context, actor, steps);
      return ok({ projectId, recorded: steps.length });
    },
  );
  return result.ok ? result : fail({ code: result.error, people });
}

import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { STEP_FIELDS, STEP_NAMES } from "@/lib/copy/fulfilment";
import type { ServiceStep } from "@/lib/domain/fulfilment/steps";
import { record } from "../../actions";
import { StepFields } from "../step-fields";

/** What one step of the service records. */
export function RecordForm({
  offerId,
  step,
  today,
}: {
  readonly offerId: string;
  readonly step: ServiceStep;
  readonly today: string;
}) {
  const fields = STEP_FIELDS[step];
  return (
    <section aria-labelledby={step}>
      <h2 id={step}>{`记录：${STEP_NAMES[step]}`}</h2>
      <Form
        form="serviceRecord"
        action={record}
        labels={Object.fromEntries(fields.map(({ name, label }) => [name, label]))}
      >
        <HiddenField name="offerId" value={offerId} />
        <HiddenField name="step" value={step} />
        <StepFields step={step} today={today} />
        <div className="buttons">
          <button className="button" type="submit">
            {`确认${STEP_NAMES[step]}`}
          </button>
        </div>
      </Form>
    </section>
  );
}

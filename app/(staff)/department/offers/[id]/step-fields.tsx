import { TextField } from "@/app/_ui/fields.client";
import { STEP_FIELDS } from "@/lib/copy/fulfilment";
import type { ServiceStep } from "@/lib/domain/fulfilment/steps";

/** What a step of a service records, of one person or of many; the day is today unless it is changed. */
export function StepFields({ step, today }: { readonly step: ServiceStep; readonly today: string }) {
  return (
    <div className="row">
      {STEP_FIELDS[step].map(({ name, label, type }) => (
        <TextField
          key={name}
          name={name}
          label={label}
          type={type}
          inputMode={name === "amount" ? "decimal" : undefined}
          defaultValue={name === "on" ? today : undefined}
        />
      ))}
    </div>
  );
}

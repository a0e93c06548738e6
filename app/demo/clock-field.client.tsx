"use client";

import { useFormContext } from "@/app/_ui/form.client";

export function ClockField({ instant }: { readonly instant: string }) {
  const { state, register } = useFormContext();
  return (
    <div className="field">
      <label htmlFor="officeAt">调到</label>
      {state.errors.officeAt !== undefined && <p className="field-error">{state.errors.officeAt.join("；")}</p>}
      <input
        {...register("officeAt")}
        className="input"
        id="officeAt"
        type="datetime-local"
        min={instant}
        defaultValue={state.values.officeAt?.[0] ?? instant}
      />
    </div>
  );
}

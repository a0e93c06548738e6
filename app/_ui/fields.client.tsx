"use client";

import { useFormContext } from "./form.client";

type Base = { readonly name: string; readonly label: string; readonly hint?: string };

function Messages({
  name,
  hint,
  errors,
}: {
  readonly name: string;
  readonly hint: string | undefined;
  readonly errors: readonly string[];
}) {
  return (
    <>
      {hint !== undefined && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {errors.length > 0 && (
        <p className="field-error" id={`${name}-error`}>
          {errors.join("；")}
        </p>
      )}
    </>
  );
}

function useField(name: string, hint?: string) {
  const { state, register } = useFormContext();
  const errors = state.errors[name] ?? [];
  const described = [hint === undefined ? "" : `${name}-hint`, errors.length > 0 ? `${name}-error` : ""]
    .filter((one) => one !== "")
    .join(" ");
  const aria = {
    "aria-describedby": described === "" ? undefined : described,
    "aria-invalid": errors.length > 0 ? true : undefined,
  };
  return {
    errors,
    values: state.values[name],
    register: register(name),
    aria,
    className: `field${errors.length > 0 ? " field-bad" : ""}`,
  };
}

/** One line of text, a day, a number or a secret. */
export function TextField({
  name,
  label,
  hint,
  type = "text",
  autoComplete,
  inputMode,
  defaultValue,
}: Base & {
  readonly type?: "text" | "password" | "date" | "tel" | "number";
  readonly autoComplete?: string;
  readonly inputMode?: "numeric" | "decimal" | "text";
  readonly defaultValue?: string;
}) {
  const field = useField(name, hint);
  return (
    <div className={field.className}>
      <label htmlFor={name}>{label}</label>
      <Messages name={name} hint={hint} errors={field.errors} />
      <input
        {...field.register}
        {...field.aria}
        className="input"
        id={name}
        type={type}
        autoComplete={autoComplete ?? "off"}
        inputMode={inputMode}
        step={type === "number" ? "any" : undefined}
        defaultValue={field.values?.[0] ?? defaultValue}
      />
    </div>
  );
}

export function TextArea({ name, label, hint, defaultValue }: Base & { readonly defaultValue?: string }) {
  const field = useField(name, hint);
  return (
    <div className={field.className}>
      <label htmlFor={name}>{label}</label>
      <Messages name={name} hint={hint} errors={field.errors} />
      <textarea
        {...field.register}
        {...field.aria}
        className="input"
        id={name}
        defaultValue={field.values?.[0] ?? defaultValue}
      />
    </div>
  );
}

export type Choice = { readonly value: string; readonly label: string };

export function SelectField({
  name,
  label,
  hint,
  choices,
  defaultValue,
}: Base & { readonly choices: readonly Choice[]; readonly defaultValue?: string }) {
  const field = useField(name, hint);
  return (
    <div className={field.className}>
      <label htmlFor={name}>{label}</label>
      <Messages name={name} hint={hint} errors={field.errors} />
      <select
        {...field.register}
        {...field.aria}
        className="input"
        id={name}
        defaultValue={field.values?.[0] ?? defaultValue ?? ""}
      >
        <option value="">请选择</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** One of a few. Not registered: registering would clear what was chosen before the script came. */
export function RadioGroup({
  name,
  label,
  hint,
  choices,
  defaultValue,
}: Base & { readonly choices: readonly Choice[]; readonly defaultValue?: string }) {
  const field = useField(name, hint);
  const chosen = field.values?.[0] ?? defaultValue;
  return (
    <fieldset className={field.className} aria-describedby={field.aria["aria-describedby"]}>
      <legend>{label}</legend>
      <Messages name={name} hint={hint} errors={field.errors} />
      {choices.map((choice, index) => (
        <label className="choice" key={choice.value}>
          <input
            id={index === 0 ? name : undefined}
            type="radio"
            name={name}
            value={choice.value}
            defaultChecked={choice.value === chosen}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** A single tick, never ticked beforehand unless the person ticked it. */
export function Checkbox({ name, label, value = "yes" }: Base & { readonly value?: string }) {
  const field = useField(name);
  return (
    <div className={field.className}>
      <Messages name={name} hint={undefined} errors={field.errors} />
      <label className="choice">
        <input
          {...field.register}
          {...field.aria}
          id={name}
          type="checkbox"
          value={value}
          defaultChecked={field.values?.includes(value) ?? false}
        />
        <span>{label}</span>
      </label>
    </div>
  );
}

/** An id, a version or another fixed value that the form carries. */
export function HiddenField({ name, value }: { readonly name: string; readonly value: string | number }) {
  const { register } = useFormContext();
  return <input {...register(name)} type="hidden" defaultValue={value} />;
}

/** Several ticks under one name. */
export function CheckboxGroup({
  name,
  label,
  hint,
  choices,
  defaultValues,
}: Base & { readonly choices: readonly Choice[]; readonly defaultValues?: readonly string[] }) {
  const field = useField(name, hint);
  const chosen = field.values ?? defaultValues ?? [];
  return (
    <fieldset className={field.className} aria-describedby={field.aria["aria-describedby"]}>
      <legend>{label}</legend>
      <Messages name={name} hint={hint} errors={field.errors} />
      {choices.map((choice, index) => (
        <label className="choice" key={choice.value}>
          <input
            id={index === 0 ? name : undefined}
            type="checkbox"
            name={name}
            value={choice.value}
            defaultChecked={chosen.includes(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

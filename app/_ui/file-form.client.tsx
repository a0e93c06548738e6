"use client";

import { createContext, type ReactNode, useActionState, useContext, useEffect, useId, useRef } from "react";
import { type FormState, START } from "@/lib/forms/form-state";
import type { FormAction } from "./form.client";

const Kept = createContext<FormState["values"]>({});

/** A form with one file of text; works without script. What is wrong in the file is listed above it, each with its path; what was typed beside it stays. */
export function FileForm({
  action,
  label,
  button,
  accept = ".json,application/json",
  children,
}: {
  readonly action: FormAction;
  readonly label: string;
  readonly button: string;
  readonly accept?: string;
  readonly children?: ReactNode;
}) {
  const said = `said${useId()}`;
  const [state, send] = useActionState(action, START, `#${said}`);
  const summary = useRef<HTMLDivElement>(null);
  const issues = state.errors.file ?? [];
  useEffect(() => {
    if (issues.length > 0) summary.current?.focus();
  }, [issues]);
  return (
    <form action={send}>
      {issues.length > 0 && (
        <div className="error-summary" id={said} role="alert" tabIndex={-1} ref={summary}>
          <h2>文件没有导入</h2>
          <ul>
            {issues.map((issue) => (
              <li key={issue}>{issue}</li>
            ))}
          </ul>
        </div>
      )}
      <Kept value={state.values}>{children}</Kept>
      <div className="field">
        <label htmlFor="file">{label}</label>
        <input className="input" id="file" name="file" type="file" accept={accept} required />
      </div>
      <div className="buttons">
        <button className="button" type="submit">
          {button}
        </button>
      </div>
    </form>
  );
}

type Beside = { readonly name: string; readonly label: string };

/** A day beside the file. */
export function FileDay({ name, label }: Beside) {
  const kept = useContext(Kept)[name]?.[0];
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input className="input" id={name} name={name} type="date" defaultValue={kept} required />
    </div>
  );
}

/** Some lines of text beside the file, at most `most` characters. */
export function FileText({
  name,
  label,
  hint,
  most = 500,
  required = false,
}: Beside & { readonly hint?: string; readonly most?: number; readonly required?: boolean }) {
  const kept = useContext(Kept)[name]?.[0];
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <textarea
        className="input"
        id={name}
        name={name}
        rows={2}
        maxLength={most}
        defaultValue={kept}
        required={required}
        aria-describedby={hint === undefined ? undefined : `${name}-hint`}
      />
    </div>
  );
}

/** Any number of choices beside the file. */
export function FileChoices({
  name,
  label,
  choices,
}: Beside & { readonly choices: readonly { readonly value: string; readonly label: string }[] }) {
  const kept = useContext(Kept)[name] ?? [];
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label className="choice" key={choice.value}>
          <input type="checkbox" name={name} value={choice.value} defaultChecked={kept.includes(choice.value)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

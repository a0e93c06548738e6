"use client";

import { type ReactNode, useActionState, useEffect, useId, useRef } from "react";
import { START } from "@/lib/forms/form-state";
import type { FormAction } from "./form.client";

/** A form with one file of text; works without script. What is wrong in the file is listed above it, each with its path. */
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
  const form = useRef<HTMLFormElement>(null);
  const typed = useRef<FormData | null>(null);
  const issues = state.errors.file ?? [];
  useEffect(() => {
    if (issues.length === 0) return;
    // React empties the form after its action; what was typed beside the refused file is put back.
    for (const [name, value] of typed.current ?? []) {
      const field = form.current?.elements.namedItem(name);
      if (typeof value === "string" && (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
        field.value = value;
    }
    summary.current?.focus();
  }, [issues]);
  return (
    <form
      action={send}
      ref={form}
      onSubmit={(event) => {
        typed.current = new FormData(event.currentTarget);
      }}
    >
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
      {children}
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

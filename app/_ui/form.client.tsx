"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import {
  createContext,
  type ReactNode,
  startTransition,
  useActionState,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { type FieldValues, type Resolver, type UseFormRegister, useForm } from "react-hook-form";
import { formObject } from "@/lib/forms/form-data";
import { type FormState, START } from "@/lib/forms/form-state";
import { FORMS, type FormName } from "@/lib/forms/forms";
import { BehalfField } from "./behalf.client";

type Context = { readonly state: FormState; readonly register: UseFormRegister<FieldValues> };
const FormContext = createContext<Context | null>(null);

/** Values and errors of the surrounding form. Throws outside a form. */
export function useFormContext(): Context {
  const context = useContext(FormContext);
  if (context === null) throw new Error("a field stands outside its Form");
  return context;
}

/** A part of a form that lies folded until one of its fields, `names`, was refused or came back with something in it. */
export function FormFold({
  title,
  names,
  open = false,
  children,
}: {
  readonly title: string;
  readonly names: readonly string[];
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  const { state } = useFormContext();
  const used = names.some((name) => name in state.errors || state.values[name]?.some((value) => value !== "") === true);
  return (
    <details open={open || used}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

/**
 * A form that works without script: native `<form action>` with a server action. With script React Hook Form checks first by the same
 * schema (`form` names it in lib/forms). `labels` name the fields in the error summary, which takes the focus; without script the answer leads to it by
 * its anchor. `fold`: the words under which the form lies folded; it stands open once something was said in it, so that a refusal is seen without
 * script too.
 */
export function Form({
  form,
  action,
  labels,
  fold,
  unfolded = false,
  children,
}: {
  readonly form: FormName;
  readonly action: FormAction;
  readonly labels: Readonly<Record<string, string>>;
  readonly fold?: string;
  /** Does it stand open from the beginning? */
  readonly unfolded?: boolean;
  readonly children: ReactNode;
}) {
  const said = `said${useId()}`;
  const [state, send, pending] = useActionState(action, START, `#${said}`);
  const element = useRef<HTMLFormElement>(null);
  const check = zodResolver(FORMS[form] as never) as unknown as Resolver<FieldValues>;
  // What stands in the form is checked, as the server will read it: what was typed before the script came counts too.
  const resolver: Resolver<FieldValues> = (_values, context, options) =>
    check(formObject(new FormData(element.current ?? undefined)), context, options);
  const { register, handleSubmit, formState } = useForm<FieldValues>({ resolver, shouldFocusError: false });
  const summary = useRef<HTMLDivElement>(null);
  const local = Object.fromEntries(
    Object.entries(formState.errors).map(([name, error]) => [name, [String(error?.message ?? "")]]),
  );
  const errors = Object.keys(local).length > 0 ? local : state.errors;
  const listed = Object.entries(errors).flatMap(([name, sentences]) =>
    sentences.map((sentence) => ({ name, sentence })),
  );
  const count = listed.length;
  // Mending the last mistake does not fold the form away under the hands of who mends it.
  const [wasWrong, setWasWrong] = useState(count > 0);
  if (count > 0 && !wasWrong) setWasWrong(true);
  // Each refusal takes the focus once, also one that says as much as the last; what is mended by typing takes it from nobody.
  const told = useRef<{ readonly state: FormState; readonly submits: number } | null>(null);
  const submits = formState.submitCount;
  useEffect(() => {
    if (count === 0 || (told.current?.state === state && told.current.submits === submits)) return;
    told.current = { state, submits };
    summary.current?.focus();
    if (!document.title.startsWith("错误：")) document.title = `错误：${document.title}`;
  }, [count, state, submits]);
  const shown: FormState = { errors, values: state.values };
  const content = (
    <>
      {count > 0 && (
        <div className="error-summary" id={said} role="alert" tabIndex={-1} ref={summary}>
          <h2>有内容需要更正</h2>
          <ul>
            {listed.map(({ name, sentence }) => (
              <li key={`${name}${sentence}`}>
                {name === "" ? sentence : <a href={`#${name}`}>{`${labels[name] ?? name}：${sentence}`}</a>}
              </li>
            ))}
          </ul>
        </div>
      )}
      {count === 0 && state.done !== undefined && (
        <div className="panel" id={said} role="status">
          {state.done.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      <BehalfField />
      {children}
    </>
  );
  return (
    <FormContext value={{ state: shown, register }}>
      <form
        ref={element}
        action={send}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const submitter = (event.nativeEvent as SubmitEvent).submitter;
          void handleSubmit(() => {
            if (element.current !== null && !pending) {
              const data = new FormData(element.current, submitter);
              startTransition(() => send(data));
            }
          })();
        }}
      >
        {fold === undefined ? (
          content
        ) : (
          <details open={unfolded || wasWrong || state.done !== undefined}>
            <summary>{fold}</summary>
            {content}
          </details>
        )}
      </form>
    </FormContext>
  );
}

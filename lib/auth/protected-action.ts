import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { ERROR_TEXTS } from "../copy/errors";
import type { Actor } from "../domain/access/authorize";
import type { DomainErrorCode } from "../domain/errors";
import type { Result } from "../domain/shared/result";
import { BEHALF, formObject, keptValues } from "../forms/form-data";
import type { FormState } from "../forms/form-state";
import { FORMS, type FormName } from "../forms/forms";
import { currentActor } from "./current-actor";
import { atDesk, readBehalf } from "./desk-path";
import { isSameOrigin } from "./same-origin";

export type Input<F extends FormName> = z.output<(typeof FORMS)[F]>;
/** A refusal may name the field it belongs to and bring its own sentences, or sentences for several fields. */
export type Refusal =
  | DomainErrorCode
  | { readonly code: DomainErrorCode; readonly field?: string; readonly sentences: readonly string[] }
  | { readonly code: DomainErrorCode; readonly errors: FormState["errors"] };
type Action = (state: FormState, data: FormData) => Promise<FormState>;

async function parse<F extends FormName>(form: F, data: FormData) {
  const object = formObject(data);
  const values = keptValues(form, object);
  if (!isSameOrigin(await headers())) return { ok: false as const, state: refusal("forbidden", values) };
  const parsed = FORMS[form].safeParse(object);
  if (parsed.success) return { ok: true as const, input: parsed.data as Input<F>, values };
  const errors: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) {
    const field = issue.code === "unrecognized_keys" ? "" : String(issue.path[0] ?? "");
    const sentence = issue.code === "unrecognized_keys" ? ERROR_TEXTS["invalid-input"] : issue.message;
    errors[field] = [...(errors[field] ?? []), sentence];
  }
  return { ok: false as const, state: { errors, values } };
}

function refusal(error: Refusal, values: FormState["values"]): FormState {
  if (typeof error === "string") return { errors: { "": [ERROR_TEXTS[error]] }, values };
  if ("errors" in error) return { errors: error.errors, values };
  return { errors: { [error.field ?? ""]: error.sentences }, values };
}

/**
 * A server action for signed-in people: origin, actor, schema, use case; then `afterwards` says where to go, or what
 * to say on the same page. Values are kept when refused, and where the form stays open (`stay`).
 */
export function protectedAction<F extends FormName, T>(
  form: F,
  act: (actor: Actor, input: Input<F>) => Promise<Result<T, Refusal>>,
  afterwards: (input: Input<F>, value: T) => string | readonly string[] | { readonly stay: readonly string[] },
): Action {
  return async (_state, data) => {
    const signedIn = await currentActor();
    if (signedIn === null) redirect("/login?ended=1");
    const actor: Actor = { ...signedIn, ...readBehalf(data.get(BEHALF)) };
    const parsed = await parse(form, data);
    if (!parsed.ok) return parsed.state;
    const result = await act(actor, parsed.input);
    if (!result.ok) return refusal(result.error, parsed.values);
    const next = afterwards(parsed.input, result.value);
    if (typeof next === "string") redirect(atDesk(actor.behalf, next));
    return "stay" in next
      ? { errors: {}, values: parsed.values, done: next.stay }
      : { errors: {}, values: {}, done: next };
  };
}

/** A server action for visitors (log-in, registration). `act` answers where to go. */
export function publicAction<F extends FormName>(
  form: F,
  act: (input: Input<F>) => Promise<Result<string, Refusal>>,
): Action {
  return async (_state, data) => {
    const parsed = await parse(form, data);
    if (!parsed.ok) return parsed.state;
    const result = await act(parsed.input);
    if (!result.ok) return refusal(result.error, parsed.values);
    redirect(result.value);
  };
}

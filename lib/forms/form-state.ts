/** What a form action answers: errors by field ("" = the whole form), typed values except secrets. Shown with and without script. */
export type FormState = {
  readonly errors: Readonly<Record<string, readonly string[]>>;
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** What was done, where the page stays: sentences for a panel. */
  readonly done?: readonly string[];
};
export const START: FormState = { errors: {}, values: {} };

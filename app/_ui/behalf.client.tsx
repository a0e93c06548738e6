"use client";

import { createContext, type ReactNode, useContext } from "react";
import { BEHALF } from "@/lib/forms/form-data";

const BehalfContext = createContext<string | null>(null);

/** Every form inside is sent for the person of this visit at the counter. */
export function Behalf({ intake, children }: { readonly intake: string; readonly children: ReactNode }) {
  return <BehalfContext value={intake}>{children}</BehalfContext>;
}

/** Names the visit in a form; nothing at the person's own desk. */
export function BehalfField() {
  const intake = useContext(BehalfContext);
  return intake === null ? null : <input type="hidden" name={BEHALF} value={intake} />;
}

import type { ReactNode } from "react";
import { PUBLIC_NAV } from "@/lib/documents/site-frame";
import { Shell } from "./shell";

export function PublicShell({ children }: { readonly children: ReactNode }) {
  return <Shell nav={PUBLIC_NAV}>{children}</Shell>;
}

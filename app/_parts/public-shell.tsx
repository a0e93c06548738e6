import type { ReactNode } from "react";
import { PUBLIC_NAV } from "@/lib/documents/site-frame";
import { Shell } from "./shell";

export function PublicShell({ current, children }: { readonly current: string; readonly children: ReactNode }) {
  return (
    <Shell nav={PUBLIC_NAV} current={current}>
      {children}
    </Shell>
  );
}

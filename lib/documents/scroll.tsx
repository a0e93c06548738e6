import type { ReactNode } from "react";

/** A wide table that scrolls sideways by itself; the keyboard reaches it too (WCAG 2.1.1). */
export function Scroll({ children }: { readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
    <div className="scroll" tabIndex={0}>
      {children}
    </div>
  );
}

"use client";

import { useEffect } from "react";

const TYPING = "input, select, textarea, [contenteditable]";

/** Where ↑ and ↓ lead from the link that has the focus; from anywhere else to the first row. */
function neighbour(links: readonly HTMLAnchorElement[], step: 1 | -1): HTMLAnchorElement | undefined {
  const focused = document.activeElement;
  const at = focused instanceof HTMLAnchorElement ? links.indexOf(focused) : -1;
  return at === -1 ? links[0] : links[at + step];
}

/** Keys of a staff table: ↑ ↓ over the rows, `/` to the filters. Enter opens by itself, as the row's link has the focus. */
export function TableKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.matches(TYPING)) return;
      const links = [...document.querySelectorAll<HTMLAnchorElement>(".staff-table tbody th a")];
      const target =
        event.key === "ArrowDown"
          ? neighbour(links, 1)
          : event.key === "ArrowUp"
            ? neighbour(links, -1)
            : event.key === "/"
              ? document.querySelector<HTMLElement>(".filters .input")
              : undefined;
      if (target === undefined || target === null) return;
      event.preventDefault();
      target.focus();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return null;
}

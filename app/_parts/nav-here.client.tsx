"use client";

import { usePathname } from "next/navigation";
import { type NavLink, NavLinks } from "@/lib/documents/site-frame";

/** The links of a head with the one marked whose area the address lies in: the longest that begins it. */
export function NavHere({ nav }: { readonly nav: readonly NavLink[] }) {
  const path = usePathname();
  const within = nav
    .map((link) => link.href)
    .filter((href) => path === href || (href !== "/" && path.startsWith(`${href}/`)))
    .sort((a, b) => b.length - a.length);
  return <NavLinks nav={nav} current={within[0] ?? ""} />;
}

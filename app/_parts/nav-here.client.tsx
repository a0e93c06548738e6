"use client";

import { usePathname } from "next/navigation";
import { type NavLink, NavLinks } from "@/lib/documents/site-frame";

/** The links of a head with the one marked whose area the address lies in: the longest that begins it. */
export function NavHere({ nav }: { readonly nav: readonly NavLink[] }) {
  const path = usePathname();
  const [nearest] = nav
    .flatMap(({ href, within = [] }) => [href, ...within].map((area) => ({ href, area })))
    .filter(({ area }) => path === area || (area !== "/" && path.startsWith(`${area}/`)))
    .sort((a, b) => b.area.length - a.area.length);
  return <NavLinks nav={nav} current={nearest?.href ?? ""} />;
}

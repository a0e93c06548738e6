import type { ReactNode } from "react";
import type { SiteIdentity } from "../platform/site";
import { type NavLink, NavLinks, PUBLIC_NAV, SITE_NAME, SiteFoot, SiteHead, SkipLink } from "./site-frame";

/** What every published page needs beside its own content; `style` is the address of the hashed stylesheet. */
export type Frame = { readonly site: SiteIdentity; readonly style: string };

/** A whole published page: no script, one stylesheet, and /size.css for the large-text modes. */
export function PublishedPage({
  frame,
  title,
  current,
  nav = PUBLIC_NAV,
  home = "/",
  children,
}: {
  readonly frame: Frame;
  readonly title: string;
  readonly current: string;
  readonly nav?: readonly NavLink[];
  readonly home?: string;
  readonly children: ReactNode;
}) {
  return (
    <html lang="zh-Hans">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} - ${SITE_NAME}`}</title>
        <link rel="icon" href="/icon.svg" />
        <link rel="stylesheet" href={frame.style} />
        <link rel="stylesheet" href="/size.css" />
      </head>
      <body>
        <SkipLink />
        <SiteHead size={null} home={home}>
          <NavLinks nav={nav} current={current} />
        </SiteHead>
        <main id="main" className="wrap">
          {children}
        </main>
        <SiteFoot site={frame.site} />
      </body>
    </html>
  );
}

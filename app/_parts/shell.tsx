import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { type NavLink, SIZES, SiteFoot, SiteHead } from "@/lib/documents/site-frame";
import { siteIdentity } from "@/lib/platform/site";
import { NavHere } from "./nav-here.client";

/** Head, main and foot around a page. `wide` for staff tables. */
export async function Shell({
  nav,
  home,
  wide = false,
  actions,
  children,
}: {
  readonly nav: readonly NavLink[];
  readonly home?: string;
  readonly wide?: boolean;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const chosen = (await cookies()).get("size")?.value;
  const size = SIZES.find((one) => one.code === chosen)?.code ?? "standard";
  return (
    <div className={wide ? "wide" : undefined}>
      <SiteHead size={size} {...(home === undefined ? {} : { home })}>
        <NavHere nav={nav} />
        {actions}
      </SiteHead>
      <main id="main" className={wide ? "wrap wrap-wide staff" : "wrap"}>
        {children}
      </main>
      <SiteFoot site={siteIdentity()} />
    </div>
  );
}

/** The log-out of every signed-in page: a plain form, so that it works without script. */
export function SignOut({ name }: { readonly name: string }) {
  return (
    <>
      <a href="/account">{name}</a>
      <form action="/api/sign-out" method="post">
        <button className="link-button" type="submit">
          退出
        </button>
      </form>
    </>
  );
}

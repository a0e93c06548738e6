import type { ReactNode } from "react";
import { SITE_NAME, type SiteIdentity } from "./site-identity";
import { SIZE_COOKIE, SIZE_MODES, SIZE_NAMES, type SizeMode } from "./size-modes";

export type NavLink = { readonly href: string; readonly name: string };

/** What visitors reach without log-in. */
export const PUBLIC_NAV: readonly NavLink[] = [
  { href: "/", name: "首页" },
  { href: "/services", name: "服务项目" },
  { href: "/rulebooks", name: "计分标准" },
  { href: "/notices", name: "公示" },
  { href: "/verify", name: "核验" },
  { href: "/login", name: "登录" },
];

export type PublicHeadProps = {
  readonly identity: SiteIdentity;
  readonly nav?: readonly NavLink[];
  /** `href` of the entry that is being read. */
  readonly current?: string;
  /** Known where a page is made per request; published files cannot know it. */
  readonly size?: SizeMode;
  readonly home?: string;
  /** Stands after the links, such as a log-out form. */
  readonly children?: ReactNode;
};

/** The head of every page: way past it, name, links, text size (a plain form, so that it works without script). */
export function PublicHead({ nav = PUBLIC_NAV, current, size, home = "/", children }: PublicHeadProps) {
  return (
    <header className="site-head">
      <a className="skip" href="#main">
        跳到正文
      </a>
      <div className="wrap">
        <a className="site-name" href={home}>
          {SITE_NAME}
        </a>
        <nav className="site-nav" aria-label="主导航">
          {nav.map((link) => (
            <a key={link.href} href={link.href} aria-current={link.href === current ? "page" : undefined}>
              {link.name}
            </a>
          ))}
          {children}
        </nav>
        <SizeForm size={size} />
      </div>
    </header>
  );
}

function SizeForm({ size }: { readonly size: SizeMode | undefined }) {
  return (
    <form className="size-form" action="/size" method="post">
      字号
      {SIZE_MODES.map((mode) => (
        <button
          key={mode}
          name={SIZE_COOKIE}
          value={mode}
          aria-pressed={size === undefined ? undefined : size === mode}
          type="submit"
        >
          {SIZE_NAMES[mode]}
        </button>
      ))}
    </form>
  );
}

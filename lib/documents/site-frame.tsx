import type { ReactNode } from "react";
import type { SiteIdentity } from "../platform/site";

export const SITE_NAME = "石狮市积分服务平台";
export const SIZES = [
  { code: "standard", name: "标准" },
  { code: "large", name: "大" },
  { code: "largest", name: "特大" },
] as const;
export type Size = (typeof SIZES)[number]["code"];

/** The size switch: a plain form, so that it works everywhere without script. */
export function SizeForm({ size }: { readonly size: Size | null }) {
  return (
    <form className="size-form" action="/size" method="post" aria-label="字号">
      <span className="quiet">字号</span>
      {SIZES.map((one) => (
        <button
          key={one.code}
          className="link-button"
          type="submit"
          name="size"
          value={one.code}
          aria-pressed={size === null ? undefined : one.code === size}
        >
          {one.name}
        </button>
      ))}
    </form>
  );
}

/** `within`: other areas whose pages belong to this link. */
export type NavLink = { readonly href: string; readonly name: string; readonly within?: readonly string[] };
export const PUBLIC_NAV: readonly NavLink[] = [
  { href: "/", name: "首页" },
  { href: "/rulebook", name: "计分标准" },
  { href: "/notices", name: "公示", within: ["/objections"] },
  { href: "/check", name: "核对公示" },
  { href: "/login", name: "登录", within: ["/register", "/password"] },
];

/** The links of the head; the one that is open is marked. */
export function NavLinks({ nav, current }: { readonly nav: readonly NavLink[]; readonly current: string }) {
  return nav.map((link) => (
    <a key={link.href} href={link.href} aria-current={link.href === current ? "page" : undefined}>
      {link.name}
    </a>
  ));
}

/** The first stop of the keyboard on every page. */
export function SkipLink() {
  return (
    <a className="skip" href="#main">
      跳到正文
    </a>
  );
}

/** The head of every page. `children`: its links, and form controls such as log-out. */
export function SiteHead({
  size,
  children,
  home = "/",
}: {
  readonly size: Size | null;
  readonly children: ReactNode;
  readonly home?: string;
}) {
  return (
    <header className="site-head">
      <div className="wrap">
        <a className="site-name" href={home}>
          {SITE_NAME}
        </a>
        <nav className="site-nav" aria-label="主导航">
          {children}
        </nav>
        <SizeForm size={size} />
      </div>
    </header>
  );
}

const FOOT_LINKS: readonly NavLink[] = [
  { href: "/policies", name: "政策和解读" },
  { href: "/contact", name: "网站找错" },
  { href: "/seals", name: "封存记录" },
  { href: "/sitemap", name: "站点地图" },
  { href: "/privacy", name: "隐私说明" },
  { href: "/accessibility", name: "无障碍声明" },
];

/** The foot of every page with the eight things that a government site must name. */
export function SiteFoot({ site }: { readonly site: SiteIdentity }) {
  const named = [
    ["主办单位", site.host],
    ["承办单位", site.operator],
    ["联系电话", site.phone],
    ["网站标识码", site.code],
    ["ICP备案号", site.icp],
    ["公安备案号", site.publicSecurity],
    ["党政机关网站标识", "党政机关"],
  ] as const;
  return (
    <footer className="site-foot">
      <div className="wrap">
        <dl>
          {named.map(([name, value]) => (
            <div key={name}>
              <dt>{name}：</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <ul>
          {FOOT_LINKS.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.name}</a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  );
}

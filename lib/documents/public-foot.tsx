import type { SiteIdentity } from "./site-identity";

/** The foot of every page with the eight things that a government website must name. Source: checklist PS-01. */
export function PublicFoot({ identity }: { readonly identity: SiteIdentity }) {
  return (
    <footer className="site-foot">
      <div className="wrap">
        <p>
          <span>主办单位:{identity.host}</span> <span>承办单位:{identity.operator}</span>{" "}
          <span>
            联系电话:<a href={`tel:${identity.phone.replace(/[^\d+]/g, "")}`}>{identity.phone}</a>
          </span>
        </p>
        <p>
          <span>网站标识码:{identity.code}</span> <span>{identity.icp}</span> <span>{identity.publicSecurity}</span>{" "}
          <span>党政机关网站</span>
        </p>
        <p>
          <a href="/report-error">网站找错</a> <a href="/sitemap">站点地图</a> <a href="/accessibility">无障碍声明</a>{" "}
          <a href="/privacy">隐私说明</a>
        </p>
      </div>
    </footer>
  );
}

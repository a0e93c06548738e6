import { env } from "./env";

/** What the foot of every page must name (rules for government websites, checklist PS-01). */
export type SiteIdentity = {
  readonly host: string;
  readonly operator: string;
  readonly phone: string;
  readonly code: string;
  readonly icp: string;
  readonly publicSecurity: string;
};

/** The address of the portal, for what is scanned from paper. */
export const siteOrigin = () => env().PUBLIC_ORIGIN;

export function siteIdentity(): SiteIdentity {
  const settings = env();
  return {
    host: settings.SITE_HOST_UNIT,
    operator: settings.SITE_OPERATOR,
    phone: settings.SITE_PHONE,
    code: settings.SITE_CODE,
    icp: settings.SITE_ICP,
    publicSecurity: settings.SITE_PUBLIC_SECURITY,
  };
}

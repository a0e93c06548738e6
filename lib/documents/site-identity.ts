/** What the foot of every page must name (rules for government websites, checklist PS-01). `lib/platform/site` reads it from the settings. */
export type SiteIdentity = {
  /** 主办单位 */
  readonly host: string;
  /** 承办单位 */
  readonly operator: string;
  readonly phone: string;
  /** 网站标识码 */
  readonly code: string;
  /** ICP备案号 */
  readonly icp: string;
  /** 公安备案号 */
  readonly publicSecurity: string;
};

export const SITE_NAME = "石狮市积分服务平台";

import type { NavLink } from "@/lib/documents/site-frame";
import type { Grant } from "@/lib/domain/access/authorize";
import type { Role } from "@/lib/domain/access/roles";

const AREAS: Readonly<Record<Exclude<Role, "applicant">, readonly NavLink[]>> = {
  "township-officer": [
    { href: "/township", name: "镇（街道）" },
    { href: "/township/identity", name: "身份确认" },
    { href: "/township/reviews", name: "申报和初审" },
    { href: "/township/points", name: "反馈积分" },
    { href: "/township/counter", name: "窗口代办" },
    { href: "/township/signoffs", name: "人数签核" },
  ],
  "department-scorer": [
    { href: "/department", name: "评分" },
    { href: "/department/nothing-found", name: "批量无记录" },
  ],
  "service-manager": [
    { href: "/department/projects", name: "服务项目" },
    { href: "/department/offers", name: "兑现" },
    { href: "/department/vouchers", name: "核验凭证" },
  ],
  "points-office-officer": [
    { href: "/office", name: "积分办" },
    { href: "/office/programme", name: "年度" },
    { href: "/office/calendar", name: "工作日历" },
    { href: "/office/rulebooks", name: "计分标准" },
    { href: "/office/projects", name: "服务项目" },
    { href: "/office/rankings", name: "排名与公示" },
    { href: "/office/objections", name: "异议" },
    { href: "/office/sanctions", name: "虚假材料" },
    { href: "/office/accounts", name: "账号审批" },
    { href: "/department", name: "核查" },
  ],
  "system-administrator": [{ href: "/system/accounts", name: "账号" }],
};

/** The links of a member of staff: what the person's roles may open, each once. */
export function staffNav(grants: readonly Grant[]): readonly NavLink[] {
  const nav = grants.flatMap((grant) => (grant.role === "applicant" ? [] : AREAS[grant.role]));
  return nav.filter((link, index) => nav.findIndex((one) => one.href === link.href) === index);
}

import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Shell, SignOut } from "@/app/_parts/shell";
import { currentActor, toLogin } from "@/lib/auth/current-actor";
import type { NavLink } from "@/lib/documents/site-frame";
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

/** One shell for staff; the navigation is what the person's roles may open. */
export default async function StaffLayout({ children }: { readonly children: ReactNode }) {
  const actor = await currentActor();
  if (actor === null) return toLogin("staff");
  if (actor.kind !== "staff") notFound();
  const nav = actor.grants.flatMap((grant) => (grant.role === "applicant" ? [] : AREAS[grant.role]));
  const once = nav.filter((link, index) => nav.findIndex((one) => one.href === link.href) === index);
  return (
    <Shell nav={once} home="/staff" wide actions={<SignOut name={actor.name} />}>
      {children}
    </Shell>
  );
}

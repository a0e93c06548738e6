import { redirect } from "next/navigation";
import { currentActor } from "@/lib/auth/current-actor";
import type { Role } from "@/lib/domain/access/roles";

const HOME: Readonly<Record<Exclude<Role, "applicant">, string>> = {
  "points-office-officer": "/office",
  "township-officer": "/township",
  "department-scorer": "/department",
  "service-manager": "/department/projects",
  "system-administrator": "/system/accounts",
};

/** Where a log-in leads: to the area of the first role. */
export default async function StaffHome() {
  const actor = await currentActor();
  for (const [role, home] of Object.entries(HOME))
    if (actor?.grants.some((grant) => grant.role === role)) redirect(home);
  return (
    <>
      <h1>还没有角色</h1>
      <p className="note">
        您的账号还没有生效的角色。请联系系统管理员：角色由系统管理员提出，积分办批准后生效，重新登录即可使用。
      </p>
    </>
  );
}

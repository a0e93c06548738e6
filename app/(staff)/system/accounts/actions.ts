"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { endRole } from "@/lib/usecases/staff/approve-role";
import { createStaff } from "@/lib/usecases/staff/create-staff";
import { disableStaff } from "@/lib/usecases/staff/disable-staff";
import { proposeRole } from "@/lib/usecases/staff/propose-role";
import { proposeTotpReset } from "@/lib/usecases/staff/reset-totp";

const PAGE = "/system/accounts";

/** The one-use password is said once, on the page that made it. */
export const makeAccount = protectedAction("createStaff", createStaff, ({ login }, { password }) => [
  `账号 ${login} 已建立。`,
  `一次性密码：${password}`,
  "密码只显示这一次，请当面交给本人。首次登录时必须更换密码并绑定动态码。",
]);
export const propose = protectedAction("proposeRole", proposeRole, () => PAGE);
export const endGrant = protectedAction("grantId", endRole, () => PAGE);
export const disable = protectedAction("userId", disableStaff, () => PAGE);
export const proposeReset = protectedAction("userId", proposeTotpReset, () => PAGE);

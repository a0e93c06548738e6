"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { changePassword } from "@/lib/usecases/accounts/change-password";

export const changeOwnPassword = protectedAction("changePassword", changePassword, () => "/login?changed=1");

"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { beginIntake } from "@/lib/usecases/intake/begin-intake";

export const openIntake = protectedAction(
  "intake",
  beginIntake,
  (_input, { intakeId }) => `/township/counter/${intakeId}`,
);

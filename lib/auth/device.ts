import { z } from "zod";
import { type Device, deviceAfter } from "../usecases/accounts/known-device";
import { readTokenCookie, setTokenCookie } from "./cookies";

const devicePayload = z.object({ id: z.uuid(), users: z.array(z.uuid()).max(8) });

/** What this browser's cookie says about earlier log-ins, or null. */
export function readDevice(): Promise<Device | null> {
  return readTokenCookie("device", devicePayload);
}

/** Notes that this account has proven itself in this browser. */
export async function rememberDevice(userId: string): Promise<void> {
  await setTokenCookie("device", { ...deviceAfter(await readDevice(), userId) });
}

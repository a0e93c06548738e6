import { newId } from "../../platform/ids";

/** A browser that has logged in before, as its encrypted cookie says: a random id, and whose accounts were used there. */
export type Device = { readonly id: string; readonly users: readonly string[] };

const MOST = 8;

/** The device's id, if this very account has logged in there; it then has tries of its own, which nobody elsewhere can use up. */
export function deviceOf(device: Device | null, userId: string | undefined): string | null {
  return device !== null && userId !== undefined && device.users.includes(userId) ? device.id : null;
}

/** The device after a log-in; the accounts used last come first, the oldest beyond eight are forgotten. */
export function deviceAfter(device: Device | null, userId: string): Device {
  const others = (device?.users ?? []).filter((one) => one !== userId);
  return { id: device?.id ?? newId(), users: [userId, ...others].slice(0, MOST) };
}

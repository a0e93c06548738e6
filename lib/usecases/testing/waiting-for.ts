import type postgres from "postgres";
import { expect } from "vitest";

/**
 * Starts an act while somebody else holds a row, looks around once it waits, then lets it go on; returns what came of it. `held`: the statement that
 * locks or changes the row, on a connection of its own.
 */
export async function waitingFor<T>(
  other: postgres.Sql,
  held: string,
  act: () => Promise<T>,
  look: () => Promise<unknown> = async () => {},
): Promise<T> {
  const waits = async () => {
    const [row] = await other<{ count: number }[]>`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and application_name = 'points-app' and wait_event_type = 'Lock'`;
    return row?.count ?? 0;
  };
  let acting: Promise<T> | undefined;
  await other.begin(async (holder) => {
    await holder.unsafe(held);
    acting = act();
    await expect.poll(waits).toBe(1);
    await look();
  });
  if (acting === undefined) throw new Error("nothing was started");
  return acting;
}

/** How many people are played at once: enough to keep the database busy while passwords are hashed. */
export const AT_ONCE = 8;

/** Does the work for each, a few side by side; at the first failure no further one is begun, and it throws when those under way have ended. */
export async function sideBySide<T>(all: readonly T[], work: (one: T, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const failures: unknown[] = [];
  const lane = async () => {
    while (next < all.length && failures.length === 0) {
      const index = next++;
      try {
        await work(all[index] as T, index);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  if (failures.length > 0) throw failures[0];
}

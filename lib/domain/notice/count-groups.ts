const LEAST = 5;
export const OTHERS = "其他";

/** Listed people per township; a township appears from 5 people up, the others are added up, and if that would be 1–4 the next smallest joins. Source: contract 7. */
export function countTownships(townships: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const one of townships) counts.set(one, (counts.get(one) ?? 0) + 1);
  const inOrder = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const shown = inOrder.filter(([, count]) => count >= LEAST);
  let others = inOrder.filter(([, count]) => count < LEAST).reduce((sum, [, count]) => sum + count, 0);
  while (others > 0 && others < LEAST && shown.length > 0) others += shown.pop()?.[1] ?? 0;
  return Object.fromEntries([...shown, ...(others > 0 ? [[OTHERS, others] as const] : [])]);
}

/** Listed people per class. */
export function countClasses(classes: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const one of [...classes].sort()) counts.set(one, (counts.get(one) ?? 0) + 1);
  return Object.fromEntries(counts);
}

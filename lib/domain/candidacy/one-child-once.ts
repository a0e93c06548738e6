export type ForAChild = {
  /** The child whom the candidacy names; null where it is for the applicant. */
  readonly child: string | null;
  readonly enteredAt: Date;
  readonly receipt: string;
};

/** The candidacies that are left out of a run: of those that name one child only the earliest stands. Source: domain.md, Candidacy. */
export function laterForOneChild<T extends ForAChild>(candidacies: readonly T[]): ReadonlySet<T> {
  const standing = new Map<string, T>();
  const later = new Set<T>();
  for (const one of candidacies) {
    if (one.child === null) continue;
    const other = standing.get(one.child);
    if (other === undefined || isEarlier(one, other)) standing.set(one.child, one);
    if (other !== undefined) later.add(standing.get(one.child) === one ? other : one);
  }
  return later;
}

function isEarlier(a: ForAChild, b: ForAChild): boolean {
  const [x, y] = [a.enteredAt.getTime(), b.enteredAt.getTime()];
  return x === y ? a.receipt < b.receipt : x < y;
}

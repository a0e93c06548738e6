/** What the order of wishes looks at. */
export type Wished = { readonly candidacyId: string; readonly enteredAt: Date; readonly receipt: string };

/**
 * Orders candidacies of one application, the most wished first: by the person's order (`wishes`: candidacies by id), and what it does not name behind,
 * by time of entry. Source: issue 4, point 11.
 */
export function byWish(wishes: readonly string[]): (a: Wished, b: Wished) => number {
  const place = ({ candidacyId }: Wished) => {
    const at = wishes.indexOf(candidacyId);
    return at === -1 ? wishes.length : at;
  };
  return (a, b) =>
    place(a) - place(b) ||
    a.enteredAt.getTime() - b.enteredAt.getTime() ||
    (a.receipt < b.receipt ? -1 : a.receipt > b.receipt ? 1 : 0);
}

/** The order with `one` taken out and put directly before `before`; both stand in it. */
export function putBefore(order: readonly string[], one: string, before: string): readonly string[] {
  return order.filter((id) => id !== one).flatMap((id) => (id === before ? [one, id] : [id]));
}

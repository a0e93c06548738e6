/** Keyset pages: on, and back to the beginning. `base` is the address with its filters and without a place; `next` the place to go on from. */
export function Pager({
  base,
  paged,
  next,
}: {
  readonly base: string;
  readonly paged: boolean;
  readonly next: string | null;
}) {
  if (!paged && next === null) return null;
  const more = `${base}${base.includes("?") ? "&" : "?"}after=${encodeURIComponent(next ?? "")}`;
  return (
    <nav className="pager" aria-label="分页">
      {paged && <a href={base}>回到第一页</a>}
      {next !== null && <a href={more}>下一页</a>}
    </nav>
  );
}

/** Finds a row of a notice by its public code: a plain form. */
export function FindForm({ slug }: { readonly slug: string }) {
  return (
    <form className="find no-print" action={`/notices/${slug}/find`} method="get">
      <div className="field">
        <label htmlFor="code">按公示代码查找</label>
        <input className="input" id="code" name="code" autoComplete="off" placeholder="如 K7QX-3MPD" />
      </div>
      <button className="button button-quiet" type="submit">
        查找
      </button>
    </form>
  );
}

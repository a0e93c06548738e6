import type { ReactNode } from "react";

export type SummaryRow = {
  readonly name: string;
  readonly value: ReactNode;
  /** Where this answer is changed; the link says 更改 and, to those who hear it, what. */
  readonly change?: string;
  /** What stands at the right instead of 更改. */
  readonly aside?: ReactNode;
};

/** Names and values in lines, with a way to change each where there is one. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary">
      {rows.map((row) => (
        <div key={row.name}>
          <dt>{row.name}</dt>
          <dd>{row.value}</dd>
          {row.change !== undefined && (
            <dd className="links">
              <a href={row.change} aria-label={`更改 ${row.name}`}>
                更改
              </a>
            </dd>
          )}
          {row.aside !== undefined && <dd className="links">{row.aside}</dd>}
        </div>
      ))}
    </dl>
  );
}

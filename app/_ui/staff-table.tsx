import type { ReactNode } from "react";
import { TableKeys } from "./table-keys.client";

export type Column<Row> = {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  readonly number?: boolean;
};

/**
 * A list of work: sticky head, one row 40 px (on a phone a block for each row), the first column names the row and opens it. With script ↑ ↓ move over the rows, Enter opens,
 * `/` goes to the filters. An empty list says why it is empty.
 */
export function StaffTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  hrefOf,
  empty,
}: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly hrefOf?: (row: Row) => string;
  readonly empty: ReactNode;
}) {
  if (rows.length === 0) return <p className="note">{empty}</p>;
  return (
    <>
      {hrefOf !== undefined && <TableKeys />}
      <div className="staff-table">
        <table className="stack">
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.head} scope="col" className={column.number === true ? "num" : undefined}>
                  {column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((column, index) =>
                  index === 0 ? (
                    <th key={column.head} scope="row">
                      {hrefOf === undefined ? column.cell(row) : <a href={hrefOf(row)}>{column.cell(row)}</a>}
                    </th>
                  ) : (
                    <td
                      key={column.head}
                      className={column.number === true ? "num" : undefined}
                      data-label={column.head === "" ? undefined : column.head}
                    >
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hrefOf !== undefined && (
        <p className="keys">
          键盘：↑ ↓ 选择一行，Enter 打开<span className="keys-filter">，/ 到筛选</span>。
        </p>
      )}
    </>
  );
}

import { instantInWords } from "@/lib/copy/dates";
import { Scroll } from "@/lib/documents/scroll";
import { shanghaiInstant } from "@/lib/platform/clock";
import type { listTownshipQueue } from "@/lib/usecases/work/list-queues";
import { writeAfter } from "./keyset";

type Rows = Awaited<ReturnType<typeof listTownshipQueue>>;

/** A township's queue, oldest first, paged by key. */
export function ApplicationTable({
  rows,
  base,
  caption,
  empty,
  full,
}: {
  readonly rows: Rows;
  readonly base: string;
  readonly caption: string;
  readonly empty: string;
  readonly full: number;
}) {
  const last = rows.at(-1)?.application;
  if (rows.length === 0) return <p className="note">{empty}</p>;
  return (
    <>
      <Scroll>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">类别</th>
              <th scope="col">自</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ application, name }) => (
              <tr key={application.id}>
                <th scope="row">
                  <a href={`${base}/${application.id}`}>{name}</a>
                </th>
                <td>{application.applicantClass}</td>
                <td>{instantInWords(shanghaiInstant(application.statusSince))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {rows.length === full && last !== undefined && (
        <p className="pager">
          <a href={`${base}?after=${writeAfter(last.statusSince, last.id)}`}>下一页</a>
        </p>
      )}
    </>
  );
}

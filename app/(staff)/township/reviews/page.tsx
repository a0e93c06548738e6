import type { Metadata } from "next";
import { readAfter } from "@/app/_parts/keyset";
import { requireActor } from "@/lib/auth/current-actor";
import { listTownshipQueue, readClasses } from "@/lib/usecases/work/list-queues";
import { DoneNote } from "../done-note";
import { TownshipQueue } from "../queue";
import { PAGE, type QueueQuery, readQueueQuery } from "../queue-query";

export const metadata: Metadata = { title: "申报和初审" };

/** The township's own applicants: those that wait for first review, or by the filters in the address. */
export default async function Queue({ searchParams }: { readonly searchParams: Promise<QueueQuery> }) {
  const actor = await requireActor("township-officer");
  const query = await searchParams;
  const filter = readQueueQuery(query, "submitted");
  const rows = await listTownshipQueue(actor, filter.status, readAfter(query.after), PAGE, filter);
  return (
    <>
      <h1>申报和初审</h1>
      <DoneNote done={query.done} />
      <TownshipQueue
        rows={rows}
        base="/township/reviews"
        filter={filter}
        classes={await readClasses()}
        status="submitted"
        full={PAGE}
        paged={query.after !== undefined}
        empty="没有等待初审的申报。居民提交后会出现在这里，先到的在前。"
      />
    </>
  );
}

import type { Metadata } from "next";
import { readAfter } from "@/app/_parts/keyset";
import { requireActor } from "@/lib/auth/current-actor";
import { listTownshipQueue, readClasses } from "@/lib/usecases/work/list-queues";
import { DoneNote } from "../done-note";
import { TownshipQueue } from "../queue";
import { PAGE, type QueueQuery, readQueueQuery } from "../queue-query";

export const metadata: Metadata = { title: "反馈积分" };

/** Scored applications to feed back, or by the filters in the address, such as those whose people have to confirm. */
export default async function Queue({ searchParams }: { readonly searchParams: Promise<QueueQuery> }) {
  const actor = await requireActor("township-officer");
  const query = await searchParams;
  const filter = readQueueQuery(query, "scored");
  const rows = await listTownshipQueue(actor, filter.status, readAfter(query.after), PAGE, filter);
  return (
    <>
      <h1>反馈积分</h1>
      <DoneNote done={query.done} />
      <TownshipQueue
        rows={rows}
        base="/township/points"
        filter={filter}
        classes={await readClasses()}
        status="scored"
        full={PAGE}
        paged={query.after !== undefined}
        empty="没有等待反馈的积分。各部门评完后会出现在这里，先到的在前。"
      />
    </>
  );
}

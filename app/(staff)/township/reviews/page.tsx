import type { Metadata } from "next";
import { ApplicationTable } from "@/app/_parts/application-table";
import { readAfter } from "@/app/_parts/keyset";
import { requireActor } from "@/lib/auth/current-actor";
import { listTownshipQueue } from "@/lib/usecases/work/list-queues";

export const metadata: Metadata = { title: "初审" };
const PAGE = 50;

export default async function Queue({ searchParams }: { readonly searchParams: Promise<{ readonly after?: string }> }) {
  const actor = await requireActor("township-officer");
  const { after } = await searchParams;
  const rows = await listTownshipQueue(actor, "submitted", readAfter(after), PAGE);
  return (
    <>
      <h1>初审</h1>
      <ApplicationTable
        rows={rows}
        base="/township/reviews"
        caption="等待初审的申报，先到的在前"
        empty="没有等待初审的申报。居民提交后会出现在这里。"
        full={PAGE}
        paged={after !== undefined}
      />
    </>
  );
}

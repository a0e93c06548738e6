import type { Metadata } from "next";
import { ApplicationTable } from "@/app/_parts/application-table";
import { readAfter } from "@/app/_parts/keyset";
import { requireActor } from "@/lib/auth/current-actor";
import { listTownshipQueue } from "@/lib/usecases/work/list-queues";

export const metadata: Metadata = { title: "反馈积分" };
const PAGE = 50;

export default async function Queue({ searchParams }: { readonly searchParams: Promise<{ readonly after?: string }> }) {
  const actor = await requireActor("township-officer");
  const { after } = await searchParams;
  const rows = await listTownshipQueue(actor, "scored", readAfter(after), PAGE);
  return (
    <>
      <h1>反馈积分</h1>
      <ApplicationTable
        rows={rows}
        base="/township/points"
        caption="评分完成、等待反馈的申报，先到的在前"
        empty="没有等待反馈的积分。各部门评完后会出现在这里。"
        full={PAGE}
        paged={after !== undefined}
      />
    </>
  );
}

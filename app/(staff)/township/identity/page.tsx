import type { Metadata } from "next";
import { readAfter, writeAfter } from "@/app/_parts/keyset";
import { Pager } from "@/app/_ui/pager";
import { StaffTable } from "@/app/_ui/staff-table";
import { requireActor } from "@/lib/auth/current-actor";
import { instantInWords } from "@/lib/copy/dates";
import { shanghaiInstant } from "@/lib/platform/clock";
import { listIdentityQueue } from "@/lib/usecases/work/list-queues";
import { DoneNote } from "../done-note";
import { PAGE, type QueueQuery } from "../queue-query";

export const metadata: Metadata = { title: "身份确认" };

/** Dossiers that wait for the township, longest first, paged by key. */
export default async function IdentityQueue({ searchParams }: { readonly searchParams: Promise<QueueQuery> }) {
  const actor = await requireActor("township-officer");
  const { after, done } = await searchParams;
  const pending = await listIdentityQueue(actor, readAfter(after), PAGE);
  const last = pending.at(-1);
  return (
    <>
      <h1>身份确认</h1>
      <DoneNote done={done} />
      <StaffTable
        caption="等待确认的档案，先到的在前"
        rows={pending}
        keyOf={(dossier) => dossier.id}
        hrefOf={(dossier) => `/township/identity/${dossier.id}`}
        empty="没有等待确认的档案。居民送交后会出现在这里，先到的在前。"
        columns={[
          { head: "姓名", cell: (dossier) => dossier.name },
          { head: "类别", cell: (dossier) => `${dossier.applicantClass} 类` },
          {
            head: "送交时间",
            cell: (dossier) =>
              dossier.submittedAt === null ? "" : instantInWords(shanghaiInstant(dossier.submittedAt)),
          },
        ]}
      />
      <Pager
        base="/township/identity"
        paged={after !== undefined}
        next={pending.length === PAGE && last?.submittedAt != null ? writeAfter(last.submittedAt, last.id) : null}
      />
    </>
  );
}

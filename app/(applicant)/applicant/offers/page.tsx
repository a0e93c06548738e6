import type { Metadata } from "next";
import { TaskList } from "@/app/_parts/task-list";
import { type DeskParams, deskOf } from "@/lib/auth/desk";
import { offerInWords } from "@/lib/copy/fulfilment";
import { CANDIDACY_STATUS } from "@/lib/copy/statuses";
import { listOwnOffers } from "@/lib/usecases/fulfilment/read-own-offers";
import { officeDay } from "@/lib/usecases/public/office-day";

export const metadata: Metadata = { title: "名额" };

/** Every place that was offered to the person: to be answered, to be taken up, enjoyed, or gone. */
export default async function OwnOffersPage({ params }: { readonly params: DeskParams }) {
  const { actor, base } = await deskOf(params);
  const read = await listOwnOffers(actor);
  const offers = read.ok ? read.value : [];
  const { day } = await officeDay();
  return (
    <>
      <h1>名额</h1>
      {offers.length === 0 ? (
        <p className="note">
          您还没有名额。公示结束、结果确定后，主管部门给指标内的人发放名额；有名额空出时，按候补顺序递补。有名额会短信通知您，
          <a href={`${base}/notices`}>名次和候补顺序</a>见“我的公示”。
        </p>
      ) : (
        <TaskList
          tasks={offers.map((one) => ({
            name: `${one.year}年度${one.project}${one.child === null ? "" : `（${one.child}）`}`,
            href: `${base}/offers/${one.id}`,
            detail: offerInWords(one, day),
            status: CANDIDACY_STATUS[one.status],
          }))}
        />
      )}
    </>
  );
}

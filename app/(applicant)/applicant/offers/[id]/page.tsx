import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { recordIdOf } from "@/app/_parts/record-id";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { deskOf } from "@/lib/auth/desk";
import { dayInWords } from "@/lib/copy/dates";
import { serveByText } from "@/lib/copy/fulfilment";
import { CANDIDACY_STATUS } from "@/lib/copy/statuses";
import { shanghaiDay } from "@/lib/platform/clock";
import { type OwnOffer, readOwnOffer } from "@/lib/usecases/fulfilment/read-own-offers";
import { officeDay } from "@/lib/usecases/public/office-day";
import { Answer } from "./answer";
import { Choice } from "./choice";
import { Voucher } from "./voucher";

export const metadata: Metadata = { title: "名额" };

type Props = {
  readonly params: Promise<{ readonly id: string; readonly intake?: string }>;
  readonly searchParams: Promise<{ readonly done?: string }>;
};
const DONE: Readonly<Record<string, string>> = {
  accepted: "已接受名额。",
  declined: "已放弃名额，名额已给下一位候补。",
  chosen: "已选定。",
};

/** One place: the question, then the voucher until the service was enjoyed, or what became of it. */
export default async function OwnOfferPage({ params, searchParams }: Props) {
  const { actor, base, intake } = await deskOf(params);
  const read = await readOwnOffer(actor, { offerId: recordIdOf((await params).id) });
  if (!read.ok) notFound();
  const offer = read.value;
  const { day, instant } = await officeDay();
  const done = DONE[(await searchParams).done ?? ""];
  const open = offer.answer === null && day <= offer.dueOn;
  return (
    <>
      <BackLink href={`${base}/offers`} name="返回名额" />
      <h1>
        {`${offer.project}${offer.child === null ? "" : `（${offer.child}）`} `}
        <StatusTag status={CANDIDACY_STATUS[offer.answer === null && !open ? "lapsed" : offer.status]} />
      </h1>
      {done !== undefined && (
        <p className="note note-done no-print" role="status">
          {done}
          {offer.answer === "accepted" &&
            offer.servedAt === null &&
            offer.serveBy !== null &&
            serveByText(offer.serveBy, day)}
        </p>
      )}
      {open && <Answer offer={offer} today={day} intake={intake} />}
      {offer.answer === "accepted" && <Choice offer={offer} now={instant} />}
      {offer.voucher !== null && <Voucher offer={offer} code={offer.voucher} name={intake?.name ?? actor.name} />}
      {!open && offer.voucher === null && <Gone offer={offer} />}
    </>
  );
}

function Gone({ offer }: { readonly offer: OwnOffer }) {
  if (offer.answer === "declined" && offer.answeredAt !== null)
    return (
      <p>
        {offer.givenUpFor === null
          ? `您于${dayInWords(shanghaiDay(offer.answeredAt))}放弃了${offer.pool}的名额。`
          : `${dayInWords(shanghaiDay(offer.answeredAt))}接受“${offer.givenUpFor}”的名额时，与它不能同时享受的${offer.pool}名额让给了下一位候补。`}
      </p>
    );
  if (offer.answer === "revoked")
    return (
      <div className="note note-warning">
        <p>{offer.reason}</p>
        {offer.servedAt !== null && <p>主管部门会联系您收回已经享受的服务。</p>}
        <p>
          决定、理由和提出异议的方法，见<a href="/applicant/sanctions">虚假材料的处理</a>。
        </p>
      </div>
    );
  return (
    <div className="note note-warning">
      <p>
        {offer.reason === null
          ? `${offer.pool}的名额没有在${dayInWords(offer.dueOn)}24:00前答复，已经失效，给下一位候补。`
          : `${offer.pool}的名额已取消。原因：${offer.reason}`}
      </p>
      <p>
        有疑问的，请<a href="/contact">联系积分办</a>。
      </p>
    </div>
  );
}

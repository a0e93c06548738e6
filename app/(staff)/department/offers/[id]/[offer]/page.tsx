import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { recordIdOf } from "@/app/_parts/record-id";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { HiddenField, TextArea } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { SummaryList } from "@/app/_ui/summary-list";
import { deadlineInWords, instantInWords } from "@/lib/copy/dates";
import { optionName, RECOVER_TEXTS, recordLine, STEP_NAMES } from "@/lib/copy/fulfilment";
import { CANDIDACY_STATUS_FOR_STAFF } from "@/lib/copy/statuses";
import { shanghaiInstant } from "@/lib/platform/clock";
import { readOffer, type ServedOffer } from "@/lib/usecases/fulfilment/read-voucher";
import { officeDay } from "@/lib/usecases/public/office-day";
import { requireManager } from "../../../require-manager";
import { forfeit, takeBack } from "../../actions";
import { RecordForm } from "./record-form";

export const metadata: Metadata = { title: "办理" };

type Props = {
  readonly params: Promise<{ readonly id: string; readonly offer: string }>;
  readonly searchParams: Promise<{ readonly scanned?: string; readonly done?: string }>;
};

const DONE: Readonly<Record<string, string>> = {
  recorded: "已记录，本人可以在“名额”里看到。",
  "taken-back": "记录已撤回，本人会收到短信。",
  forfeited: "名额已取消，给下一位候补；本人会收到短信。",
};

/** One place at the serving unit's desk: whose it is, what to check, what was and can be recorded. */
export default async function ServedOfferPage({ params, searchParams }: Props) {
  const actor = await requireManager();
  const { id, offer: offerId } = await params;
  const read = await readOffer(actor, { offerId: recordIdOf(offerId) });
  if (!read.ok || read.value.projectId !== id) notFound();
  const offer = read.value;
  const { day } = await officeDay();
  const query = await searchParams;
  const scanned = query.scanned !== undefined;
  const done = DONE[query.done ?? ""];
  const toRecover = offer.next.some((one) => one.step === "recovered");
  const ready = offer.answer === "accepted" && offer.servedAt === null;
  return (
    <>
      <BackLink href={`/department/offers/${id}`} name={`返回${offer.project}`} />
      <h1>
        {offer.name} <StatusTag status={CANDIDACY_STATUS_FOR_STAFF[offer.status]} />
      </h1>
      {done !== undefined && (
        <p className="note note-done" role="status">
          {done}
        </p>
      )}
      {scanned && (
        <p className={ready ? "note note-done" : "note note-warning"} role="status">
          {ready
            ? "凭证有效。请核对身份证后再记录办理。"
            : offer.servedAt !== null && offer.answer !== "revoked"
              ? `这份凭证已于${instantInWords(shanghaiInstant(offer.servedAt))}使用，不能再用。`
              : "这份凭证已失效，不能办理。"}
        </p>
      )}
      <SummaryList rows={summaryOf(offer)} />
      {offer.records.length > 0 && (
        <>
          <h2>办理记录</h2>
          <ul>
            {offer.records.map((one) => (
              <li key={one.id}>
                {recordLine(one)}
                <span className="quiet">{`（${instantInWords(shanghaiInstant(one.recordedAt))}记录）`}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {toRecover && (
        <p className="note note-warning">{`服务已撤销，请收回：${RECOVER_TEXTS[offer.kind]}收回以后在下面记录。`}</p>
      )}
      {offer.next.map(({ step }) => (
        <RecordForm key={step} offerId={offer.id} step={step} today={day} />
      ))}
      {offer.mistakable !== null && (
        <Form form="takeBack" action={takeBack} labels={{ reason: "哪里记错了" }} fold="记录有误，撤回最近一条">
          <p>
            {`撤回的是“${STEP_NAMES[offer.mistakable.step]}”这一条。记录和撤回都保留，本人会收到短信并看到原因；已办理的恢复为待办理，办理期限重新计算。`}
          </p>
          <HiddenField name="offerId" value={offer.id} />
          <HiddenField name="recordId" value={offer.mistakable.id} />
          <TextArea name="reason" label="哪里记错了" hint="如记到了另一个人名下、日期不对；申请人会看到" />
          <div className="buttons">
            <button className="button button-warning" type="submit">
              撤回记录
            </button>
          </div>
        </Form>
      )}
      {ready && offer.serveBy !== null && offer.serveBy < day && <Forfeit offerId={offer.id} />}
    </>
  );
}

function summaryOf(offer: ServedOffer) {
  return [
    { name: "证件号码", value: offer.document },
    ...(offer.child === null ? [] : [{ name: "子女", value: `${offer.child}（${offer.childDocument}）` }]),
    { name: "名额", value: `${offer.pool}${offer.promoted ? "（递补）" : ""}` },
    ...(offer.option === null ? [] : [{ name: optionName(offer.kind), value: offer.option }]),
    { name: "申报编号", value: offer.receipt },
    ...(offer.answer === null ? [{ name: "答复期限", value: deadlineInWords(offer.dueOn) }] : []),
    ...(offer.serveBy === null ? [] : [{ name: "办理期限", value: deadlineInWords(offer.serveBy) }]),
    ...(offer.answeredAt === null ? [] : [{ name: "答复", value: instantInWords(shanghaiInstant(offer.answeredAt)) }]),
    ...(offer.reason === null ? [] : [{ name: "取消原因", value: offer.reason }]),
  ];
}

function Forfeit({ offerId }: { readonly offerId: string }) {
  return (
    <section aria-labelledby="forfeit">
      <h2 id="forfeit">逾期没有办理</h2>
      <p>办理期限已过。取消后名额马上给下一位候补，本人会收到短信，并看到原因。</p>
      <Form form="forfeit" action={forfeit} labels={{ reason: "原因" }}>
        <HiddenField name="offerId" value={offerId} />
        <TextArea name="reason" label="原因" hint="写明联系过几次、什么情况；申请人会看到" />
        <div className="buttons">
          <button className="button button-quiet" type="submit">
            取消名额
          </button>
        </div>
      </Form>
    </section>
  );
}

import { CounterSheet } from "@/app/_parts/counter-sheet";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { countdown, deadlineInWords } from "@/lib/copy/dates";
import { barredText } from "@/lib/copy/exclusions";
import type { OwnOffer } from "@/lib/usecases/fulfilment/read-own-offers";
import type { IntakeView } from "@/lib/usecases/intake/read-intakes";
import { accept, decline } from "../actions";
import { BeforeAccepting } from "./before-accepting";

/** The one question of an open offer: take the place, or leave it to the next. At a counter it is answered on paper first. */
export function Answer({
  offer,
  today,
  intake,
}: {
  readonly offer: OwnOffer;
  readonly today: string;
  readonly intake: IntakeView | null;
}) {
  const { givesUp } = offer.exclusive;
  const barred = barredText(offer.exclusive);
  const accepts = givesUp.length === 0 ? "接受名额" : "接受名额，让出上面的名额";
  return (
    <>
      <div className="note note-action">
        <p>{`${offer.promoted ? "有名额空出，您从候补递补" : "您在指标内"}，名额是：${offer.pool}。`}</p>
        <p>
          {`请在${deadlineInWords(offer.dueOn)}答复（${countdown(today, offer.dueOn)}）。逾期没有答复的，名额给下一位候补。`}
        </p>
      </div>
      {barred === null ? (
        <>
          <BeforeAccepting exclusive={offer.exclusive} />
          <h2>接受以后</h2>
          <p>{offer.instructions}</p>
        </>
      ) : (
        <p className="note note-warning">{barred}</p>
      )}
      {intake !== null && (
        <>
          <p className="only-print">
            {`${intake.name}对${offer.year}年度${offer.project}名额的答复：${barred === null ? `□ ${accepts}　` : ""}□ 放弃名额（放弃后不能反悔，不再递补）`}
          </p>
          <CounterSheet intake={intake} />
        </>
      )}
      {barred === null && (
        <Form form="acceptOffer" action={accept} labels={{}}>
          <HiddenField name="offerId" value={offer.id} />
          {givesUp.map((one) => (
            <HiddenField key={one.offerId} name="givesUp" value={one.offerId} />
          ))}
          <div className="buttons">
            <button className="button" type="submit">
              {accepts}
            </button>
          </div>
        </Form>
      )}
      <div className="no-print">
        <Form form="offerId" action={decline} labels={{}} fold="不需要这个名额">
          <p>放弃后不能反悔，名额马上给下一位候补；您在这个项目里不再递补。已确认的积分和其他项目的申报不受影响。</p>
          <HiddenField name="offerId" value={offer.id} />
          <div className="buttons">
            <button className="button button-quiet" type="submit">
              放弃名额
            </button>
          </div>
        </Form>
      </div>
    </>
  );
}

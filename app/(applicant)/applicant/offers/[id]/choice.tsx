import { HiddenField, SelectField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { instantInWords } from "@/lib/copy/dates";
import { optionName } from "@/lib/copy/fulfilment";
import { shanghaiInstant } from "@/lib/platform/clock";
import type { OwnOffer } from "@/lib/usecases/fulfilment/read-own-offers";
import { choose } from "../actions";

/** Choosing a flat, a course or a post: from the own time on, of what is left. */
export function Choice({ offer, now }: { readonly offer: OwnOffer; readonly now: string }) {
  if (offer.option !== null || offer.servedAt !== null || offer.options.length === 0) return null;
  const what = optionName(offer.kind);
  const free = offer.options.filter((one) => one.left > 0);
  return (
    <section className="no-print" aria-labelledby="choice">
      <h2 id="choice">{`选择${what}`}</h2>
      {offer.choosesFrom === null ? (
        <p className="note">{`选择时间按名次先后安排，排好后短信通知您。现有${what} ${offer.options.length} 项。`}</p>
      ) : now < shanghaiInstant(offer.choosesFrom) ? (
        <p className="note note-action">{`您的选择时间是${instantInWords(shanghaiInstant(offer.choosesFrom))}起。名次在前的先选，到时间后在这里从剩下的里面选择。`}</p>
      ) : (
        <Form form="chooseOption" action={choose} labels={{ optionId: what }}>
          <HiddenField name="offerId" value={offer.id} />
          <SelectField
            name="optionId"
            label={`剩下的${what}`}
            hint="选定后不能更改"
            choices={free.map((one) => ({ value: one.id, label: `${one.name}（剩 ${one.left} 个名额）` }))}
          />
          <div className="buttons">
            <button className="button" type="submit">
              选定
            </button>
          </div>
        </Form>
      )}
    </section>
  );
}

import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import type { OwnWishes } from "@/lib/usecases/application/read-own-wishes";
import { wishMore } from "./actions";

/** The order of wishes among projects that cannot be had together; each can be put before the one above it, until the first place is offered. */
export function Wishes({ own: { wishes, fixed } }: { readonly own: OwnWishes }) {
  return (
    <section aria-labelledby="wishes">
      <h2 id="wishes">愿望次序</h2>
      <p>
        您申报的这些项目里，有不能同时享受的。请把最想要的排在前面：持有排在前面的名额时，后面的轮到您会略过，不能恢复；先得到的是后面的，以后前面的有名额时可以改选，后面的名额让给下一位候补。已经办理的不能再改。
      </p>
      <ol>
        {wishes.map((one, index) => {
          const above = wishes[index - 1];
          return (
            <li key={one.candidacyId}>
              {one.name}
              {above !== undefined && !fixed && (
                <Form key={above.candidacyId} form="wishBefore" action={wishMore} labels={{}}>
                  <HiddenField name="candidacyId" value={one.candidacyId} />
                  <HiddenField name="before" value={above.candidacyId} />
                  <button className="button button-quiet" type="submit">
                    {`把“${one.name}”排到“${above.name}”前面`}
                  </button>
                </Form>
              )}
            </li>
          );
        })}
      </ol>
      <p className="quiet">
        {fixed
          ? "这些项目已经有一个给您发放了名额，次序不能再改。"
          : "没有改过的，按申报的先后。这些项目第一次给您发放名额以前，随时可以改。"}
      </p>
    </section>
  );
}

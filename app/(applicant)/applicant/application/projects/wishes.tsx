import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import type { OwnWishes } from "@/lib/usecases/application/read-own-wishes";
import { wishMore } from "./actions";

/** The order of wishes among projects that cannot be had together; each can be put before the one above it, until the first place is offered. */
export function Wishes({ own: { wishes, fixed } }: { readonly own: OwnWishes }) {
  return (
    <section aria-labelledby="wishes">
      <h2 id="wishes">愿望次序</h2>
      <p>{`您申报的这些项目里，有不能同时享受的。${fixed ? "" : "请把最想要的排在前面。"}`}</p>
      <ul>
        <li>先得到前面的：后面的轮到您时会略过，不能恢复。</li>
        <li>先得到后面的：以后前面的有名额时，您可以改选，后面的名额让给下一位候补。</li>
        <li>已经办理的，不能再改选。</li>
      </ul>
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
          ? "这些项目里已经有名额发放给您，次序不能再改。"
          : "现在的次序，没有改过的按申报的先后。这些项目第一次给您发放名额以前，随时可以改。"}
      </p>
    </section>
  );
}

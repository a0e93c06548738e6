import type { Metadata } from "next";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { previewNothingFound } from "@/lib/usecases/scoring/preview-nothing-found";
import { listDepartmentQueue } from "@/lib/usecases/work/department-queue";
import { requireScorer } from "../require-scorer";
import { recordNothingFound } from "./actions";

export const metadata: Metadata = { title: "批量无记录" };

type Query = { readonly department?: string; readonly except?: string; readonly done?: string };

/** "Nothing found" for all but a given list: first the preview, then one act bound to it. */
export default async function NothingFoundPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const { actor, departments } = await requireScorer();
  const query = await searchParams;
  const department = departments.find((one) => one === query.department) ?? departments[0] ?? "";
  const { year, names } = await listDepartmentQueue(actor, { indicator: null, effect: null, state: null }, null, 1);
  const except = query.except ?? "";
  const shown =
    query.department === undefined || year === null
      ? null
      : await previewNothingFound(actor, { year, department, except });
  const preview = shown?.ok === true ? shown.value : null;
  return (
    <>
      <h1>批量记录“无记录”</h1>
      {query.done !== undefined && (
        <p className="note" role="status">
          已记录。之后到达的申报仍然留在待办里。
        </p>
      )}
      <p>扣分、一票否决和核查事项：除了名单中的人，其余都记为“无记录”或“通过”。加分项不在其中，须逐项评定。</p>
      <form action="/department/nothing-found" method="get">
        <input type="hidden" name="department" value={department} />
        <div className="field">
          <label htmlFor="except">不包括的受理号（每行一个，没有的不填）</label>
          <textarea className="input" id="except" name="except" defaultValue={except} />
        </div>
        <div className="buttons">
          <button className="button button-quiet" type="submit">
            预览
          </button>
        </div>
      </form>
      {preview !== null && (
        <section aria-labelledby="preview">
          <h2 id="preview">预览</h2>
          {preview.unknown.length > 0 && (
            <p className="note note-warning">{`下列受理号没有待办事项，请核对：${preview.unknown.join("、")}`}</p>
          )}
          <p>{`涉及 ${preview.people} 人，共 ${preview.expected} 项。`}</p>
          <ul>
            {preview.byIndicator.map((one) => (
              <li key={one.indicator}>{`${one.indicator} ${names.get(one.indicator) ?? ""}：${one.count} 项`}</li>
            ))}
          </ul>
          {preview.expected > 0 && preview.unknown.length === 0 && year !== null && (
            <Form form="nothingFound" action={recordNothingFound} labels={{}}>
              <HiddenField name="year" value={year} />
              <HiddenField name="department" value={department} />
              <HiddenField name="until" value={preview.until} />
              <HiddenField name="except" value={except} />
              <HiddenField name="expected" value={preview.expected} />
              <div className="buttons">
                <button className="button" type="submit">
                  {`记录 ${preview.expected} 项无记录`}
                </button>
              </div>
            </Form>
          )}
        </section>
      )}
    </>
  );
}

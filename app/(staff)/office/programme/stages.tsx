import { HiddenField, TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { SummaryList } from "@/app/_ui/summary-list";
import { plainDay } from "@/lib/copy/dates";
import { MOST_STAGES } from "@/lib/forms/programme";
import type { readOfficeYear } from "@/lib/usecases/work/read-office";
import { keepStages } from "./actions";

type Year = NonNullable<Awaited<ReturnType<typeof readOfficeYear>>>;

/** The stages of the year, which may overlap: rows to fill in before it starts, afterwards to read. */
export function Stages({ programme, stages }: Pick<Year, "programme" | "stages">) {
  const rows = Array.from({ length: Math.min(MOST_STAGES, stages.length + 3) }, (_, row) => row);
  if (programme.status !== "preparing")
    return (
      <>
        <h2>阶段</h2>
        {stages.length === 0 ? (
          <p className="note">这个年度没有设阶段。年度启动后不能再改。</p>
        ) : (
          <SummaryList
            rows={stages.map((one) => ({ name: one.name, value: `${plainDay(one.fromDay)}至${plainDay(one.toDay)}` }))}
          />
        )}
      </>
    );
  return (
    <section aria-labelledby="stages">
      <h2 id="stages">阶段</h2>
      <p>阶段可以交叉，公众在首页的年度日程上看到。年度启动后不能再改。</p>
      <Form
        key={programme.version}
        form="stages"
        action={keepStages}
        labels={Object.fromEntries(
          rows.flatMap((row) => [
            [`name${row}`, `第 ${row + 1} 个阶段的名称`],
            [`from${row}`, `第 ${row + 1} 个阶段的开始`],
            [`to${row}`, `第 ${row + 1} 个阶段的结束`],
          ]),
        )}
      >
        <HiddenField name="year" value={programme.year} />
        <HiddenField name="version" value={programme.version} />
        {rows.map((row) => (
          <fieldset key={row}>
            <legend>{`第 ${row + 1} 个阶段`}</legend>
            <div className="row">
              <TextField name={`name${row}`} label="名称" defaultValue={stages[row]?.name ?? ""} />
              <TextField name={`from${row}`} label="开始" type="date" defaultValue={stages[row]?.fromDay ?? ""} />
              <TextField name={`to${row}`} label="结束" type="date" defaultValue={stages[row]?.toDay ?? ""} />
            </div>
          </fieldset>
        ))}
        <div className="buttons">
          <button className="button button-quiet" type="submit">
            保存阶段
          </button>
        </div>
      </Form>
    </section>
  );
}

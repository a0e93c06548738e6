import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { recordIdOf } from "@/app/_parts/record-id";
import { BackLink } from "@/app/_ui/back-link";
import { CheckboxGroup, HiddenField } from "@/app/_ui/fields.client";
import { FileForm } from "@/app/_ui/file-form.client";
import { FilterSelect, Filters } from "@/app/_ui/filters";
import { Form } from "@/app/_ui/form.client";
import { optionName, STEP_FIELDS, STEP_NAMES } from "@/lib/copy/fulfilment";
import { SERVICE_STEPS, type ServiceStep, STEPS_OF } from "@/lib/domain/fulfilment/steps";
import { MOST_AT_ONCE } from "@/lib/forms/fulfilment";
import { listForStep, type StepCandidate, type StepList } from "@/lib/usecases/fulfilment/list-for-step";
import { officeDay } from "@/lib/usecases/public/office-day";
import { requireManager } from "../../../require-manager";
import { importList, recordMany } from "../../actions";
import { StepFields } from "../step-fields";

export const metadata: Metadata = { title: "批量记录" };

type Query = { readonly step?: string; readonly group?: string; readonly all?: string };
type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Promise<Query> };

/** Steps of which each person has a number of one's own are recorded one by one or from a list. */
const hasOwnNumber = (step: ServiceStep) => STEP_FIELDS[step].some((field) => field.name === "number");
/** The class, course or flat by which people come together. */
const groupOf = (one: StepCandidate) => one.option ?? one.pool;

/** One step for many: the same for all who are ticked, or from the exported list with its columns filled in. */
export default async function RecordManyPage({ params, searchParams }: Props) {
  const actor = await requireManager();
  const projectId = recordIdOf((await params).id);
  const query = await searchParams;
  const step = SERVICE_STEPS.find((one) => one === query.step);
  if (step === undefined) notFound();
  const read = await listForStep(actor, { projectId, step });
  if (!read.ok) notFound();
  const { project, people } = read.value;
  if (!STEPS_OF[project.kind].some((rule) => rule.step === step)) notFound();
  return (
    <>
      <BackLink href={`/department/offers/${projectId}`} name={`返回${project.name}`} />
      <h1>{`批量记录：${STEP_NAMES[step]}`}</h1>
      {people.length === 0 ? (
        <p className="note">现在没有可以记录这一步的人。接受了名额、还没有记录的人会出现在这里。</p>
      ) : (
        <>
          {!hasOwnNumber(step) && <Alike list={read.value} step={step} query={query} />}
          <FromList projectId={projectId} step={step} count={people.length} />
        </>
      )}
    </>
  );
}

async function Alike({
  list: { project, people },
  step,
  query,
}: {
  readonly list: StepList;
  readonly step: ServiceStep;
  readonly query: Query;
}) {
  const { day } = await officeDay();
  const here = `/department/offers/${project.id}/record`;
  const groups = [...new Set(people.map(groupOf))];
  const wanted = people.filter((one) => !query.group || groupOf(one) === query.group);
  const shown = wanted.slice(0, MOST_AT_ONCE);
  const fields = STEP_FIELDS[step];
  const everybody = new URLSearchParams({ step, ...(query.group ? { group: query.group } : {}), all: "1" });
  const what = optionName(project.kind) || "分类";
  return (
    <section aria-labelledby="alike">
      <h2 id="alike">内容相同的，一次记给多人</h2>
      {groups.length > 1 && (
        <Filters action={here} cleared={`${here}?${new URLSearchParams({ step })}`}>
          <input type="hidden" name="step" value={step} />
          <FilterSelect
            name="group"
            label={what}
            value={query.group ?? null}
            choices={groups.map((value) => ({ value, label: value }))}
          />
        </Filters>
      )}
      {wanted.length > shown.length && <p>{`共 ${wanted.length} 人，一次最多 ${MOST_AT_ONCE} 人，下面是前面的。`}</p>}
      <p className="links">
        <a href={`${here}?${everybody}`}>{`全部勾选（${shown.length} 人）`}</a>
      </p>
      <Form
        form="serviceRecords"
        action={recordMany}
        labels={{ offers: "名单", ...Object.fromEntries(fields.map(({ name, label }) => [name, label])) }}
      >
        <HiddenField name="projectId" value={project.id} />
        <HiddenField name="step" value={step} />
        <CheckboxGroup
          name="offers"
          label="名单"
          hint="记录后不能更改，请按实际办理的人勾选"
          choices={shown.map((one) => ({
            value: one.offerId,
            label: `${one.name}${one.child === null ? "" : `（${one.child}）`}，${groupOf(one)}`,
          }))}
          defaultValues={query.all === undefined ? [] : shown.map((one) => one.offerId)}
        />
        <StepFields step={step} today={day} />
        <div className="buttons">
          <button className="button" type="submit">
            {`为勾选的人确认${STEP_NAMES[step]}`}
          </button>
        </div>
      </Form>
    </section>
  );
}

function FromList({
  projectId,
  step,
  count,
}: {
  readonly projectId: string;
  readonly step: ServiceStep;
  readonly count: number;
}) {
  const columns = STEP_FIELDS[step].map(({ label }) => `“${label}”`).join("、");
  return (
    <section aria-labelledby="from-list">
      <h2 id="from-list">每人不同的，填名单上传</h2>
      <ol>
        <li>
          <a href={`/api/offers/${projectId}/list.csv`}>下载已接受人员名单（CSV）</a>
          {`，现在可以记录 ${count} 人。`}
        </li>
        <li>{`在表里填 ${columns}。没有办理的人，这几列留空。其他列不要改。`}</li>
        <li>另存为 CSV 后上传。系统先逐行核对，有一处不对，全部不记录，并列出是哪一行、填的是什么、应填什么。</li>
      </ol>
      <FileForm action={importList} label="填好的名单（CSV）" button="核对并记录" accept=".csv,text/csv">
        <input type="hidden" name="projectId" value={projectId} />
        <input type="hidden" name="step" value={step} />
      </FileForm>
    </section>
  );
}

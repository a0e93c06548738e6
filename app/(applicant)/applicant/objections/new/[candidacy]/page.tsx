import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { recordIdOf } from "@/app/_parts/record-id";
import { UploadForm } from "@/app/_parts/upload-form";
import { BackLink } from "@/app/_ui/back-link";
import { CheckboxGroup, HiddenField, RadioGroup, SelectField, TextArea } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { deskOf } from "@/lib/auth/desk";
import { toldText } from "@/lib/copy/counter";
import { countdown, deadlineInWords } from "@/lib/copy/dates";
import { GROUND_NAMES, OWN_GROUNDS } from "@/lib/copy/objections";
import { ITEM_OUTCOME_NAMES } from "@/lib/copy/statuses";
import { readOwnApplication } from "@/lib/usecases/application/read-application";
import { listOwnOutcomes } from "@/lib/usecases/notice/list-own-outcomes";
import { OBJECTION_WORKING_DAYS } from "@/lib/usecases/objection/terms";
import { officeDay } from "@/lib/usecases/public/office-day";
import { readOwnScore } from "@/lib/usecases/scoring/read-score";
import { raise } from "./actions";

export const metadata: Metadata = { title: "提出异议" };

type Props = {
  readonly params: Promise<{ readonly candidacy: string; readonly intake?: string }>;
  readonly searchParams: Promise<{ readonly stored?: string; readonly refused?: string }>;
};
const LABELS = { ground: "理由", itemId: "哪一项", text: "情况说明", evidence: "材料" };

/** The person objects to the own place: what it is about, why, with which files; files first, each kept at once. */
export default async function NewOwnObjectionPage({ params, searchParams }: Props) {
  const { actor, base, intake } = await deskOf(params);
  const candidacyId = recordIdOf((await params).candidacy);
  const outcomes = await listOwnOutcomes(actor);
  const one = (outcomes.ok ? outcomes.value : []).find((outcome) => outcome.candidacyId === candidacyId);
  if (one === undefined) notFound();
  if (one.objectableUntil === null) redirect(`${base}/notices`);
  const score = await readOwnScore(actor);
  const lines = score.ok && score.value !== null ? linesOf(score.value) : [];
  const application = await readOwnApplication(actor);
  const files = application.ok ? (application.value?.files ?? []) : [];
  const { day } = await officeDay();
  const query = await searchParams;
  return (
    <>
      <BackLink href={`${base}/notices`} name="返回我的公示" />
      <h1>{`提出异议：${one.project}`}</h1>
      <p>{`${deadlineInWords(one.objectableUntil)}可以提出（${countdown(day, one.objectableUntil)}）。同一项只决定一次；部门提出复核意见以前，可以撤回。`}</p>
      <h2>提出以后</h2>
      <ol>
        <li>积分办指定一位没有办理过该事项的工作人员核实，由部门的另一位工作人员复核。</li>
        <li>{`${OBJECTION_WORKING_DAYS} 个工作日内作出决定，${toldText(intake)}。复核结果可能比现在高，也可能比现在低。`}</li>
        <li>异议成立的，重新排名并发布更正的公示；不成立的，写明理由。</li>
      </ol>
      <h2>第一步：上传新的材料（没有的，直接写说明）</h2>
      <UploadForm
        indicator={null}
        objection={candidacyId}
        stored={query.stored !== undefined}
        refused={query.refused ?? null}
      />
      <h2>第二步：写明异议</h2>
      <Form form="ownObjection" action={raise} labels={LABELS}>
        <HiddenField name="candidacyId" value={candidacyId} />
        <RadioGroup
          name="ground"
          label="理由"
          choices={OWN_GROUNDS.map((value) => ({ value, label: GROUND_NAMES[value] }))}
        />
        <SelectField name="itemId" label="哪一项" hint="不针对某一项的，可以不选" choices={lines} />
        <TextArea name="text" label="情况说明" hint="哪里不对，应当是什么，依据是什么" />
        {files.length > 0 && (
          <CheckboxGroup
            name="evidence"
            label="用来说明的材料"
            choices={files.map((file) => ({ value: file.id, label: file.name }))}
            defaultValues={query.stored === undefined ? [] : files.slice(-1).map((file) => file.id)}
          />
        )}
        <div className="buttons">
          <button className="button" type="submit">
            提交异议
          </button>
        </div>
      </Form>
    </>
  );
}

type Score = NonNullable<Extract<Awaited<ReturnType<typeof readOwnScore>>, { readonly ok: true }>["value"]>;

/** Claims as they were decided, and what was found: "nothing found" and "passed" are nothing to object to. */
function linesOf(view: Score) {
  return view.decisions
    .filter(({ outcome }) => outcome !== "nothing-found" && outcome !== "passed")
    .map(({ itemId, indicator, outcome }) => ({
      value: itemId,
      label: `${view.rulebook.indicators.find((one) => one.code === indicator)?.name ?? indicator}（${ITEM_OUTCOME_NAMES[outcome]}）`,
    }));
}

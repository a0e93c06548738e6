import { CheckboxGroup, HiddenField, RadioGroup, SelectField, TextArea, TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { ALLOCATION_NAMES, BOUNDARY_NAMES, ORDER_NAMES } from "@/lib/copy/projects";
import { KIND_NAMES } from "@/lib/copy/statuses";
import { PROJECT_KINDS } from "@/lib/domain/programme/statuses";
import type { Rulebook } from "@/lib/domain/rulebook/rulebook";
import type { ProjectView } from "@/lib/usecases/service-project/read-projects";
import { draft } from "./actions";
import { FlowRows, PoolRows, rowLabels, ThresholdRows, TieRows } from "./project-rows";

const LABELS = {
  code: "代码",
  name: "名称",
  department: "部门",
  kind: "种类",
  classes: "享受类别",
  allocation: "分配方式",
  order: "排名次序",
  boundaryTies: "末位并列",
  publicityWorkingDays: "公示工作日",
  fulfilment: "兑现方式",
  lot: "摇号用的公开数字",
  opensOn: "申报开始",
  closesOn: "申报结束",
  who: "享受对象",
  scope: "适用范围",
  limit: "限制",
  excludes: "不能同时享受的服务",
};
const choices = <T extends string>(names: Readonly<Record<T, string>>) =>
  Object.entries<string>(names).map(([value, label]) => ({ value, label }));
const named = (list: readonly { readonly code: string; readonly name: string }[]) =>
  list.map((one) => ({ value: one.code, label: one.name }));

type Props = {
  readonly year: number;
  readonly rulebook: Rulebook;
  readonly departments: readonly string[];
  /** The draft to change, or null for a new project. */
  readonly known: ProjectView | null;
};

/** A service project as fields; the server makes the file of them and checks it by its contract and the rulebook. */
export function ProjectForm({ year, rulebook, departments, known }: Props) {
  const service = known?.service ?? null;
  const own = rulebook.departments.filter((one) => departments.includes(one.code));
  return (
    <Form form="draftProject" action={draft} labels={{ ...LABELS, ...rowLabels() }}>
      <HiddenField name="version" value={known?.project.version ?? 0} />
      <HiddenField name="year" value={year} />
      {own.length === 1 ? (
        <HiddenField name="department" value={own[0]?.code ?? ""} />
      ) : (
        <SelectField name="department" label={LABELS.department} choices={named(own)} />
      )}
      {known === null ? (
        <TextField name="code" label={LABELS.code} hint="字母、数字、短横线，如 housing-2020；保存后不能更改" />
      ) : (
        <HiddenField name="code" value={known.project.code} />
      )}
      <TextField name="name" label={LABELS.name} defaultValue={service?.name ?? ""} />
      <SelectField
        name="kind"
        label={LABELS.kind}
        choices={PROJECT_KINDS.map((value) => ({ value, label: KIND_NAMES[value] }))}
        defaultValue={service?.kind ?? ""}
      />
      <div className="row">
        <TextField name="opensOn" label={LABELS.opensOn} type="date" defaultValue={known?.project.opensOn ?? ""} />
        <TextField
          name="closesOn"
          label={`${LABELS.closesOn}（当天 24:00）`}
          type="date"
          defaultValue={known?.project.closesOn ?? ""}
        />
      </div>
      <CheckboxGroup
        name="classes"
        label={LABELS.classes}
        choices={named(rulebook.classes)}
        defaultValues={service?.classes ?? []}
      />
      <PoolRows rulebook={rulebook} service={service} />
      <RadioGroup
        name="allocation"
        label={LABELS.allocation}
        choices={choices(ALLOCATION_NAMES)}
        defaultValue={service?.allocation ?? "pool"}
      />
      <ThresholdRows rulebook={rulebook} service={service} />
      <RadioGroup
        name="order"
        label={LABELS.order}
        choices={choices(ORDER_NAMES)}
        defaultValue={service?.order ?? "total"}
      />
      <TieRows rulebook={rulebook} service={service} />
      <TextField
        name="lot"
        label={LABELS.lot}
        hint="用到摇号的必填：哪一个公开数字、哪天公布，如某彩票 2020 年 8 月 4 日的开奖号码。随项目公布，截止后由积分办两位工作人员登记"
        defaultValue={known?.project.rules.lot ?? ""}
      />
      <RadioGroup
        name="boundaryTies"
        label="指标末位并列的"
        choices={choices(BOUNDARY_NAMES)}
        defaultValue={service?.boundaryTies ?? "admit"}
      />
      <TextField
        name="publicityWorkingDays"
        label={LABELS.publicityWorkingDays}
        inputMode="numeric"
        defaultValue={service?.publicityWorkingDays?.toString() ?? ""}
      />
      <TextArea
        name="fulfilment"
        label={LABELS.fulfilment}
        hint="公示以后怎样办理，如：发录取通知书，按时报到"
        defaultValue={service?.fulfilment ?? ""}
      />
      <TextArea name="who" label="实施细则：享受对象" defaultValue={known?.project.rules.who ?? ""} />
      <TextArea name="scope" label="实施细则：适用范围" defaultValue={known?.project.rules.scope ?? ""} />
      <TextArea name="limit" label="实施细则：限制" defaultValue={known?.project.rules.limit ?? ""} />
      <CheckboxGroup
        name="excludes"
        label={LABELS.excludes}
        hint="勾选的服务与本项目同一年度只能享受一个，按本人的愿望次序；其他项目写了本项目的，同样算。一名子女一年只有一个入学名额，不用勾选"
        choices={PROJECT_KINDS.map((value) => ({ value, label: KIND_NAMES[value] }))}
        defaultValues={known?.project.rules.excludes ?? []}
      />
      <FlowRows service={service} flows={known?.project.rules.flows ?? []} />
      <div className="buttons">
        <button className="button" type="submit">
          保存草稿
        </button>
      </div>
    </Form>
  );
}

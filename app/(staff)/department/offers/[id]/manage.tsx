import { HiddenField, SelectField, TextArea, TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { StaffTable } from "@/app/_ui/staff-table";
import { optionName } from "@/lib/copy/fulfilment";
import { WITH_OPTIONS } from "@/lib/domain/fulfilment/steps";
import type { OffersView } from "@/lib/usecases/fulfilment/list-offers";
import { end, giveSlots, keepOptions, start } from "../actions";

type Props = { readonly view: OffersView };

/** The first offers: to all within quota, with the days that people have. */
export function Start({ view: { project, waiting, certificateIndicators } }: Props) {
  return (
    <>
      <p className="note note-action">
        {`公示期满，结果已确定，共 ${waiting} 人。发放后，指标内的每个人会收到短信；放弃或逾期的名额自动给下一位候补${project.rules.flows.length === 0 ? "" : "；有剩余且无人递补的，按实施细则自动转给另一类的候补"}。`}
      </p>
      <Form
        form="startOffers"
        action={start}
        labels={{
          answerWorkingDays: "答复期限",
          serveWorkingDays: "办理期限",
          instructions: "接受以后怎样办理",
          certificateIndicator: "证书计入的指标",
        }}
      >
        <HiddenField name="projectId" value={project.id} />
        <HiddenField name="version" value={project.version} />
        <div className="row">
          <TextField
            name="answerWorkingDays"
            label="答复期限（工作日）"
            hint="从发放的第二天起算"
            inputMode="numeric"
            defaultValue="5"
          />
          <TextField
            name="serveWorkingDays"
            label="办理期限（工作日）"
            hint="从接受的第二天起算，过后可以取消名额"
            inputMode="numeric"
            defaultValue="10"
          />
        </div>
        <TextArea
          name="instructions"
          label="接受以后怎样办理"
          hint="到哪里、带什么、找谁；申请人会看到，也印在凭证上"
        />
        {certificateIndicators.length > 0 && (
          <SelectField
            name="certificateIndicator"
            label="证书计入的指标（可不选）"
            hint="选了的，记录证书时记入本人档案，以后申报这一项自动填入，由评分部门核定"
            choices={certificateIndicators.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          />
        )}
        <div className="buttons">
          <button className="button" type="submit">
            发放全部名额
          </button>
        </div>
      </Form>
    </>
  );
}

/** What people choose from in rank order, and from when each may. */
export function Options({ view }: Props) {
  const { project, options, pools, withoutSlot } = view;
  if (!WITH_OPTIONS.has(project.kind)) return null;
  const what = optionName(project.kind);
  return (
    <section aria-labelledby="options">
      <h2 id="options">{`${what}与选择时间`}</h2>
      <StaffTable
        caption={`可选的${what}`}
        rows={options}
        keyOf={(one) => one.id}
        empty={`还没有${what}。在下面逐行填写，每行一项。`}
        columns={[
          { head: what, cell: (one) => one.name },
          { head: "分类", cell: (one) => one.poolName ?? "不限" },
          { head: "名额", number: true, cell: (one) => one.places },
          { head: "已选", number: true, cell: (one) => one.taken },
        ]}
      />
      <Form
        form="options"
        action={keepOptions}
        labels={{ pool: "分类", lines: what }}
        fold={`增加或更改${what}`}
        unfolded={options.length === 0}
      >
        <HiddenField name="projectId" value={project.id} />
        <SelectField
          name="pool"
          label="分类"
          hint="不选的，各分类都可以选"
          choices={pools.map((one) => ({ value: one.pool, label: one.name }))}
        />
        <TextArea name="lines" label={what} hint="每行一项：名称，名额。名称相同的更改名额，名额为 0 的删除。" />
        <div className="buttons">
          <button className="button button-quiet" type="submit">
            保存
          </button>
        </div>
      </Form>
      {withoutSlot > 0 && (
        <Form
          form="slots"
          action={giveSlots}
          fold={`安排选择时间（还有 ${withoutSlot} 人没有时间）`}
          labels={{ day: "第一天", from: "每天从", until: "每天到", minutes: "每场分钟数", each: "每场人数" }}
        >
          <p>按名次先后排成场次，名次在前的时间在前；每人从自己的时间起选择，选剩的给后面。排好后短信通知本人。</p>
          <HiddenField name="projectId" value={project.id} />
          <div className="row">
            <TextField name="day" label="第一天" type="date" />
            <TextField name="from" label="每天从" defaultValue="09:00" />
            <TextField name="until" label="每天到" defaultValue="17:00" />
          </div>
          <div className="row">
            <TextField name="minutes" label="每场分钟数" inputMode="numeric" defaultValue="30" />
            <TextField name="each" label="每场人数" inputMode="numeric" defaultValue="5" />
          </div>
          <div className="buttons">
            <button className="button button-quiet" type="submit">
              安排时间
            </button>
          </div>
        </Form>
      )}
    </section>
  );
}

/** Ending a project in which nothing is open any more. */
export function End({ view: { project, pools, waiting } }: Props) {
  const left = pools.reduce((sum, one) => sum + one.open + one.toServe, 0);
  const unspent = pools.reduce((sum, one) => sum + one.admitted - one.taken, 0);
  return (
    <section aria-labelledby="end">
      <h2 id="end">结束项目</h2>
      {left > 0 ? (
        <p>{`还有 ${left} 个名额等待答复或办理，办完后才能结束项目。`}</p>
      ) : (
        <>
          <p>{`结束后，仍在候补的 ${waiting} 人会收到短信，不再递补。未用名额 ${unspent} 个，按分类列在上表，${project.rules.flows.length === 0 ? "实施细则没有规定转用，只作记录" : "可以转用的都已转用，剩下的只作记录"}。`}</p>
          <Form form="project" action={end} labels={{}}>
            <HiddenField name="projectId" value={project.id} />
            <HiddenField name="version" value={project.version} />
            <div className="buttons">
              <button className="button" type="submit">
                结束项目
              </button>
            </div>
          </Form>
        </>
      )}
    </section>
  );
}

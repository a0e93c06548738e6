import type { Metadata } from "next";
import { StatusTag } from "@/app/_parts/status-tag";
import { HiddenField, TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { requireActor } from "@/lib/auth/current-actor";
import { plainDay } from "@/lib/copy/dates";
import { PROGRAMME_STATUS } from "@/lib/copy/statuses";
import { readOfficeYear } from "@/lib/usecases/work/read-office";
import { makeProgramme, startProgramme } from "./actions";
import { Stages } from "./stages";

export const metadata: Metadata = { title: "年度" };

type Props = { readonly searchParams: Promise<{ readonly stages?: string }> };

/** The year: set up, its stages while it is prepared, started by another officer. */
export default async function ProgrammePage({ searchParams }: Props) {
  const actor = await requireActor("points-office-officer");
  const year = await readOfficeYear();
  const programme = year?.programme;
  const rulebook = year?.rulebooks.find((one) => one.status === "approved");
  return (
    <>
      <h1>年度</h1>
      {programme === undefined ? (
        <Form
          form="programme"
          action={makeProgramme}
          labels={{ year: "年度", title: "名称", applyFrom: "申报开始", applyTo: "申报结束" }}
        >
          <TextField name="year" label="年度" inputMode="numeric" hint="四位数字，如 2020" />
          <TextField name="title" label="名称" />
          <TextField name="applyFrom" label="申报开始" type="date" />
          <TextField name="applyTo" label="申报结束" hint="当天 24:00 截止" type="date" />
          <div className="buttons">
            <button className="button" type="submit">
              建立年度
            </button>
          </div>
        </Form>
      ) : (
        <>
          <p>
            {programme.title} <StatusTag status={PROGRAMME_STATUS[programme.status]} />
          </p>
          <p>{`申报 ${plainDay(programme.applyFrom)}至${plainDay(programme.applyTo)}，确认积分 ${programme.confirmationWorkingDays} 个工作日。`}</p>
          <p className="links">
            <a href="/office/calendar">工作日历</a>
          </p>
          {(await searchParams).stages !== undefined && (
            <p className="note" role="status">
              阶段已保存。
            </p>
          )}
          <Stages programme={programme} stages={year?.stages ?? []} />
          {programme.status === "preparing" && rulebook === undefined && (
            <p className="note">
              计分标准批准后，由另一位工作人员启动年度。<a href="/office/rulebooks">导入计分标准</a>
            </p>
          )}
          {programme.status === "preparing" && rulebook !== undefined && programme.createdBy === actor.userId && (
            <p className="note">年度由您建立，须由另一位工作人员启动。</p>
          )}
          {programme.status === "preparing" && rulebook !== undefined && programme.createdBy !== actor.userId && (
            <Form form="year" action={startProgramme} labels={{}}>
              <HiddenField name="year" value={programme.year} />
              <div className="buttons">
                <button className="button" type="submit">
                  启动年度
                </button>
              </div>
            </Form>
          )}
        </>
      )}
    </>
  );
}

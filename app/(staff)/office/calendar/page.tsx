import type { Metadata } from "next";
import { HiddenField, SelectField, TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { StaffTable } from "@/app/_ui/staff-table";
import { requireActor } from "@/lib/auth/current-actor";
import { dayInWords } from "@/lib/copy/dates";
import { readCalendarYear } from "@/lib/usecases/programme/read-calendar-year";
import { addDay, removeDay } from "./actions";

export const metadata: Metadata = { title: "工作日历" };

const KINDS = { holiday: "放假", workday: "调休上班" } as const;

/** Holidays and make-up workdays, by which every "n working days" is counted; only days to come can change. */
export default async function CalendarPage() {
  await requireActor("points-office-officer");
  const { days, today } = await readCalendarYear();
  return (
    <>
      <h1>工作日历</h1>
      <p>{`“几个工作日”的期限都按这张表计算；没有列出的日子，周一至周五上班，周六、周日休息。今天是${dayInWords(today)}。`}</p>
      <StaffTable
        caption="放假和调休上班的日子"
        rows={days}
        keyOf={(row) => row.day}
        empty="还没有登记。请按国务院办公厅的放假通知登记。"
        columns={[
          { head: "日期", cell: (row) => dayInWords(row.day) },
          { head: "安排", cell: (row) => KINDS[row.kind] },
          { head: "名称", cell: (row) => row.name },
          {
            head: "办理",
            cell: (row) => (row.future ? <Remove day={row.day} /> : <span className="quiet">已过</span>),
          },
        ]}
      />
      <h2>登记</h2>
      <Form form="calendarDay" action={addDay} labels={{ day: "日期", kind: "安排", name: "名称" }}>
        <TextField name="day" label="日期" type="date" />
        <SelectField
          name="kind"
          label="安排"
          choices={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
        />
        <TextField name="name" label="名称" hint="如国庆节" />
        <div className="buttons">
          <button className="button" type="submit">
            登记
          </button>
        </div>
      </Form>
    </>
  );
}

function Remove({ day }: { readonly day: string }) {
  return (
    <Form form="calendarRemoval" action={removeDay} labels={{}}>
      <HiddenField name="day" value={day} />
      <button className="button button-quiet" type="submit" aria-label={`删除 ${dayInWords(day)}`}>
        删除
      </button>
    </Form>
  );
}

import { StatusTag } from "@/app/_parts/status-tag";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { StaffTable } from "@/app/_ui/staff-table";
import { plainDay } from "@/lib/copy/dates";
import { STUCK_REMEDY } from "@/lib/copy/desk";
import { PROJECT_STATUS } from "@/lib/copy/statuses";
import { townshipName } from "@/lib/domain/dossier/townships";
import { shanghaiDay } from "@/lib/platform/clock";
import type { FulfilledProject } from "@/lib/usecases/fulfilment/count-fulfilment";
import type { readObjectionBoard } from "@/lib/usecases/objection/list-objections";
import { DECISION_WORKING_DAYS } from "@/lib/usecases/work/department-queue";
import {
  type Board,
  TOWNSHIP_DAYS,
  TOWNSHIP_WORK,
  type TownshipWork,
  type Waiting,
} from "@/lib/usecases/work/read-board";
import { feedBack } from "./actions";

type Props = { readonly board: Board };
const WORK_NAMES: Record<TownshipWork, string> = { identity: "身份确认", firstReview: "初审", feedBack: "反馈积分" };

/** 12（超期 3）: how much waits, and how much of it past its days. */
function Amount({ open, overdue }: Pick<Waiting, "open" | "overdue">) {
  if (open === 0) return <span className="quiet">0</span>;
  return overdue === 0 ? (
    open
  ) : (
    <>
      {`${open}（`}
      <strong>{`超期 ${overdue}`}</strong>）
    </>
  );
}
const since = (days: readonly (Date | null)[]) => {
  const known = days.filter((day) => day !== null).toSorted((a, b) => a.getTime() - b.getTime());
  return known[0] === undefined ? "" : plainDay(shanghaiDay(known[0]));
};

export function TownshipTable({ board }: Props) {
  const limits = TOWNSHIP_WORK.map((work) => `${WORK_NAMES[work]} ${TOWNSHIP_DAYS[work]}`).join("、");
  return (
    <StaffTable
      caption={`镇（街道）待办，超期多的在前（期限：${limits} 个工作日）`}
      rows={board.townships}
      keyOf={(row) => row.township}
      empty="各镇（街道）都没有待办。"
      columns={[
        { head: "镇（街道）", cell: (row) => townshipName(row.township) },
        ...TOWNSHIP_WORK.map((work) => ({
          head: WORK_NAMES[work],
          number: true,
          cell: (row: Board["townships"][number]) => <Amount {...row[work]} />,
        })),
        { head: "人数签核", number: true, cell: (row) => <Amount open={row.unsigned} overdue={0} /> },
        { head: "最早等待自", cell: (row) => since(TOWNSHIP_WORK.map((work) => row[work].oldest)) },
      ]}
    />
  );
}

export function DepartmentTable({ board, names }: Props & { readonly names: ReadonlyMap<string, string> }) {
  return (
    <StaffTable
      caption={`部门待办，超期多的在前（期限：${DECISION_WORKING_DAYS} 个工作日，等材料的时间不计）`}
      rows={board.departments}
      keyOf={(row) => row.department}
      empty="各部门都没有待办。初审通过的申报会进入部门待办。"
      columns={[
        { head: "部门", cell: (row) => names.get(row.department) ?? row.department },
        { head: "待办", number: true, cell: (row) => <Amount {...row} /> },
        { head: "等材料", number: true, cell: (row) => row.waiting },
        { head: "复核", number: true, cell: (row) => row.recheck },
        { head: "最早等待自", cell: (row) => since([row.oldest]) },
      ]}
    />
  );
}

type Objections = Awaited<ReturnType<typeof readObjectionBoard>>;

/** Open cases in a line, and the notices that wait for their correction. */
export function ObjectionNote({ board }: { readonly board: Objections }) {
  const { counts, owed } = board;
  if (counts.open === 0 && owed.length === 0) return null;
  const late = counts.overdue === 0 ? "" : `，超期 ${counts.overdue} 件`;
  return (
    <section className={`note ${counts.overdue > 0 ? "note-warning" : "note-action"}`} aria-labelledby="objections">
      <h2 id="objections">异议</h2>
      {counts.open > 0 && (
        <p>
          <a href="/office/objections">{`办理中 ${counts.open} 件`}</a>
          {`：待接手 ${counts.unclaimed} 件，部门复核中 ${counts.rechecking} 件，待决定 ${counts.proposed} 件${late}。`}
          {counts.oldest !== null && `最早收到于${plainDay(shanghaiDay(counts.oldest))}。`}
        </p>
      )}
      {owed.map((one) => (
        <p key={one.id}>
          <a href={`/office/rankings/${one.id}`}>{one.name}</a>
          {`：${one.count} 件异议已支持或处理已决定，待重新排名并发布更正的公示。`}
        </p>
      ))}
    </section>
  );
}

/** Rechecks that no other officer of a department can take, each with the way to the desk: an officer of the office stands in. */
export function StuckNote({ board, names }: Props & { readonly names: ReadonlyMap<string, string> }) {
  if (board.stuck.length === 0) return null;
  return (
    <section className="note note-warning" aria-labelledby="stuck">
      <h2 id="stuck">{`部门无人可以复核，共 ${board.stuck.length} 项`}</h2>
      <p>{`复核须由没有决定过这一项的工作人员办理，这些部门的工作人员都决定过。${STUCK_REMEDY}`}</p>
      <ul>
        {board.stuck.map((one) => (
          <li key={`${one.itemId} ${one.caseNumber}`}>
            <a href={`/department/items/${one.itemId}`}>
              {`${names.get(one.department) ?? one.department} ${one.indicator}`}
            </a>
            {`（${one.caseNumber === null ? "申请人不同意这一项的积分" : `异议 ${one.caseNumber}`}，${plainDay(shanghaiDay(one.since))}起）`}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Open cases of false evidence in a line. */
export function SanctionNote({ board }: Props) {
  const { open, hearing, proposed, objected, overdue } = board.sanctions;
  if (open === 0) return null;
  return (
    <section className={`note ${overdue > 0 ? "note-warning" : "note-action"}`} aria-labelledby="sanctions">
      <h2 id="sanctions">虚假材料</h2>
      <p>
        <a href="/office/sanctions?only=open">{`核查和处理中 ${open} 件`}</a>
        {`：听取说明 ${hearing} 件，待另一人决定 ${proposed} 件，待决定异议 ${objected} 件${overdue === 0 ? "" : `，超期 ${overdue} 件`}。`}
      </p>
    </section>
  );
}

export function FulfilmentTable({ projects }: { readonly projects: readonly FulfilledProject[] }) {
  return (
    <StaffTable
      caption="结果已确定的项目，名额用了多少"
      rows={projects}
      keyOf={(row) => row.id}
      empty="还没有结果已确定的项目。公示期满、没有异议待办的，由主管部门发放名额。"
      columns={[
        { head: "项目", cell: (row) => row.name },
        { head: "状态", cell: (row) => <StatusTag status={PROJECT_STATUS[row.status]} /> },
        { head: "名额", number: true, cell: (row) => row.admitted },
        { head: "转用", number: true, cell: (row) => row.flowed },
        { head: "等待答复", number: true, cell: (row) => row.open },
        { head: "待办理", number: true, cell: (row) => row.toServe },
        { head: "已办理", number: true, cell: (row) => row.served },
        { head: "未用", number: true, cell: (row) => row.admitted - row.taken },
      ]}
    />
  );
}

/** Where townships are idle past their days the office feeds back for them, bound to the number shown here. */
export function FeedBackIdle({ year, board }: Props & { readonly year: number }) {
  if (board.idleTotal === 0) return null;
  const where = board.idle.map((one) => `${townshipName(one.township)} ${one.count} 件`).join("、");
  return (
    <section className="note note-warning" aria-labelledby="idle">
      <h2 id="idle">积分没有按时反馈</h2>
      <p>{`评分完成后超过 ${TOWNSHIP_DAYS.feedBack} 个工作日没有反馈给本人的：${where}，共 ${board.idleTotal} 件。可以由积分办代为反馈，申请人会收到短信，确认期从明天起算。`}</p>
      <Form form="feedBackIdle" action={feedBack} labels={{}}>
        <HiddenField name="year" value={year} />
        <HiddenField name="expected" value={board.idleTotal} />
        <div className="buttons">
          <button className="button" type="submit">
            {`代为反馈 ${board.idleTotal} 件`}
          </button>
        </div>
      </Form>
    </section>
  );
}

import type { Metadata } from "next";
import { StatusTag } from "@/app/_parts/status-tag";
import { StaffTable } from "@/app/_ui/staff-table";
import { requireActor } from "@/lib/auth/current-actor";
import { plainDay } from "@/lib/copy/dates";
import { APPLICATION_STATUS_FOR_STAFF, PROGRAMME_STATUS, PROJECT_STATUS } from "@/lib/copy/statuses";
import { APPLICATION_STATUSES } from "@/lib/domain/application/statuses";
import { listFulfilledProjects } from "@/lib/usecases/fulfilment/count-fulfilment";
import { readObjectionBoard } from "@/lib/usecases/objection/list-objections";
import { readBoard } from "@/lib/usecases/work/read-board";
import { readOfficeYear } from "@/lib/usecases/work/read-office";
import {
  DepartmentTable,
  FeedBackIdle,
  FulfilmentTable,
  ObjectionNote,
  SanctionNote,
  StuckNote,
  TownshipTable,
} from "./board";

export const metadata: Metadata = { title: "积分办" };

type Props = { readonly searchParams: Promise<{ readonly told?: string }> };

/** The year on one page: where the programme, the projects and the applications stand, and who has open work. */
export default async function OfficeHome({ searchParams }: Props) {
  await requireActor("points-office-officer");
  const year = await readOfficeYear();
  if (year === null)
    return (
      <>
        <h1>积分办</h1>
        <p className="note">
          还没有年度。请先<a href="/office/programme">建立年度</a>，再导入计分标准和服务项目。
        </p>
      </>
    );
  const { programme, projects, counts, rulebook } = year;
  const board = await readBoard(programme.year);
  const departments = new Map(rulebook?.departments.map((one) => [one.code, one.name]));
  const objections = await readObjectionBoard(programme.year);
  const told = (await searchParams).told;
  return (
    <>
      <h1>{programme.title}</h1>
      <p>
        <StatusTag status={PROGRAMME_STATUS[programme.status]} />{" "}
        {`申报 ${plainDay(programme.applyFrom)}至${plainDay(programme.applyTo)}`}
      </p>
      <h2>申报</h2>
      {counts.length === 0 ? (
        <p className="note">还没有申报。居民开始填写后，各状态的件数会出现在这里。</p>
      ) : (
        <ul className="counts">
          {APPLICATION_STATUSES.flatMap((status) => counts.filter((one) => one.status === status)).map((one) => (
            <li key={one.status} className="count">
              <strong>{one.count}</strong>
              {APPLICATION_STATUS_FOR_STAFF[one.status].name}
            </li>
          ))}
        </ul>
      )}
      {told !== undefined && (
        <p className="note" role="status">
          已代为反馈，申请人会收到短信。
        </p>
      )}
      <FeedBackIdle year={programme.year} board={board} />
      <ObjectionNote board={objections} />
      <StuckNote board={board} names={departments} />
      <SanctionNote board={board} />
      <h2>待办分布</h2>
      <TownshipTable board={board} />
      <DepartmentTable board={board} names={departments} />
      <h2>兑现</h2>
      <FulfilmentTable projects={await listFulfilledProjects(null)} />
      <h2>服务项目</h2>
      <StaffTable
        caption="本年度的服务项目"
        rows={projects}
        keyOf={(project) => project.id}
        hrefOf={(project) => `/office/rankings/${project.id}`}
        empty={
          <>
            还没有服务项目。计分标准批准后，在<a href="/office/projects">服务项目</a>里导入。
          </>
        }
        columns={[
          { head: "项目", cell: (project) => project.name },
          { head: "申报时间", cell: (project) => `${plainDay(project.opensOn)}至${plainDay(project.closesOn)}` },
          { head: "状态", cell: (project) => <StatusTag status={PROJECT_STATUS[project.status]} /> },
        ]}
      />
    </>
  );
}

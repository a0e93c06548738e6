import type { Metadata } from "next";
import { StatusTag } from "@/app/_parts/status-tag";
import { requireActor } from "@/lib/auth/current-actor";
import { plainDay } from "@/lib/copy/dates";
import { APPLICATION_STATUS, PROGRAMME_STATUS, PROJECT_STATUS } from "@/lib/copy/statuses";
import { Scroll } from "@/lib/documents/scroll";
import { readOfficeYear } from "@/lib/usecases/work/read-office";

export const metadata: Metadata = { title: "积分办" };

/** The year on one page: where the programme, the projects and the applications stand. */
export default async function OfficeHome() {
  await requireActor("points-office-officer");
  const year = await readOfficeYear();
  if (year === null)
    return (
      <>
        <h1>积分办</h1>
        <p className="note">
          还没有年度。请先<a href="/office/programme">建立年度</a>,再导入计分标准和服务项目。
        </p>
      </>
    );
  const { programme, projects, counts } = year;
  return (
    <>
      <h1>{programme.title}</h1>
      <p>
        <StatusTag status={PROGRAMME_STATUS[programme.status]} />{" "}
        {`申报 ${plainDay(programme.applyFrom)}至${plainDay(programme.applyTo)}`}
      </p>
      <Scroll>
        <table>
          <caption>服务项目</caption>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">申报</th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {projects.map((project) => (
              <tr key={project.id}>
                <th scope="row">
                  <a href={`/office/rankings/${project.id}`}>{project.name}</a>
                </th>
                <td>{`${plainDay(project.opensOn)}至${plainDay(project.closesOn)}`}</td>
                <td>
                  <StatusTag status={PROJECT_STATUS[project.status]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <table>
        <caption>申报</caption>
        <tbody>
          {counts.map((one) => (
            <tr key={one.status}>
              <th scope="row">{APPLICATION_STATUS[one.status].name}</th>
              <td className="num">{one.count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

import type { Metadata } from "next";
import { Dated } from "@/app/_parts/dated";
import { GuideLink } from "@/app/_parts/guide-link";
import { PublicShell } from "@/app/_parts/public-shell";
import { dayInWords, deadlineInWords, plainDay } from "@/lib/copy/dates";
import { noticeSlug } from "@/lib/copy/notice";
import { YearRibbon } from "@/lib/documents/year-ribbon";
import { shanghaiDay } from "@/lib/platform/clock";
import { officeDay } from "@/lib/usecases/public/office-day";
import { readPublishedCalendar, readPublishedYear } from "@/lib/usecases/public/read-published";

export const metadata: Metadata = { title: "年度日程" };

/** The stages of the year, and the own days of each project. */
export default async function CalendarPage() {
  const year = await readPublishedYear();
  const { day } = await officeDay();
  if (year === null)
    return (
      <PublicShell>
        <h1>年度日程</h1>
        <p className="note">本年度的日程还没有公布。</p>
      </PublicShell>
    );
  const { programme, projects, notices } = year;
  const spans = await readPublishedCalendar(programme.year);
  return (
    <PublicShell>
      <h1>{`${programme.title}日程`}</h1>
      <p>{`今天是${dayInWords(day)}。填写和提交申报：${dayInWords(programme.applyFrom)}至${deadlineInWords(programme.applyTo)}。`}</p>
      <GuideLink slug="calendar" />
      <h2>阶段</h2>
      <YearRibbon stages={programme.stages} today={day} />
      <h2>各项目</h2>
      <table className="stack">
        <caption>各服务项目的申报和公示时间</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">申报</th>
            <th scope="col">公示</th>
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => {
            const notice = notices.find((one) => one.projectCode === project.code);
            return (
              <tr key={project.code}>
                <th scope="row">
                  <a href={`/projects/${project.code}`}>{project.service.name}</a>
                </th>
                <td data-label="申报">{`${plainDay(project.opensOn)}至${plainDay(project.closesOn)}`}</td>
                <td data-label="公示">
                  {notice === undefined ? (
                    "待公布"
                  ) : (
                    <a href={`/notices/${noticeSlug(notice.number)}`}>
                      {`${plainDay(shanghaiDay(notice.publishedAt))}至${plainDay(notice.objectionsUntil)}`}
                    </a>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <h2>放假和调休</h2>
      <p>
        办理期限中的“几个工作日”不计放假的日子，计入调休上班的日子；没有列出的日子，周一至周五计入，周六、周日不计。
      </p>
      {spans.length === 0 ? (
        <p className="note">本年度没有登记放假和调休。</p>
      ) : (
        <table className="stack">
          <caption>放假和调休上班的日子</caption>
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">日期</th>
              <th scope="col">安排</th>
            </tr>
          </thead>
          <tbody>
            {spans.map(({ from, to, kind, name }) => (
              <tr key={from}>
                <th scope="row">{name}</th>
                <td data-label="日期">
                  <Dated text={from === to ? dayInWords(from) : `${dayInWords(from)}至${dayInWords(to)}`} />
                </td>
                <td data-label="安排">{kind === "holiday" ? "放假" : "上班"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PublicShell>
  );
}

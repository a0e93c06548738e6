import { PublicShell } from "@/app/_parts/public-shell";
import { StatusTag } from "@/app/_parts/status-tag";
import { countdown, dayInWords, plainDay, shortDay } from "@/lib/copy/dates";
import { noticeSlug } from "@/lib/copy/notice";
import { PUBLIC_STAGE, stageDetail } from "@/lib/copy/public-stages";
import { YearRibbon } from "@/lib/documents/year-ribbon";
import { publicStage } from "@/lib/domain/programme/public-stage";
import { officeDay } from "@/lib/usecases/public/office-day";
import { readPublishedYear } from "@/lib/usecases/public/read-published";

/** The year at a glance: what is open until when, what was published, and where to begin. */
export default async function HomePage() {
  const year = await readPublishedYear();
  const { day } = await officeDay();
  if (year === null)
    return (
      <PublicShell>
        <h1>积分服务</h1>
        <p className="lead">新市民、民办高校人才和新闻行业人才凭积分申请入学、入住、培训、创业、入保和挂职。</p>
        <p className="note">本年度还没有开始。开始时间和计分标准会在这里公布。可以先注册账号、准备材料。</p>
        <p className="buttons">
          <a className="button" href="/register">
            注册账号
          </a>
        </p>
      </PublicShell>
    );
  const { programme, projects, notices } = year;
  return (
    <PublicShell>
      <h1>{programme.title}</h1>
      <p className="lead">
        新市民、民办高校人才和新闻行业人才凭积分申请入学、入住、培训、创业、入保和挂职。每一分、每个名次都可以由任何人重新计算。
      </p>
      <p className="buttons">
        <a className="button" href="/login">
          登录办理
        </a>
        <a className="button button-quiet" href="/register">
          注册账号
        </a>
        <a className="button button-quiet" href="/rulebook">
          查看计分标准
        </a>
        <a className="button button-quiet" href="/policies">
          政策和解读
        </a>
      </p>
      <h2>日程</h2>
      <p>{`今天是${dayInWords(day)}。`}</p>
      <YearRibbon stages={programme.stages} today={day} />
      <p className="links">
        <a href="/calendar">各项目的日程</a>
      </p>
      <h2>服务项目</h2>
      <table className="stack">
        <caption>本年度的服务项目</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col" className="num">
              指标
            </th>
            <th scope="col">申报时间</th>
            <th scope="col">现在</th>
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => {
            const notice = notices.find((one) => one.projectCode === project.code);
            const stage = publicStage(project, notice, day);
            return (
              <tr key={project.code}>
                <th scope="row">
                  <a href={`/projects/${project.code}`}>{project.service.name}</a>
                </th>
                <td className="num" data-label="指标">
                  {quotaText(project.service.pools.map((pool) => pool.quota))}
                </td>
                <td data-label="申报时间">{`${shortDay(project.opensOn)}至${shortDay(project.closesOn)}`}</td>
                <td data-label="现在">
                  <StatusTag status={PUBLIC_STAGE[stage]} /> {stageDetail(stage, project, notice, day)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <h2>公示</h2>
      {notices.length === 0 ? (
        <p className="note">还没有公示。申报结束、评分和确认完成后，排名会在这里公布。</p>
      ) : (
        <ul>
          {notices.map((notice) => (
            <li key={notice.number}>
              <a href={`/notices/${noticeSlug(notice.number)}`}>{notice.number}</a>
              {`，${notice.projectName}，公示至${plainDay(notice.objectionsUntil)}（${day > notice.objectionsUntil ? "已结束" : countdown(day, notice.objectionsUntil)}）`}
            </li>
          ))}
        </ul>
      )}
    </PublicShell>
  );
}

function quotaText(quotas: readonly (number | null)[]): string {
  return quotas.some((quota) => quota === null)
    ? "不限"
    : `${quotas.reduce<number>((sum, quota) => sum + (quota ?? 0), 0)} 名`;
}

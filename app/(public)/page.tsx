import { PublicShell } from "@/app/_parts/public-shell";
import { countdown, dayInWords, plainDay, shortDay } from "@/lib/copy/dates";
import { noticeSlug } from "@/lib/copy/notice";
import { type RibbonStage, YearRibbon } from "@/lib/documents/year-ribbon";
import { shanghaiDay } from "@/lib/platform/clock";
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
  const stages = stagesOf(programme, projects, notices);
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
      </p>
      <h2>日程</h2>
      <p>{`今天是${dayInWords(day)}。`}</p>
      <YearRibbon stages={stages} today={day} />
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
          {projects.map((project) => (
            <tr key={project.code}>
              <th scope="row">
                <a href={`/projects/${project.code}`}>{project.service.name}</a>
              </th>
              <td className="num" data-label="指标">
                {quotaText(project.service.pools.map((pool) => pool.quota))}
              </td>
              <td data-label="申报时间">{`${shortDay(project.opensOn)}至${shortDay(project.closesOn)}`}</td>
              <td data-label="现在">{day < project.opensOn ? "未开放" : countdown(day, project.closesOn)}</td>
            </tr>
          ))}
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
              {`，${notice.projectName}，公示至${plainDay(notice.objectionsUntil)}（${countdown(day, notice.objectionsUntil)}）`}
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

type Year = NonNullable<Awaited<ReturnType<typeof readPublishedYear>>>;

/** The year's windows in order; projects with the same days share one. */
function stagesOf(
  programme: Year["programme"],
  projects: Year["projects"],
  notices: Year["notices"],
): readonly RibbonStage[] {
  const windows = new Map<string, { from: string; to: string; names: string[] }>();
  for (const { opensOn, closesOn, service } of projects) {
    const key = `${opensOn} ${closesOn}`;
    const window = windows.get(key) ?? { from: opensOn, to: closesOn, names: [] };
    window.names.push(service.name.replace(/^积分/, ""));
    windows.set(key, window);
  }
  return [
    { name: "填写和提交申报", from: programme.applyFrom, to: programme.applyTo },
    ...[...windows.values()].map(({ from, to, names }) => ({ name: `${names.join("、")}项目申报`, from, to })),
    ...notices.map((notice) => ({
      name: `${notice.projectName}公示`,
      from: shanghaiDay(notice.publishedAt),
      to: notice.objectionsUntil,
    })),
  ].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

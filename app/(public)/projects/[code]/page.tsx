import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FlowList } from "@/app/_parts/flow-list";
import { GuideLink } from "@/app/_parts/guide-link";
import { PublicShell } from "@/app/_parts/public-shell";
import { StatusTag } from "@/app/_parts/status-tag";
import { SummaryList } from "@/app/_ui/summary-list";
import { countdown, dayInWords, deadlineInWords } from "@/lib/copy/dates";
import { excludedText } from "@/lib/copy/exclusions";
import { noticeSlug } from "@/lib/copy/notice";
import { nameOf, thresholdsText, tieKeyText } from "@/lib/copy/projects";
import { PUBLIC_STAGE } from "@/lib/copy/public-stages";
import { Scroll } from "@/lib/documents/scroll";
import { YearRibbon } from "@/lib/documents/year-ribbon";
import { publicStage } from "@/lib/domain/programme/public-stage";
import { shanghaiDay } from "@/lib/platform/clock";
import { officeDay } from "@/lib/usecases/public/office-day";
import { readPublishedProject, readPublishedRulebook, readPublishedYear } from "@/lib/usecases/public/read-published";

type Props = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readPublishedProject((await params).code))?.service.name ?? "服务项目" };
}

/** One service project: who, how many places, when, in which order, what follows. */
export default async function ProjectPage({ params }: Props) {
  const project = await readPublishedProject((await params).code);
  const rulebook = (await readPublishedRulebook())?.rulebook;
  if (project === null || rulebook === undefined) notFound();
  const { service } = project;
  const { day } = await officeDay();
  const year = await readPublishedYear();
  const notices = (year?.notices ?? []).filter((one) => one.projectCode === project.code);
  const [notice] = notices;
  const stage = publicStage(project, notice, day);
  const stages = [
    { name: "申报", from: project.opensOn, to: project.closesOn },
    ...notices.map((notice) => ({
      name: `公示 ${notice.number}`,
      from: shanghaiDay(notice.publishedAt),
      to: notice.objectionsUntil,
    })),
  ];
  return (
    <PublicShell>
      <h1>
        {service.name} <StatusTag status={PUBLIC_STAGE[stage]} />
      </h1>
      <YearRibbon stages={stages} today={day} />
      <SummaryList
        rows={[
          {
            name: "申报时间",
            value: `${dayInWords(project.opensOn)}至${deadlineInWords(project.closesOn)}（${day < project.opensOn ? "未开放" : countdown(day, project.closesOn)}）`,
          },
          { name: "类别", value: service.classes.map((one) => nameOf(rulebook.classes, one)).join("、") },
          { name: "办理部门", value: nameOf(rulebook.departments, service.department) },
          {
            name: "分数线",
            value: thresholdsText(service.thresholds, rulebook),
          },
          { name: "享受对象", value: project.rules.who },
          { name: "适用范围", value: project.rules.scope },
          { name: "限制", value: project.rules.limit },
          { name: "不能同时享受", value: excludedText(project, year?.projects ?? []) ?? "没有" },
          ...(project.rules.flows.length === 0
            ? []
            : [{ name: "名额转用", value: <FlowList flows={project.rules.flows} pools={service.pools} /> }]),
          { name: "怎样兑现", value: service.fulfilment ?? "见实施细则" },
        ]}
      />
      {notice !== undefined && (
        <p className="note">
          {`参加排名 ${notice.counts.applicants} 人，列入公示 ${notice.counts.listed} 人。`}
          <a href={`/notices/${noticeSlug(notice.number)}`}>{`查看公示 ${notice.number}`}</a>
        </p>
      )}
      <GuideLink slug="projects" />
      {stage === "open" && (
        <p className="buttons">
          <a className="button" href="/applicant/application">
            登录申报
          </a>
          <a href="/rulebook">先看计分标准</a>
        </p>
      )}
      <Scroll>
        <table>
          <caption>
            {service.allocation === "pool" ? "分类排名与指标" : "志愿与指标：按名次依次录取到最靠前的有余额的志愿"}
          </caption>
          <thead>
            <tr>
              <th scope="col">{service.allocation === "pool" ? "分类" : "志愿"}</th>
              <th scope="col">类别</th>
              <th scope="col" className="num">
                指标
              </th>
            </tr>
          </thead>
          <tbody>
            {service.pools.map((pool) => (
              <tr key={pool.code}>
                <th scope="row">{pool.name}</th>
                <td>{pool.classes.map((one) => nameOf(rulebook.classes, one)).join("、")}</td>
                <td className="num">{pool.quota === null ? "不限" : `${pool.quota} 名`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <h2>怎样排名</h2>
      <p>按总分从高到低排名。总分相同的，依次比较：</p>
      <ol>
        {service.tieBreak.map((key) => (
          <li key={JSON.stringify(key)}>{tieKeyText(key, rulebook)}</li>
        ))}
      </ol>
      {project.rules.lot !== "" && (
        <p>{`摇号用的公开数字：${project.rules.lot}。申报截止时名单先固定，数字公布后由积分办两位工作人员分别登记，随公示公布。`}</p>
      )}
      <p>{`仍然相同的并列；指标末位并列的，${service.boundaryTies === "admit" ? "都列入指标内" : "都列为候补"}。`}</p>
      <p className="quiet small">
        项目文件摘要（SHA-256）：<span className="digest">{project.digest}</span>
      </p>
    </PublicShell>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { recordIdOf } from "@/app/_parts/record-id";
import { StatusTag } from "@/app/_parts/status-tag";
import { TaskList } from "@/app/_parts/task-list";
import { BackLink } from "@/app/_ui/back-link";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { Pager } from "@/app/_ui/pager";
import { StaffTable } from "@/app/_ui/staff-table";
import { requireActor } from "@/lib/auth/current-actor";
import { instantInWords } from "@/lib/copy/dates";
import { noticeSlug } from "@/lib/copy/notice";
import { blockedText, PROPERTY_TEXTS } from "@/lib/copy/ranking";
import { pointsText } from "@/lib/copy/score-lines";
import { PROJECT_STATUS, RANKING_OUTCOME_NAMES } from "@/lib/copy/statuses";
import { RankStrip } from "@/lib/documents/rank-strip";
import { shanghaiInstant } from "@/lib/platform/clock";
import { RANKING_FILES } from "@/lib/usecases/ranking/export-ranking";
import { type RankingView, readRanking } from "@/lib/usecases/ranking/read-ranking";
import { Counts, FAILED, PASSED, Pools, Runs } from "./about-run";
import { publish, rank } from "./actions";
import { Attachments } from "./attachments";
import { Lot } from "./lot";
import { Signoffs } from "./signoffs";

export const metadata: Metadata = { title: "排名" };

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly after?: string; readonly laid?: string }>;
};

/** One project: what blocks it, the newest run with its checks and strips, publication by another officer, the contract files. */
export default async function RankingPage({ params, searchParams }: Props) {
  const actor = await requireActor("points-office-officer");
  const query = await searchParams;
  const after = /^\d{1,9}$/.test(query.after ?? "") ? Number(query.after) : 0;
  const read = await readRanking(actor, {
    projectId: recordIdOf((await params).id),
    after,
  });
  if (!read.ok) notFound();
  const { project, reasons, run, notice, rankable, owed, waiting } = read.value;
  return (
    <>
      <BackLink href="/office/rankings" name="返回列表" />
      <h1>
        {project.name} <StatusTag status={PROJECT_STATUS[project.status]} />
      </h1>
      {notice !== null && (
        <p className="note">
          已公示：<a href={`/notices/${noticeSlug(notice.number)}`}>{notice.number}</a>
          {notice.filesReady ? "" : "（公示页面正在生成，通常在一分钟内）"}
        </p>
      )}
      {owed > 0 && (
        <p className="note note-action">
          {`有 ${owed} 件异议已支持或处理已决定，公示需要更正。${run === null || notice !== null ? "由一位工作人员重新排名，另一位发布。" : `第 ${run.version} 次排名已经运行，核对后由另一位工作人员发布更正的公示；之后又有支持或处理的，须重新排名。`}公示代码不变，有变动的人会收到短信。`}
        </p>
      )}
      {waiting.map((pool) => (
        <p key={pool.name} className="note note-action">
          {`${pool.name}的排名暂缓公示，${pool.people} 人等待。查明原因后重新排名，由另一位工作人员发布更正的公示，补充列入这一分类；在此之前项目不会结束公示、发放名额。`}
        </p>
      ))}
      {rankable && reasons.length > 0 && (
        <div className="note note-warning">
          <p>还不能排名：</p>
          <ul>
            {reasons.map((reason) => (
              <li key={`${reason.code} ${reason.place}`}>{blockedText(reason)}</li>
            ))}
          </ul>
        </div>
      )}
      {rankable && (
        <Form form="project" action={rank} labels={{}}>
          <HiddenField name="projectId" value={project.id} />
          <HiddenField name="version" value={project.version} />
          <div className="buttons">
            <button className={run === null ? "button" : "button button-quiet"} type="submit">
              {run === null ? "运行排名" : owed > 0 ? "按异议和处理结果重新排名" : "重新运行排名"}
            </button>
          </div>
        </Form>
      )}
      <Lot lot={read.value.lot} project={project} officer={actor.userId} />
      <Signoffs signoffs={read.value.signoffs} />
      {run === null ? (
        <p className="note">还没有排名。</p>
      ) : (
        <Run view={read.value} run={run} officer={actor.userId} paged={after > 0} laid={query.laid === "1"} />
      )}
    </>
  );
}

function Run({
  view,
  run,
  officer,
  paged,
  laid,
}: {
  readonly view: RankingView;
  readonly run: NonNullable<RankingView["run"]>;
  readonly officer: string;
  readonly paged: boolean;
  /** A file was just laid. */
  readonly laid: boolean;
}) {
  const { service, rows, totals, next, notice, project } = view;
  // Only a correction of the rulebook closes a project again of which a run was made.
  const isVoid = project.status === "closed";
  const held = view.pools.filter((pool) => pool.failing.length > 0).length;
  const poolName = (code: string | null) => service.pools.find((pool) => pool.code === code)?.name ?? "未进入";
  return (
    <>
      <h2>{`第 ${run.version} 次排名`}</h2>
      <p>{`${run.preparedBy}，${instantInWords(shanghaiInstant(run.preparedAt))}。`}</p>
      <TaskList
        tasks={run.properties.map((property) => ({
          name: PROPERTY_TEXTS[property.code],
          ...(property.holds ? {} : { detail: property.pools.map(poolName).join("、") }),
          status: property.holds ? PASSED : FAILED,
        }))}
      />
      <Pools pools={view.pools} />
      {service.allocation === "pool" &&
        service.pools.map((pool) => {
          const own = totals.filter((row) => row.pool === pool.code && row.rank !== null);
          return own.length < 2 ? null : (
            <section key={pool.code}>
              <h3>{pool.name}</h3>
              <RankStrip totals={own.map((row) => row.total / 100)} quota={pool.quota} />
            </section>
          );
        })}
      {view.counts !== null && <Counts counts={view.counts} classNames={view.classNames} />}
      <Runs projectId={project.id} runs={view.runs} />
      <Attachments view={view} runId={run.id} officer={officer} laid={laid} />
      {isVoid && (
        <p className="note note-warning">{`计分标准已更正，第 ${run.version} 次排名作废，不能公示。需要重新确认积分的人都答复或到期后，重新运行排名。`}</p>
      )}
      {notice === null && !isVoid && view.withdrawnSince > 0 && (
        <p className="note note-warning">{`排名之后有 ${view.withdrawnSince} 项申报撤回或作废，这次排名不能公示。请重新运行排名。`}</p>
      )}
      {notice === null &&
        !isVoid &&
        view.withdrawnSince === 0 &&
        (run.preparedById === officer ? (
          <p className="note">排名由您运行，须由另一位工作人员公示。</p>
        ) : view.attachments.some((one) => one.laidById === officer) ? (
          <p className="note">有附件由您上传，须由另一位工作人员公示。</p>
        ) : (
          <Form form="notice" action={publish} labels={{}}>
            <HiddenField name="runId" value={run.id} />
            <HiddenField name="attachments" value={view.attachments.map((one) => one.id).join(" ")} />
            {view.attachments.length > 0 && <p>附件与公示同时发布。请先逐个打开核对。</p>}
            <p>公示后不能修改，只能以新的公示更正。发布时间由系统记录。</p>
            {held > 0 && <p>{`有 ${held} 个分类暂缓公示，见上。其中的人会收到短信，说明排名正在核对。`}</p>}
            <div className="buttons">
              <button className="button" type="submit">
                {view.owed > 0 || view.waiting.length > 0
                  ? "发布更正的公示"
                  : held > 0
                    ? "发布其他分类的公示"
                    : "发布公示"}
              </button>
            </div>
          </Form>
        ))}
      <StaffTable
        caption={`排名结果，共 ${totals.length} 人`}
        rows={rows}
        keyOf={(row) => String(row.position)}
        empty="没有人参加这次排名。"
        columns={[
          { head: "受理号", cell: (row) => row.receipt },
          { head: "分类", cell: (row) => poolName(row.pool) },
          { head: "名次", number: true, cell: (row) => row.rank },
          { head: "总分", number: true, cell: (row) => pointsText(row.total) },
          { head: "结果", cell: (row) => RANKING_OUTCOME_NAMES[row.outcome] },
        ]}
      />
      <Pager base={`/office/rankings/${project.id}`} paged={paged} next={next === null ? null : String(next)} />
      <h3>文件</h3>
      <p>用命令行可以从这些文件重新算出同样的分数和名次。</p>
      <ul>
        {RANKING_FILES.map((file) => (
          <li key={file}>
            <a href={`/api/rankings/${run.id}/${file}`}>{file}</a>
          </li>
        ))}
      </ul>
      <p className="quiet small">
        分数摘要 <span className="digest">{run.scoresDigest}</span>
        <br />
        结果摘要 <span className="digest">{run.resultDigest}</span>
      </p>
    </>
  );
}

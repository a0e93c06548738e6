import type { Metadata } from "next";
import { CaseTimeline, type TimelineStep } from "@/app/_parts/case-timeline";
import { StatusTag } from "@/app/_parts/status-tag";
import { TaskList } from "@/app/_parts/task-list";
import { requireActor } from "@/lib/auth/current-actor";
import { countdown, dayInWords } from "@/lib/copy/dates";
import { APPLICATION_STATUS, CANDIDACY_STATUS, DOSSIER_STATUS } from "@/lib/copy/statuses";
import { townshipName } from "@/lib/domain/dossier/townships";
import { type ApplicationView, readOwnApplication } from "@/lib/usecases/application/read-application";
import { type DossierView, readOwnDossier } from "@/lib/usecases/dossier/read-dossier";
import { officeDay } from "@/lib/usecases/public/office-day";

export const metadata: Metadata = { title: "我的办理" };

const ORDER = ["draft", "submitted", "scoring", "scored", "awaiting-confirmation", "confirmed"] as const;

function steps(dossier: DossierView | null, application: ApplicationView | null): readonly TimelineStep[] {
  const at = application === null ? -1 : ORDER.indexOf(application.status as (typeof ORDER)[number]);
  const state = (place: number) => (at > place ? "done" : at === place ? "now" : "next");
  const township = townshipName(application?.township ?? dossier?.township ?? "");
  const published = application?.candidacies.some((one) => one.status === "in-notice") ?? false;
  const identity = dossier?.status === "active" ? "done" : dossier?.status === "identity-pending" ? "now" : "next";
  return [
    { name: "建立档案", state: dossier === null || dossier.status === "draft" ? "now" : "done", who: "您" },
    { name: "确认身份", state: identity, who: township },
    { name: "填写并提交申报", state: state(0), who: "您" },
    { name: "初审", state: state(1), who: township },
    {
      name: "部门评分",
      state: state(2),
      who: "各评分部门",
      ...(at === 2 ? { detail: `共 ${application?.items ?? 0} 项，已办完 ${application?.decided ?? 0} 项。` } : {}),
    },
    { name: "反馈积分", state: state(3), who: township },
    { name: "确认积分", state: state(4), who: "您", until: application?.confirmBy ?? null },
    { name: "排名和公示", state: published ? "done" : at === 5 ? "now" : "next", who: "积分办" },
  ];
}

/** Where everything stands, and the one thing to do next. */
export default async function ApplicantHome() {
  const actor = await requireActor("applicant");
  const dossierRead = await readOwnDossier(actor);
  const applicationRead = await readOwnApplication(actor);
  const dossier = dossierRead.ok ? dossierRead.value : null;
  const application = applicationRead.ok ? applicationRead.value : null;
  const { day } = await officeDay();
  return (
    <>
      <h1>我的办理</h1>
      <NextStep dossier={dossier} application={application} today={day} />
      <h2>进度</h2>
      {application?.status === "unconfirmed" && (
        <p className="note note-warning">确认期已过，您没有确认积分，本年度不参加排名。有疑问的，请联系积分办。</p>
      )}
      <CaseTimeline steps={steps(dossier, application)} />
      {application !== null && application.candidacies.length > 0 && (
        <>
          <h2>申报的项目</h2>
          <TaskList
            tasks={application.candidacies.map((one) => ({
              name: one.child === null ? one.project : `${one.project}（${one.child}）`,
              status: CANDIDACY_STATUS[one.status],
            }))}
          />
        </>
      )}
      {application?.receipt != null && (
        <p>
          受理号 {application.receipt}，<a href="/applicant/receipt">查看回执</a>
        </p>
      )}
    </>
  );
}

function NextStep({
  dossier,
  application,
  today,
}: {
  readonly dossier: DossierView | null;
  readonly application: ApplicationView | null;
  readonly today: string;
}) {
  if (dossier === null || dossier.status === "draft")
    return (
      <div className="note">
        {dossier?.returnReason != null && <p>{`您的档案被退回补正：${dossier.returnReason}`}</p>}
        <p>
          下一步：<a href="/applicant/dossier">填写档案</a>，送镇（街道）确认身份。
        </p>
      </div>
    );
  if (application === null)
    return (
      <div className="note">
        <p>
          <StatusTag status={DOSSIER_STATUS[dossier.status]} />
        </p>
        <p>
          下一步：<a href="/applicant/application">开始本年度申报</a>。身份确认期间也可以先填写。
        </p>
      </div>
    );
  return (
    <div className="note">
      <p>
        <StatusTag status={APPLICATION_STATUS[application.status]} />
      </p>
      {application.status === "draft" && (
        <p>
          下一步：<a href="/applicant/application">继续填写申报</a>。每一步都已保存，可以随时离开。
        </p>
      )}
      {application.status === "awaiting-confirmation" && application.confirmBy !== null && (
        <p>
          下一步：<a href="/applicant/score">核对并确认积分</a>，{dayInWords(application.confirmBy)} 24:00 前（
          {countdown(today, application.confirmBy)}）。逾期未确认的，不参加排名。
        </p>
      )}
      {application.candidacies.some((one) => one.status === "in-notice") && (
        <p>
          您的排名已经公示：<a href="/applicant/notices">查看名次和证明</a>。
        </p>
      )}
    </div>
  );
}

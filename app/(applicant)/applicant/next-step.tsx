import type { ReactNode } from "react";
import { StatusTag } from "@/app/_parts/status-tag";
import { countdown, deadlineInWords } from "@/lib/copy/dates";
import { APPLICATION_STATUS, DOSSIER_STATUS } from "@/lib/copy/statuses";
import type { ApplicationStatus } from "@/lib/domain/application/statuses";
import { townshipName } from "@/lib/domain/dossier/townships";
import type { ApplicationView } from "@/lib/usecases/application/read-application";
import type { DossierView } from "@/lib/usecases/dossier/read-dossier";

type Props = {
  readonly dossier: DossierView | null;
  readonly application: ApplicationView | null;
  readonly today: string;
};

const WAITS_FOR_PERSON: readonly ApplicationStatus[] = ["draft", "supplementing", "awaiting-confirmation"];

/** Where the case stands in a word, and what the person does next, or that there is nothing to do. */
export function NextStep({ dossier, application, today }: Props) {
  const waits = application !== null && WAITS_FOR_PERSON.includes(application.status);
  return (
    <div className={waits ? "note note-action" : "note"}>
      {application !== null ? (
        <p>
          <StatusTag status={APPLICATION_STATUS[application.status]} />
        </p>
      ) : (
        dossier !== null && (
          <p>
            <StatusTag status={DOSSIER_STATUS[dossier.status]} />
          </p>
        )
      )}
      {application === null ? (
        <BeforeApplication dossier={dossier} />
      ) : (
        <p>{NEXT[application.status](application, today)}</p>
      )}
      {application?.status === "supplementing" && (
        <ul>
          {application.supplement?.points.map((point) => (
            <li key={point.text}>{point.text}</li>
          ))}
        </ul>
      )}
      {application?.candidacies.some((one) => one.status === "in-notice" || one.status === "final") && (
        <p>
          您的排名已经公示：<a href="/applicant/notices">查看名次和证明</a>。
        </p>
      )}
    </div>
  );
}

function BeforeApplication({ dossier }: { readonly dossier: DossierView | null }) {
  if (dossier === null || dossier.status === "draft")
    return (
      <>
        {dossier?.returnReason != null && <p>{`您的档案被退回补正：${dossier.returnReason}`}</p>}
        <p>
          下一步：<a href="/applicant/dossier">填写档案</a>，送镇（街道）确认身份。
        </p>
      </>
    );
  return (
    <p>
      下一步：<a href="/applicant/application">开始本年度申报</a>。
      {dossier.status === "identity-pending" && "等待确认身份期间，也可以先填写。"}
    </p>
  );
}

const NEXT: Record<ApplicationStatus, (application: ApplicationView, today: string) => ReactNode> = {
  draft: () => (
    <>
      下一步：<a href="/applicant/application">继续填写申报</a>。每一步都已保存，可以随时离开。
    </>
  ),
  submitted: (application) =>
    `申报已经送到${townshipName(application.township)}，等待初审。您现在不用做什么，有进展会短信通知您。`,
  supplementing: (application, today) =>
    application.supplementBy !== null && (
      <>
        下一步：<a href="/applicant/application">按列出的问题补正</a>
        {`，${deadlineInWords(application.supplementBy)}（${countdown(today, application.supplementBy)}）。逾期未补正的，按已有的材料评定。`}
      </>
    ),
  refused: (application) => (
    <>
      {`申报没有通过初审，原因是“${application.refusal ?? ""}”。`}有疑问的，请<a href="/contact">联系积分办</a>。
    </>
  ),
  scoring: () => "各部门正在评定您的积分。您现在不用做什么，评定后会短信通知您。",
  scored: (application) => `积分已经评定，等待${townshipName(application.township)}反馈给您。您现在不用做什么。`,
  "awaiting-confirmation": (application, today) =>
    application.confirmBy !== null && (
      <>
        下一步：<a href="/applicant/score">核对并确认积分</a>
        {`，${deadlineInWords(application.confirmBy)}（${countdown(today, application.confirmBy)}）。逾期未确认的，不参加排名。`}
      </>
    ),
  confirmed: () => (
    <>
      您已确认积分，等待排名和公示。公示后会短信通知您。<a href="/applicant/score">查看积分</a>
    </>
  ),
  unconfirmed: () => (
    <>
      确认期已过，您没有确认积分，本年度不参加排名。有疑问的，请<a href="/contact">联系积分办</a>。
    </>
  ),
  withdrawn: () => "您已撤回本年度的申报，不再办理。",
};

import type { ReactNode } from "react";
import { StatusTag } from "@/app/_parts/status-tag";
import { countdown, deadlineInWords } from "@/lib/copy/dates";
import { serveByText, VOUCHER_NAMES } from "@/lib/copy/fulfilment";
import { askedAnewText, silenceText } from "@/lib/copy/rescoring";
import { isAsked } from "@/lib/copy/sanctions";
import { APPLICATION_STATUS, DOSSIER_STATUS } from "@/lib/copy/statuses";
import type { ApplicationStatus } from "@/lib/domain/application/statuses";
import { isPastNotice } from "@/lib/domain/candidacy/statuses";
import { townshipName } from "@/lib/domain/dossier/townships";
import type { OwnApplicationView } from "@/lib/usecases/application/read-application";
import type { DossierView } from "@/lib/usecases/dossier/read-dossier";
import type { OfferView } from "@/lib/usecases/fulfilment/offer-view";
import type { SanctionView } from "@/lib/usecases/sanction/sanction-view";

type Props = {
  readonly dossier: DossierView | null;
  readonly application: OwnApplicationView | null;
  readonly offers: readonly OfferView[];
  readonly sanctions: readonly SanctionView[];
  readonly today: string;
};

/** Where the case stands in a word, and what the person does next, or that there is nothing to do. */
export function NextStep({ dossier, application, offers, sanctions, today }: Props) {
  const asked = application?.material.filter((one) => one.answeredAt === null && today <= one.dueOn) ?? [];
  const open = offers.filter((one) => one.answer === null && today <= one.dueOn);
  const accepted = offers.filter((one) => one.answer === "accepted" && one.servedAt === null);
  const heard = sanctions.filter((one) => isAsked(one, today));
  const waits =
    heard.length > 0 || asked.length > 0 || open.length > 0 || (application !== null && WAITS.has(application.status));
  return (
    <div className={waits ? "note note-action" : "note"}>
      {heard.map((one) => (
        <p key={one.id}>
          积分办认为您的申报可能含有虚假材料：
          <a href={`/applicant/sanctions/${one.id}`}>查看原因并说明情况</a>
          {`，${deadlineInWords(one.heardUntil ?? "")}（${countdown(today, one.heardUntil ?? "")}）。没有说明的，按核查的情况决定。`}
        </p>
      ))}
      {open.map((one) => (
        <p key={one.id}>
          {`您有${nameOf(one)}的名额（${one.pool}）：`}
          <a href={`/applicant/offers/${one.id}`}>选择接受或放弃</a>
          {`，${deadlineInWords(one.dueOn)}（${countdown(today, one.dueOn)}）。逾期没有答复的，名额给下一位候补。`}
        </p>
      ))}
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
      {asked.map((one) => (
        <p key={one.id}>
          评分部门请您补充材料：<a href={`/applicant/material/${one.id}`}>查看要求并提交</a>
          {`，${deadlineInWords(one.dueOn)}（${countdown(today, one.dueOn)}）。`}
        </p>
      ))}
      {accepted.map((one) => (
        <p key={one.id}>
          {`您已接受${nameOf(one)}的名额：`}
          <a href={`/applicant/offers/${one.id}`}>{`查看${VOUCHER_NAMES[one.kind]}`}</a>
          {one.serveBy === null ? "。" : `。${serveByText(one.serveBy, today)}`}
        </p>
      ))}
      {application?.candidacies.some((one) => one.status === "in-notice") && (
        <p>
          您的排名已经公示：<a href="/applicant/notices">查看名次和证明</a>。
        </p>
      )}
    </div>
  );
}

const nameOf = ({ project, child }: OfferView) => (child === null ? project : `${project}（${child}）`);

/** Statuses in which the person has the next step. */
const WAITS: ReadonlySet<ApplicationStatus> = new Set(["draft", "supplementing", "refused", "awaiting-confirmation"]);

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

const NEXT: Record<ApplicationStatus, (application: OwnApplicationView, today: string) => ReactNode> = {
  draft: () => (
    <>
      下一步：<a href="/applicant/application">继续填写申报</a>。每一步都已保存，可以随时离开。
    </>
  ),
  submitted: (application) =>
    application.correcting ? (
      <>
        您正在更正申报：<a href="/applicant/application">继续更正或放弃更正</a>。重新提交之前，原来提交的内容一直有效。
      </>
    ) : application.supplement?.ended === "lapsed" ? (
      `补正期限已过，${townshipName(application.township)}将按您已提交的内容审核。您现在不用做什么，有结果会短信通知您。`
    ) : (
      `申报已经送到${townshipName(application.township)}，等待初审。您现在不用做什么，有进展会短信通知您。`
    ),
  supplementing: ({ supplement, township }, today) =>
    supplement !== null && (
      <>
        {`${townshipName(township)}请您补正 ${supplement.points.length} 点。下一步：`}
        <a href="/applicant/application">查看缺什么、怎么补</a>
        {`，${deadlineInWords(supplement.dueOn)}送回（${countdown(today, supplement.dueOn)}）。到期没有送回的，按已提交的内容审核。`}
      </>
    ),
  refused: () => (
    <>
      您的申报没有通过初审。<a href="/applicant/application">查看原因和提出异议的方法</a>。
    </>
  ),
  scoring: ({ recheck }) =>
    recheck.some((one) => !one.done)
      ? "您不同意的项目正由另一位工作人员复核。您现在不用做什么，复核后会重新反馈积分并短信通知您。"
      : "各部门正在评定您的积分。您现在不用做什么，评定后会短信通知您。",
  scored: (application) => `积分已经评定，等待${townshipName(application.township)}反馈给您。您现在不用做什么。`,
  "awaiting-confirmation": ({ asked, confirmBy }, today) =>
    asked !== null &&
    confirmBy !== null && (
      <>
        {askedAnewText(asked)}
        {asked.correction !== null && <br />}
        下一步：<a href="/applicant/score">核对并确认积分</a>
        {`，${deadlineInWords(confirmBy)}（${countdown(today, confirmBy)}）。${silenceText(asked)}`}
      </>
    ),
  confirmed: ({ candidacies }) => (
    <>
      {candidacies.some((one) => isPastNotice(one.status))
        ? "您已确认积分，项目的结果已确定。"
        : candidacies.some((one) => one.status === "in-notice")
          ? "您已确认积分。"
          : "您已确认积分，等待排名和公示。公示后会短信通知您。"}
      <a href="/applicant/score">查看积分</a>
    </>
  ),
  unconfirmed: () => (
    <>
      确认期已过，您没有确认积分，本年度不参加排名。<a href="/applicant/score">查看积分</a>；有疑问的，请
      <a href="/contact">联系积分办</a>。
    </>
  ),
  withdrawn: () => "您已撤回本年度的申报，不再办理。",
  void: () => "您本年度的申报已作废，不再办理。决定、理由和提出异议的方法见下面的“虚假材料的处理”。",
};

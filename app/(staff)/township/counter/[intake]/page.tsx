import type { Metadata } from "next";
import { CaseTimeline } from "@/app/_parts/case-timeline";
import { TaskList } from "@/app/_parts/task-list";
import { intakeOf } from "@/lib/auth/desk";
import { APPLICATION_STATUS, DOSSIER_STATUS, type Named } from "@/lib/copy/statuses";
import { readOwnApplication } from "@/lib/usecases/application/read-application";
import { readOwnDossier } from "@/lib/usecases/dossier/read-dossier";
import { listOwnOffers } from "@/lib/usecases/fulfilment/read-own-offers";
import { officeDay } from "@/lib/usecases/public/office-day";
import { listOwnSanctions } from "@/lib/usecases/sanction/list-own-sanctions";
import { stepsOf } from "../../../../(applicant)/applicant/steps";

export const metadata: Metadata = { title: "窗口代办" };

const NOT_STARTED: Named = { name: "未开始", tone: "action" };
const READY: Named = { name: "可以打印", tone: "good" };

/** What is to be done for the person who is present, in order, and where the case stands. */
export default async function IntakePage({ params }: { readonly params: Promise<{ readonly intake: string }> }) {
  const { actor, base } = await intakeOf((await params).intake);
  const dossierRead = await readOwnDossier(actor);
  const applicationRead = await readOwnApplication(actor);
  const dossier = dossierRead.ok ? dossierRead.value : null;
  const application = applicationRead.ok ? applicationRead.value : null;
  const offersRead = await listOwnOffers(actor);
  const offers = offersRead.ok ? offersRead.value : [];
  const sanctionsRead = await listOwnSanctions(actor);
  const { day } = await officeDay();
  const begun = dossier !== null && dossier.status !== "draft";
  return (
    <>
      <h1>窗口代办</h1>
      <TaskList
        tasks={[
          {
            name: "1. 填写档案并送交确认",
            href: `${base}/dossier`,
            status: dossier === null ? NOT_STARTED : DOSSIER_STATUS[dossier.status],
          },
          begun
            ? {
                name: "2. 申报",
                href: `${base}/application`,
                status: application === null ? NOT_STARTED : APPLICATION_STATUS[application.status],
              }
            : { name: "2. 申报", detail: "送交档案后开始，不用等身份确认。" },
          application?.receipt == null
            ? { name: "3. 打印回执", detail: "提交申报后打印，双方签名。" }
            : { name: "3. 打印回执", href: `${base}/receipt`, detail: `受理号 ${application.receipt}`, status: READY },
          ...(application !== null && application.material.length > 0
            ? [{ name: "补充材料", href: `${base}/material`, detail: "评分部门请申报人补充材料。" }]
            : []),
          ...(application !== null && application.candidacies.length > 0
            ? [{ name: "公示和异议", href: `${base}/notices`, detail: "查看名次；提出、说明或撤回异议。" }]
            : []),
          ...(offers.length > 0
            ? [{ name: "名额和凭证", href: `${base}/offers`, detail: "接受或放弃名额，选择，打印凭证。" }]
            : []),
          ...(sanctionsRead.ok && sanctionsRead.value.length > 0
            ? [{ name: "虚假材料的处理", href: `${base}/sanctions`, detail: "查看、说明情况或提出异议。" }]
            : []),
        ]}
      />
      {application?.status === "awaiting-confirmation" && (
        <p>
          积分已反馈：<a href={`/township/points/${application.id}`}>打印并登记窗口签名确认</a>。
        </p>
      )}
      <h2>进度</h2>
      <CaseTimeline steps={stepsOf(dossier, application, offers, day)} />
      <p className="quiet">您代办并提交的，身份确认和初审由另一位工作人员办理。</p>
    </>
  );
}

import type { Metadata } from "next";
import { CaseTimeline } from "@/app/_parts/case-timeline";
import { TaskList } from "@/app/_parts/task-list";
import { requireActor } from "@/lib/auth/current-actor";
import { offerInWords } from "@/lib/copy/fulfilment";
import { sanctionTask } from "@/lib/copy/sanctions";
import { CANDIDACY_STATUS } from "@/lib/copy/statuses";
import { readOwnApplication } from "@/lib/usecases/application/read-application";
import { readOwnDossier } from "@/lib/usecases/dossier/read-dossier";
import { listOwnOffers } from "@/lib/usecases/fulfilment/read-own-offers";
import { officeDay } from "@/lib/usecases/public/office-day";
import { listOwnSanctions } from "@/lib/usecases/sanction/list-own-sanctions";
import { NextStep } from "./next-step";
import { stepsOf } from "./steps";

export const metadata: Metadata = { title: "我的办理" };

/** Where everything stands, and the one thing to do next. */
export default async function ApplicantHome() {
  const actor = await requireActor("applicant");
  const dossierRead = await readOwnDossier(actor);
  const applicationRead = await readOwnApplication(actor);
  const dossier = dossierRead.ok ? dossierRead.value : null;
  const application = applicationRead.ok ? applicationRead.value : null;
  const offersRead = await listOwnOffers(actor);
  const offers = offersRead.ok ? offersRead.value : [];
  const sanctionsRead = await listOwnSanctions(actor);
  const sanctions = sanctionsRead.ok ? sanctionsRead.value : [];
  const { day } = await officeDay();
  return (
    <>
      <h1>我的办理</h1>
      <NextStep dossier={dossier} application={application} offers={offers} sanctions={sanctions} today={day} />
      <h2>进度</h2>
      <CaseTimeline steps={stepsOf(dossier, application, offers, day)} />
      {application !== null && application.candidacies.length > 0 && (
        <>
          <h2>申报的项目</h2>
          <TaskList
            tasks={application.candidacies.map((one) => {
              const offer = offers.find(({ candidacyId }) => candidacyId === one.id);
              return {
                name: one.child === null ? one.project : `${one.project}（${one.child}）`,
                status: CANDIDACY_STATUS[one.status],
                ...(offer === undefined
                  ? {}
                  : { href: `/applicant/offers/${offer.id}`, detail: offerInWords(offer, day) }),
              };
            })}
          />
        </>
      )}
      {sanctions.length > 0 && (
        <>
          <h2>虚假材料的处理</h2>
          <TaskList tasks={sanctions.map((one) => sanctionTask(one, "/applicant", day))} />
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

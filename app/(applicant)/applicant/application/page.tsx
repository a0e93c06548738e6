import type { Metadata } from "next";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { type DeskParams, deskOf } from "@/lib/auth/desk";
import { type OwnApplicationView, readOwnApplication } from "@/lib/usecases/application/read-application";
import { readOwnDossier } from "@/lib/usecases/dossier/read-dossier";
import { officeDay } from "@/lib/usecases/public/office-day";
import { beginApplication, giveUpCorrection } from "./actions";
import { SentApplication } from "./sent";
import { SupplementList } from "./supplement";
import { Tasks } from "./tasks";

export const metadata: Metadata = { title: "申报" };

/** This year's application: begin it, fill it in, correct it, mend what is missing, or see where it stands. */
export default async function ApplicationPage({ params }: { readonly params: DeskParams }) {
  const { actor, base } = await deskOf(params);
  const read = await readOwnApplication(actor);
  const application = read.ok ? read.value : null;
  const { day } = await officeDay();
  if (application === null) {
    const dossier = await readOwnDossier(actor);
    return <Begin base={base} ready={dossier.ok && dossier.value !== null && dossier.value.status !== "draft"} />;
  }
  switch (application.filling) {
    case "draft":
      return (
        <>
          <h1>申报</h1>
          <p>顺序不限。填写过的内容都已保存，可以随时离开，换一台设备接着填。</p>
          <Tasks base={base} application={application} send="核对并提交" />
        </>
      );
    case "correction":
      return <Correction base={base} application={application} />;
    case "supplement":
      return <SupplementList base={base} application={application} today={day} />;
    default:
      return <SentApplication base={base} application={application} today={day} />;
  }
}

function Begin({ base, ready }: { readonly base: string; readonly ready: boolean }) {
  return (
    <>
      <h1>申报</h1>
      {ready ? (
        <>
          <p>申报分几步，每一步都会保存，可以随时离开，换一台设备接着填。</p>
          <Form form="empty" action={beginApplication} labels={{}}>
            <div className="buttons">
              <button className="button" type="submit">
                开始申报
              </button>
            </div>
          </Form>
        </>
      ) : (
        <p className="note">
          还不能开始申报：请先<a href={`${base}/dossier`}>填写档案</a>并送交确认。
        </p>
      )}
    </>
  );
}

function Correction({ base, application }: { readonly base: string; readonly application: OwnApplicationView }) {
  return (
    <>
      <h1>更正申报</h1>
      <p className="note note-action">
        {`您正在更正。受理号 ${application.receipt} 的内容一直有效，直到您重新提交；重新提交后以新的内容和时间为准。镇（街道）先通过初审的，这次更正不再计入。`}
      </p>
      <Tasks base={base} application={application} send="核对并重新提交" />
      <h2>不更正了</h2>
      <Form form="version" action={giveUpCorrection} labels={{}}>
        <HiddenField name="version" value={application.version} />
        <p>放弃后，更正中改动的内容不再保留，已提交的内容不变。</p>
        <div className="buttons">
          <button className="button button-quiet" type="submit">
            放弃更正
          </button>
        </div>
      </Form>
    </>
  );
}

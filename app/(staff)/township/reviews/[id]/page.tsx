import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Facts } from "@/app/_parts/facts";
import { recordIdOf } from "@/app/_parts/record-id";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { SummaryList } from "@/app/_ui/summary-list";
import { requireActor } from "@/lib/auth/current-actor";
import { APPLICATION_STATUS, DOSSIER_STATUS } from "@/lib/copy/statuses";
import { readApplication } from "@/lib/usecases/application/read-application";
import { passReview } from "./actions";

export const metadata: Metadata = { title: "初审" };

/** One application as it was sent, with its papers; pass it on to the departments. */
export default async function ReviewPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const actor = await requireActor("township-officer");
  const read = await readApplication(actor, { applicationId: recordIdOf((await params).id) });
  if (!read.ok) notFound();
  const application = read.value;
  return (
    <>
      <BackLink href="/township/reviews" name="返回列表" />
      <h1>{application.name}</h1>
      <p>
        <StatusTag status={APPLICATION_STATUS[application.status]} />{" "}
        <StatusTag status={DOSSIER_STATUS[application.dossierStatus]} />
      </p>
      <h2>申报项</h2>
      <SummaryList
        rows={application.claims.map((claim) => ({
          name: `${claim.indicator.code} ${claim.indicator.name}`,
          value: (
            <>
              <Facts indicator={claim.indicator} items={claim.items} pleaseCheck={claim.pleaseCheck} />
              {claim.note !== null && <p>{`说明：${claim.note}`}</p>}
            </>
          ),
          aside: claim.evidence.map((file) => (
            <a key={file.id} href={`/api/evidence/${file.id}`}>
              {file.name}
            </a>
          )),
        }))}
      />
      <h2>服务项目</h2>
      <ul>
        {application.candidacies.map((one) => (
          <li key={one.id}>
            {one.project}
            {one.child === null ? "" : `（${one.child}）`}
          </li>
        ))}
      </ul>
      {application.status === "submitted" && application.dossierStatus !== "active" && (
        <p className="note note-warning">
          身份还没有确认，不能通过初审。请先在<a href="/township/identity">身份确认</a>里办理。
        </p>
      )}
      {application.status === "submitted" && application.dossierStatus === "active" && (
        <Form form="firstReview" action={passReview} labels={{}}>
          <HiddenField name="applicationId" value={application.id} />
          <HiddenField name="version" value={application.version} />
          <div className="buttons">
            <button className="button" type="submit">
              通过初审
            </button>
          </div>
        </Form>
      )}
    </>
  );
}

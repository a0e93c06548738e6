import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EvidenceViewer } from "@/app/_parts/evidence-viewer";
import { Facts } from "@/app/_parts/facts";
import { recordIdOf } from "@/app/_parts/record-id";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { SummaryList } from "@/app/_ui/summary-list";
import { requireActor } from "@/lib/auth/current-actor";
import { APPLICATION_STATUS, DOSSIER_STATUS } from "@/lib/copy/statuses";
import { type ApplicationView, readApplication } from "@/lib/usecases/application/read-application";
import { passReview } from "./actions";

export const metadata: Metadata = { title: "初审" };

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly file?: string }>;
};

/** One application as it was sent, beside its papers; pass it on to the departments. */
export default async function ReviewPage({ params, searchParams }: Props) {
  const actor = await requireActor("township-officer");
  const read = await readApplication(actor, { applicationId: recordIdOf((await params).id) });
  if (!read.ok) notFound();
  const application = read.value;
  const address = `/township/reviews/${application.id}`;
  return (
    <>
      <BackLink href="/township/reviews" name="返回列表" />
      <h1>{`${application.name}，${application.applicantClass} 类`}</h1>
      <p>
        <StatusTag status={APPLICATION_STATUS[application.status]} />{" "}
        <StatusTag status={DOSSIER_STATUS[application.dossierStatus]} />
      </p>
      <div className="desk">
        <EvidenceViewer
          papers={application.files}
          chosen={(await searchParams).file}
          base={address}
          empty="申请人没有上传材料。"
        />
        <section aria-labelledby="claims">
          <h2 id="claims">申报项</h2>
          <SummaryList
            rows={application.claims.map((claim) => ({
              name: `${claim.indicator.code} ${claim.indicator.name}`,
              value: (
                <>
                  <Facts indicator={claim.indicator} items={claim.items} pleaseCheck={claim.pleaseCheck} />
                  {claim.note !== null && <p>{`说明：${claim.note}`}</p>}
                </>
              ),
              ...(claim.evidence.length === 0
                ? {}
                : {
                    aside: claim.evidence.map((file) => (
                      <a key={file.id} href={`${address}?file=${file.id}`} aria-label={`看材料 ${file.name}`}>
                        看材料
                      </a>
                    )),
                  }),
            }))}
          />
          <h2>服务项目</h2>
          <ul>
            {application.candidacies.map((one) => (
              <li key={one.id}>{one.child === null ? one.project : `${one.project}（子女 ${one.child}）`}</li>
            ))}
          </ul>
          <Decision application={application} />
        </section>
      </div>
    </>
  );
}

function Decision({ application }: { readonly application: ApplicationView }) {
  if (application.status !== "submitted") return <p className="note">这份申报已经初审。</p>;
  if (application.dossierStatus !== "active")
    return (
      <p className="note note-warning">
        身份还没有确认，不能通过初审。请先在<a href="/township/identity">身份确认</a>里办理。
      </p>
    );
  return (
    <Form form="firstReview" action={passReview} labels={{}}>
      <HiddenField name="applicationId" value={application.id} />
      <HiddenField name="version" value={application.version} />
      <div className="buttons">
        <button className="button" type="submit">
          通过初审
        </button>
      </div>
    </Form>
  );
}

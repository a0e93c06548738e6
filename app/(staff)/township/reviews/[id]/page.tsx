import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EvidenceViewer } from "@/app/_parts/evidence-viewer";
import { recordIdOf } from "@/app/_parts/record-id";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { requireActor } from "@/lib/auth/current-actor";
import { byCounter } from "@/lib/copy/counter";
import { APPLICATION_STATUS_FOR_STAFF, DOSSIER_STATUS } from "@/lib/copy/statuses";
import { readApplication } from "@/lib/usecases/application/read-application";
import { nextInTownship } from "@/lib/usecases/work/list-queues";
import { DoneNote } from "../../done-note";
import { Decisions } from "./decisions";
import { Sent } from "./sent";

export const metadata: Metadata = { title: "初审" };

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly file?: string; readonly done?: string }>;
};

/** First review at the desk: left the papers, right what was sent and the three decisions; on to the next case from here. */
export default async function ReviewPage({ params, searchParams }: Props) {
  const actor = await requireActor("township-officer");
  const id = recordIdOf((await params).id);
  const read = await readApplication(actor, { applicationId: id });
  if (!read.ok) notFound();
  const application = read.value;
  const { file, done } = await searchParams;
  const waits = application.status === "submitted";
  const next = waits ? await nextInTownship(actor, "submitted", id) : null;
  const used = application.files.filter((one) => one.usedBy.length > 0);
  return (
    <>
      <p className="links">
        <BackLink href="/township/reviews" name="返回列表" />
        {next !== null && <a href={`/township/reviews/${next}`}>跳过，看下一件</a>}
      </p>
      <DoneNote done={done} />
      <h1>{`${application.name}（${application.applicantClass} 类）`}</h1>
      <p>
        <StatusTag status={APPLICATION_STATUS_FOR_STAFF[application.status]} />{" "}
        <StatusTag status={DOSSIER_STATUS[application.dossierStatus]} />
      </p>
      {application.counter !== null && <p>{`${byCounter(application.counter)}。`}</p>}
      <div className="desk">
        <EvidenceViewer
          papers={used}
          chosen={file}
          base={`/township/reviews/${id}`}
          empty="申请人没有上传材料；部门能查到的，不需要材料。"
        />
        <section aria-labelledby="claims">
          <Sent application={application} />
          {waits && <Decisions application={application} />}
        </section>
      </div>
    </>
  );
}

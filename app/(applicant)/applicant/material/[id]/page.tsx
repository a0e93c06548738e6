import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { recordIdOf } from "@/app/_parts/record-id";
import { UploadForm } from "@/app/_parts/upload-form";
import { BackLink } from "@/app/_ui/back-link";
import { CheckboxGroup, HiddenField, TextArea } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { deskOf } from "@/lib/auth/desk";
import { countdown, dayInWords, deadlineInWords, instantInWords } from "@/lib/copy/dates";
import { shanghaiDay, shanghaiInstant } from "@/lib/platform/clock";
import { type OwnApplicationView, readOwnApplication } from "@/lib/usecases/application/read-application";
import { officeDay } from "@/lib/usecases/public/office-day";
import { answer } from "./actions";

export const metadata: Metadata = { title: "补充材料" };

type Query = { readonly stored?: string; readonly refused?: string; readonly sent?: string };
type Props = {
  readonly params: Promise<{ readonly id: string; readonly intake?: string }>;
  readonly searchParams: Promise<Query>;
};

/** What a department asks for, until when, and the answer in words and files. */
export default async function MaterialRequestPage({ params, searchParams }: Props) {
  const { actor, base, intake } = await deskOf(params);
  const id = recordIdOf((await params).id);
  const read = await readOwnApplication(actor);
  const application = read.ok ? read.value : null;
  const request = application?.material.find((one) => one.id === id);
  if (application === null || request === undefined) notFound();
  const { day } = await officeDay();
  const query = await searchParams;
  const { rulebook } = application;
  const indicator = rulebook.indicators.find((one) => one.code === request.indicator);
  const department = rulebook.departments.find((one) => one.code === indicator?.department)?.name ?? "评分部门";
  return (
    <>
      <BackLink href={`${base}/material`} name="返回补充材料" />
      <h1>{`补充材料：${indicator?.name ?? request.indicator}`}</h1>
      {query.sent !== undefined && (
        <p className="note note-done" role="status">
          已提交。评分部门会接着评定，您现在不用做什么。
        </p>
      )}
      <p>{`${department}于${dayInWords(shanghaiDay(request.askedAt))}请您补充：`}</p>
      <blockquote>{request.text}</blockquote>
      {request.answeredAt !== null ? (
        <Answered
          behalf={intake === null ? "" : `?behalf=${intake.id}`}
          request={request}
          answeredAt={request.answeredAt}
        />
      ) : day <= request.dueOn ? (
        <>
          <p className="note note-action">
            {`请在 ${deadlineInWords(request.dueOn)}提交（${countdown(day, request.dueOn)}），只能提交一次。到期没有提交的，部门按现有材料评定。`}
          </p>
          <Answer application={application} request={request} query={query} />
        </>
      ) : (
        <p className="note">{`期限（${dayInWords(request.dueOn)}）已过，没有收到您的材料，部门按现有材料评定。`}</p>
      )}
    </>
  );
}

type Request = OwnApplicationView["material"][number];

function Answered({
  behalf,
  request,
  answeredAt,
}: {
  readonly behalf: string;
  readonly request: Request;
  readonly answeredAt: Date;
}) {
  return (
    <>
      <h2>您的答复</h2>
      <p>{`提交时间 ${instantInWords(shanghaiInstant(answeredAt))}`}</p>
      {request.answer !== null && request.answer !== "" && <blockquote>{request.answer}</blockquote>}
      <ul>
        {request.files.map((file) => (
          <li key={file.id}>
            <a href={`/api/evidence/${file.id}${behalf}`}>{file.name}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Files first, each kept at once; then the answer, with the files that belong to it ticked. New ones are ticked already. */
function Answer({
  application,
  request,
  query,
}: {
  readonly application: OwnApplicationView;
  readonly request: Request;
  readonly query: Query;
}) {
  const { files, material } = application;
  const answered = new Set(material.flatMap((one) => one.files.map((file) => file.id)));
  const fresh = files.filter((file) => file.usedBy.length === 0 && !answered.has(file.id));
  return (
    <>
      <h2>第一步：上传文件（没有文件的，直接写说明）</h2>
      <UploadForm
        indicator={null}
        material={request.id}
        stored={query.stored !== undefined}
        refused={query.refused ?? null}
      />
      <h2>第二步：提交</h2>
      <Form form="material" action={answer} labels={{ answer: "说明", evidence: "文件" }}>
        <HiddenField name="requestId" value={request.id} />
        {files.length > 0 && (
          <CheckboxGroup
            name="evidence"
            label="用来答复的文件"
            choices={files.map((file) => ({ value: file.id, label: file.name }))}
            defaultValues={fresh.map((file) => file.id)}
          />
        )}
        <TextArea name="answer" label="说明" hint="有文件的可以不填" />
        <div className="buttons">
          <button className="button" type="submit">
            提交材料
          </button>
        </div>
      </Form>
    </>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseTimeline } from "@/app/_parts/case-timeline";
import { objectionSteps } from "@/app/_parts/objection-steps";
import { recordIdOf } from "@/app/_parts/record-id";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { HiddenField, TextArea } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { SummaryList } from "@/app/_ui/summary-list";
import { requireActor } from "@/lib/auth/current-actor";
import { countdown, deadlineInWords, instantInWords } from "@/lib/copy/dates";
import { noticeSlug } from "@/lib/copy/notice";
import { GROUND_NAMES, NEXT_INSTANCE, OBJECTION_STATUS } from "@/lib/copy/objections";
import { shanghaiInstant } from "@/lib/platform/clock";
import { listOwnObjections, type OwnObjectionView } from "@/lib/usecases/objection/list-own-objections";
import { officeDay } from "@/lib/usecases/public/office-day";
import { answer } from "./actions";

export const metadata: Metadata = { title: "异议" };

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly sent?: string }>;
};

/** One case for its person: where it stands, what was said, what came of it; a third party's with the place for an answer. */
export default async function OwnObjectionPage({ params, searchParams }: Props) {
  const actor = await requireActor("applicant");
  const id = recordIdOf((await params).id);
  const read = await listOwnObjections(actor);
  const one = (read.ok ? read.value : []).find((objection) => objection.id === id);
  if (one === undefined) notFound();
  const { day } = await officeDay();
  const own = one.side === "person";
  return (
    <>
      <BackLink href="/applicant/notices" name="返回我的公示" />
      <h1>
        {own ? `我的异议：${one.project}` : `有人对您提出异议：${one.project}`}{" "}
        <StatusTag status={OBJECTION_STATUS[one.status]} />
      </h1>
      {(await searchParams).sent !== undefined && (
        <p className="note note-done" role="status">
          已提交。积分办核实后作出决定，短信通知您。
        </p>
      )}
      <Result one={one} />
      {!own && <Heard one={one} today={day} />}
      <h2>办理进度</h2>
      <CaseTimeline steps={objectionSteps(one, "您")} />
      {own && (
        <>
          <h2>您提出的内容</h2>
          <SummaryList
            rows={[
              { name: "编号", value: one.caseNumber },
              { name: "提出时间", value: instantInWords(shanghaiInstant(one.raisedAt)) },
              { name: "理由", value: GROUND_NAMES[one.ground] },
              ...(one.line === null ? [] : [{ name: "哪一项", value: one.line.name }]),
              { name: "说明", value: one.text },
              { name: "材料", value: one.files.length === 0 ? "没有" : <Files files={one.files} /> },
            ]}
          />
        </>
      )}
    </>
  );
}

function Files({ files }: Pick<OwnObjectionView, "files">) {
  return (
    <ul>
      {files.map((file) => (
        <li key={file.id}>
          <a href={`/api/evidence/${file.id}`}>{file.name}</a>
        </li>
      ))}
    </ul>
  );
}

/** What came of it: granted and corrected where, or refused with reasons and the next instance. */
function Result({ one }: { readonly one: OwnObjectionView }) {
  if (one.decidedAt === null) return null;
  const numbers = one.corrections.flatMap(({ number }) => number ?? []);
  const owed = one.corrections.length > numbers.length;
  const refused = one.status === "refused";
  return (
    <section aria-labelledby="result">
      <h2 id="result">{refused ? "没有支持" : "已支持"}</h2>
      {one.reason !== null && <blockquote>{one.reason}</blockquote>}
      {refused && one.side === "person" && <p>{NEXT_INSTANCE}</p>}
      {!refused && (
        <p>
          您的积分已按复核结果更新，见<a href="/applicant/score">我的积分</a>，不需要重新确认。
          {owed && "积分办正在重新排名，更正的公示发布后短信通知您。"}
          {numbers.map((number) => (
            <a key={number} href={`/notices/${noticeSlug(number)}`}>{`查看更正的公示 ${number}`}</a>
          ))}
        </p>
      )}
    </section>
  );
}

/** What the listed person is told of a third party's objection, and the one answer. */
function Heard({ one, today }: { readonly one: OwnObjectionView; readonly today: string }) {
  const until = one.heardUntil ?? "";
  return (
    <>
      <p>反映的情况：</p>
      <blockquote>{one.heard}</blockquote>
      {one.answeredAt !== null ? (
        <>
          <p>{`您的说明，提交于 ${instantInWords(shanghaiInstant(one.answeredAt))}：`}</p>
          <blockquote>{one.answer}</blockquote>
        </>
      ) : one.decidedAt === null && today <= until ? (
        <>
          <p className="note note-action">
            {`请在 ${deadlineInWords(until)}说明情况（${countdown(today, until)}），只能提交一次。没有说明的，按核实的情况决定。`}
          </p>
          <Form form="answerObjection" action={answer} labels={{ answer: "您的说明" }}>
            <HiddenField name="objectionId" value={one.id} />
            <TextArea name="answer" label="您的说明" hint="事实是什么，有什么可以证明" />
            <div className="buttons">
              <button className="button" type="submit">
                提交说明
              </button>
            </div>
          </Form>
        </>
      ) : (
        <p className="note">说明的期限已过，没有收到您的说明。</p>
      )}
    </>
  );
}

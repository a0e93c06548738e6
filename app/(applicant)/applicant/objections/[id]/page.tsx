import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseTimeline } from "@/app/_parts/case-timeline";
import { objectionSteps } from "@/app/_parts/objection-steps";
import { recordIdOf } from "@/app/_parts/record-id";
import { SignatureLines } from "@/app/_parts/signature-lines";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { ConfirmationPanel } from "@/app/_ui/confirmation-panel";
import { HiddenField, TextArea } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { SummaryList } from "@/app/_ui/summary-list";
import { deskOf } from "@/lib/auth/desk";
import { byCounter, toldText } from "@/lib/copy/counter";
import { countdown, deadlineInWords, instantInWords, plainDay } from "@/lib/copy/dates";
import { noticeSlug } from "@/lib/copy/notice";
import { GROUND_NAMES, NEXT_INSTANCE, OBJECTION_STATUS } from "@/lib/copy/objections";
import { canWithdraw } from "@/lib/domain/objection/statuses";
import { shanghaiInstant } from "@/lib/platform/clock";
import type { IntakeView } from "@/lib/usecases/intake/read-intakes";
import { listOwnObjections, type OwnObjectionView } from "@/lib/usecases/objection/list-own-objections";
import { officeDay } from "@/lib/usecases/public/office-day";
import { answer, withdraw } from "./actions";

export const metadata: Metadata = { title: "异议" };

type Props = {
  readonly params: Promise<{ readonly id: string; readonly intake?: string }>;
  readonly searchParams: Promise<{ readonly sent?: string; readonly raised?: string; readonly withdrawn?: string }>;
};

/** One case for its person: where it stands, what was said, what came of it; a third party's with the place for an answer. */
export default async function OwnObjectionPage({ params, searchParams }: Props) {
  const { actor, base, intake } = await deskOf(params);
  const id = recordIdOf((await params).id);
  const read = await listOwnObjections(actor);
  const one = (read.ok ? read.value : []).find((objection) => objection.id === id);
  if (one === undefined) notFound();
  const { day } = await officeDay();
  const own = one.side === "person";
  const { raised, sent, withdrawn } = await searchParams;
  const behalf = intake === null ? "" : `?behalf=${intake.id}`;
  return (
    <>
      <BackLink href={`${base}/notices`} name="返回我的公示" />
      <h1>
        {own ? `我的异议：${one.project}` : `有人对您提出异议：${one.project}`}{" "}
        <StatusTag status={OBJECTION_STATUS[one.status]} />
      </h1>
      {sent !== undefined && (
        <p className="note note-done" role="status">
          {`已提交。积分办核实后作出决定，${toldText(intake)}。`}
        </p>
      )}
      {raised !== undefined && (
        <ConfirmationPanel label="异议已收到，编号" number={one.caseNumber}>
          <p>{`最迟${plainDay(one.dueOn)}作出决定，${toldText(intake)}。`}</p>
          {one.counter !== null && <p>{byCounter(one.counter)}</p>}
        </ConfirmationPanel>
      )}
      {intake !== null && (one.decidedAt === null || withdrawn !== undefined) && (
        <p className="note no-print">请打印本页，双方签名，一份交申报人，一份窗口留存。</p>
      )}
      <Result one={one} intake={intake} />
      {!own && <Heard one={one} today={day} />}
      <h2>办理进度</h2>
      <CaseTimeline steps={objectionSteps(one, "您", own ? "您" : "提出人")} />
      {own && (
        <>
          <h2>您提出的内容</h2>
          <SummaryList
            rows={[
              { name: "编号", value: one.caseNumber },
              { name: "提出时间", value: instantInWords(shanghaiInstant(one.raisedAt)) },
              ...(one.counter === null ? [] : [{ name: "代办", value: byCounter(one.counter) }]),
              { name: "理由", value: GROUND_NAMES[one.ground] },
              ...(one.line === null ? [] : [{ name: "哪一项", value: one.line.name }]),
              { name: "说明", value: one.text },
              { name: "材料", value: one.files.length === 0 ? "没有" : <Files files={one.files} behalf={behalf} /> },
            ]}
          />
        </>
      )}
      {intake !== null && <SignatureLines names={["申报人签名（或捺印）", "窗口经办人签名", "日期"]} />}
      {own && canWithdraw(one.status) && <Withdraw one={one} />}
    </>
  );
}

function Withdraw({ one }: { readonly one: OwnObjectionView }) {
  return (
    <div className="no-print">
      <Form form="objection" action={withdraw} labels={{}} fold="撤回异议">
        <p>撤回后不再办理，您的结果保持不变。公示期内还可以重新提出。部门提出复核意见以后，不能撤回。</p>
        <HiddenField name="objectionId" value={one.id} />
        <HiddenField name="version" value={one.version} />
        <div className="buttons">
          <button className="button button-warning" type="submit">
            撤回异议
          </button>
        </div>
      </Form>
    </div>
  );
}

function Files({ files, behalf }: Pick<OwnObjectionView, "files"> & { readonly behalf: string }) {
  return (
    <ul>
      {files.map((file) => (
        <li key={file.id}>
          <a href={`/api/evidence/${file.id}${behalf}`}>{file.name}</a>
        </li>
      ))}
    </ul>
  );
}

/** What came of it: granted and corrected where, refused with reasons and the next instance, or taken back. */
function Result({ one, intake }: { readonly one: OwnObjectionView; readonly intake: IntakeView | null }) {
  const atCounter = intake !== null;
  if (one.decidedAt === null) return null;
  if (one.status === "withdrawn")
    return (
      <p className="note">{`${one.side === "person" ? "您" : "提出人"}于${instantInWords(shanghaiInstant(one.decidedAt))}撤回了这件异议，不再办理。${one.side === "person" ? "公示期还没有结束的，可以在“我的公示”重新提出。" : ""}`}</p>
    );
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
          您的积分已按复核结果更新{atCounter ? "" : "，"}
          {!atCounter && <a href="/applicant/score">查看我的积分</a>}，不需要重新确认。
          {owed && `积分办正在重新排名，更正的公示发布后${toldText(intake)}。`}
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
          <p>
            {`您的说明，提交于${instantInWords(shanghaiInstant(one.answeredAt))}${one.answerCounter === null ? "" : `，${byCounter(one.answerCounter)}`}：`}
          </p>
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
        one.status !== "withdrawn" && <p className="note">说明的期限已过，没有收到您的说明。</p>
      )}
    </>
  );
}

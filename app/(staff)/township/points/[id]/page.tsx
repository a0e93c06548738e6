import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { recordIdOf } from "@/app/_parts/record-id";
import { ScoreLedger } from "@/app/_parts/score-ledger";
import { ScoreReasons } from "@/app/_parts/score-reasons";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { Checkbox, HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { requireActor } from "@/lib/auth/current-actor";
import { deadlineInWords } from "@/lib/copy/dates";
import { pointsText } from "@/lib/copy/score-lines";
import { APPLICATION_STATUS_FOR_STAFF } from "@/lib/copy/statuses";
import { dueDays } from "@/lib/usecases/application/due-days";
import { readScore, type ScoreView } from "@/lib/usecases/scoring/read-score";
import { nextInTownship } from "@/lib/usecases/work/list-queues";
import { DoneNote } from "../../done-note";
import { recordSignature, tellPoints } from "./actions";

export const metadata: Metadata = { title: "反馈积分" };

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly done?: string }>;
};

/** The points with each line explained: tell the person, or record that the person signed them at the counter. */
export default async function PointsPage({ params, searchParams }: Props) {
  const actor = await requireActor("township-officer");
  const id = recordIdOf((await params).id);
  const read = await readScore(actor, { applicationId: id });
  if (!read.ok) notFound();
  const view = read.value;
  const [score] = view.scores;
  const next = view.status === "scored" ? await nextInTownship(actor, "scored", id) : null;
  return (
    <>
      <p className="links">
        <BackLink href="/township/points" name="返回列表" />
        {next !== null && <a href={`/township/points/${next}`}>跳过，看下一件</a>}
      </p>
      <DoneNote done={(await searchParams).done} />
      <h1>{view.name}</h1>
      <p>
        <StatusTag status={APPLICATION_STATUS_FOR_STAFF[view.status]} />
      </p>
      {score !== undefined && (
        <ScoreLedger score={score} rulebook={view.rulebook} caption={`总分 ${pointsText(score.total)} 分`} />
      )}
      <ScoreReasons view={view} own={false} />
      {view.status === "scored" && <Tell view={view} />}
      {view.status === "awaiting-confirmation" && <Counter view={view} />}
    </>
  );
}

async function Tell({ view }: { readonly view: ScoreView }) {
  const { confirmation } = await dueDays();
  return (
    <Form form="feedBack" action={tellPoints} labels={{}}>
      <HiddenField name="applicationId" value={view.applicationId} />
      <HiddenField name="version" value={view.version} />
      <p>
        {confirmation === null
          ? "反馈后短信通知本人。"
          : `反馈后短信通知本人。今天反馈的，本人可在 ${deadlineInWords(confirmation)}确认，或对某一行提出不同意见。`}
      </p>
      <div className="buttons">
        <button className="button" type="submit">
          反馈积分
        </button>
      </div>
    </Form>
  );
}

function Counter({ view }: { readonly view: ScoreView }) {
  return (
    <>
      <h2>窗口签字确认</h2>
      <p>
        {`本人到窗口签字的，在这里登记，${view.confirmBy === null ? "" : `${deadlineInWords(view.confirmBy)}有效`}。本人有不同意见的，请不要登记，帮助本人在网上提出。`}
      </p>
      <Form form="counter" action={recordSignature} labels={{ signed: "核对" }}>
        <HiddenField name="applicationId" value={view.applicationId} />
        <HiddenField name="version" value={view.version} />
        <Checkbox name="signed" label="已核对本人身份证件，本人已在积分表上签字" />
        <div className="buttons">
          <button className="button" type="submit">
            登记签字确认
          </button>
        </div>
      </Form>
    </>
  );
}

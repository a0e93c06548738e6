import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { recordIdOf } from "@/app/_parts/record-id";
import { ScoreLedger } from "@/app/_parts/score-ledger";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { requireActor } from "@/lib/auth/current-actor";
import { pointsText } from "@/lib/copy/score-lines";
import { APPLICATION_STATUS } from "@/lib/copy/statuses";
import { readScore } from "@/lib/usecases/scoring/read-score";
import { tellPoints } from "./actions";

export const metadata: Metadata = { title: "反馈积分" };

export default async function PointsPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const actor = await requireActor("township-officer");
  const read = await readScore(actor, { applicationId: recordIdOf((await params).id) });
  if (!read.ok) notFound();
  const view = read.value;
  const [score] = view.scores;
  return (
    <>
      <BackLink href="/township/points" name="返回列表" />
      <h1>{view.name}</h1>
      <p>
        <StatusTag status={APPLICATION_STATUS[view.status]} />
      </p>
      {score !== undefined && (
        <ScoreLedger score={score} rulebook={view.rulebook} caption={`总分 ${pointsText(score.total)} 分`} />
      )}
      {view.status === "scored" && (
        <Form form="feedBack" action={tellPoints} labels={{}}>
          <HiddenField name="applicationId" value={view.applicationId} />
          <HiddenField name="version" value={view.version} />
          <p>反馈后短信通知本人，本人有 5 个工作日确认。</p>
          <div className="buttons">
            <button className="button" type="submit">
              反馈积分
            </button>
          </div>
        </Form>
      )}
    </>
  );
}

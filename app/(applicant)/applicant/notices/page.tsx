import type { Metadata } from "next";
import { ConfirmationPanel } from "@/app/_ui/confirmation-panel";
import { requireActor } from "@/lib/auth/current-actor";
import { dayInWords, instantInWords } from "@/lib/copy/dates";
import { noticeSlug } from "@/lib/copy/notice";
import { pointsText } from "@/lib/copy/score-lines";
import { RANKING_OUTCOME_NAMES } from "@/lib/copy/statuses";
import { RankStrip } from "@/lib/documents/rank-strip";
import { shanghaiInstant } from "@/lib/platform/clock";
import { listOwnOutcomes } from "@/lib/usecases/notice/list-own-outcomes";

export const metadata: Metadata = { title: "我的公示" };

/** Own rank, outcome and public code in each notice, with the proof that only its person can get. */
export default async function OwnNoticesPage() {
  const actor = await requireActor("applicant");
  const read = await listOwnOutcomes(actor);
  const outcomes = read.ok ? read.value : [];
  return (
    <>
      <h1>我的公示</h1>
      {outcomes.length === 0 && (
        <p className="note">还没有您的公示。项目排名公示后，名次、公示代码和证明会出现在这里，并短信通知您。</p>
      )}
      {outcomes.map((one) => (
        <section key={one.candidacyId} aria-labelledby={one.candidacyId}>
          <h2 id={one.candidacyId}>{one.project}</h2>
          <ConfirmationPanel label="公示代码" number={one.code}>
            <p>{`${one.pool === null ? "" : `${one.pool}，`}第 ${one.rank} 名，${pointsText(one.total)} 分，${RANKING_OUTCOME_NAMES[one.outcome]}`}</p>
          </ConfirmationPanel>
          <RankStrip
            totals={one.totals.map((total) => total / 100)}
            quota={one.quota}
            own={{ rank: one.rank, total: one.total / 100 }}
          />
          <p>
            {`${one.number}，发布于${instantInWords(shanghaiInstant(one.publishedAt))}，公示至${dayInWords(one.objectionsUntil)}。`}
            <a href={`/notices/${noticeSlug(one.number)}/find?code=${one.code}`}>在公示中查看这一行</a>
          </p>
          <p className="buttons">
            <a className="button" href={`/api/proof/${one.candidacyId}`}>
              下载我的证明
            </a>
            <a href="/check">怎样核对</a>
          </p>
          <p className="quiet">证明里有您的姓名、证件号码和全部事实，请不要发给不相干的人。</p>
        </section>
      ))}
    </>
  );
}

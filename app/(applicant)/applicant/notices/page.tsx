import type { Metadata } from "next";
import QRCode from "qrcode";
import { StatusTag } from "@/app/_parts/status-tag";
import { TaskList } from "@/app/_parts/task-list";
import { ConfirmationPanel } from "@/app/_ui/confirmation-panel";
import { type DeskParams, deskOf } from "@/lib/auth/desk";
import { dayInWords, deadlineInWords, instantInWords } from "@/lib/copy/dates";
import { PASSED_OVER_TEXTS } from "@/lib/copy/exclusions";
import { noticeSlug } from "@/lib/copy/notice";
import { OBJECTION_STATUS } from "@/lib/copy/objections";
import { belowText, HELD_BACK_TEXT, TWO_STAND, UNLISTED_TEXTS, waitingText } from "@/lib/copy/outcomes";
import { pointsText } from "@/lib/copy/score-lines";
import { CANDIDACY_STATUS, RANKING_OUTCOME_NAMES } from "@/lib/copy/statuses";
import { RankStrip } from "@/lib/documents/rank-strip";
import { shanghaiInstant } from "@/lib/platform/clock";
import { siteOrigin } from "@/lib/platform/site";
import { listOwnOutcomes, type OwnOutcome } from "@/lib/usecases/notice/list-own-outcomes";
import { listOwnObjections, type OwnObjectionView } from "@/lib/usecases/objection/list-own-objections";

export const metadata: Metadata = { title: "我的公示" };
type Props = { readonly params: DeskParams };

/** Each own candidacy: rank, outcome and public code with the proof that only its person can get (no counter), or in private why it is in no list. */
export default async function OwnNoticesPage({ params }: Props) {
  const { actor, base, intake } = await deskOf(params);
  const read = await listOwnOutcomes(actor);
  const outcomes = read.ok ? read.value : [];
  const cases = await listOwnObjections(actor);
  const objections = cases.ok ? cases.value : [];
  return (
    <>
      <h1>我的公示</h1>
      {outcomes.length === 0 && (
        <p className="note">您还没有申报服务项目。项目排名公示后，名次、公示代码和证明会出现在这里，并短信通知您。</p>
      )}
      {outcomes.map((one) => (
        <section key={one.candidacyId} aria-labelledby={one.candidacyId}>
          <h2 id={one.candidacyId}>
            {one.project}
            {one.child !== null && `（${one.child}）`} <StatusTag status={CANDIDACY_STATUS[one.status]} />
          </h2>
          {one.twoStand && <p className="note note-warning">{TWO_STAND}</p>}
          {one.passedOver !== null && (
            <p className="note">{`轮到您时没有给您名额：您${PASSED_OVER_TEXTS[one.passedOver.reason](one.passedOver.other)}。`}</p>
          )}
          <Outcome one={one} base={base} atCounter={intake !== null} />
          <Objections
            one={one}
            base={base}
            objections={objections.filter((objection) => objection.candidacyId === one.candidacyId)}
          />
        </section>
      ))}
    </>
  );
}

/** The cases about this place, and the way to object while that is possible. */
function Objections({
  one,
  base,
  objections,
}: {
  readonly one: OwnOutcome;
  readonly base: string;
  readonly objections: readonly OwnObjectionView[];
}) {
  const own = objections.filter((objection) => objection.side === "person");
  const open = own.some((objection) => objection.decidedAt === null);
  if (objections.length === 0 && one.objectableUntil === null) return null;
  return (
    <>
      {objections.length > 0 && (
        <>
          <h3>异议</h3>
          <TaskList
            tasks={objections.map((objection) => ({
              name:
                objection.side === "person" ? `我的异议 ${objection.caseNumber}` : "有人对这一行提出异议，请您说明情况",
              href: `${base}/objections/${objection.id}`,
              status: isAsked(objection) ? ASKED : OBJECTION_STATUS[objection.status],
            }))}
          />
        </>
      )}
      {one.objectableUntil !== null && !open && (
        <p>
          <a href={`${base}/objections/new/${one.candidacyId}`}>对这个结果提出异议</a>
          {`，${deadlineInWords(one.objectableUntil)}`}
        </p>
      )}
    </>
  );
}
const ASKED = { name: "等您说明", tone: "action" } as const;
const isAsked = (one: OwnObjectionView) =>
  one.side === "third-party" && one.answeredAt === null && one.decidedAt === null;

type OutcomeProps = { readonly one: OwnOutcome; readonly base: string; readonly atCounter: boolean };

function Outcome({ one, base, atCounter }: OutcomeProps) {
  if (one.notice !== null)
    return (
      <Listed candidacyId={one.candidacyId} notice={one.notice} atCounter={atCounter} waits={one.status !== "closed"} />
    );
  if (one.heldBack) return <p className="note">{HELD_BACK_TEXT}</p>;
  if (one.unlisted === null) return <p>{waitingText(one)}</p>;
  return (
    <div className="note">
      <p>{UNLISTED_TEXTS[one.unlisted]}</p>
      {one.unlisted === "below-threshold" && one.total !== null && <p>{belowText(one.total, one.thresholds)}</p>}
      {one.unlisted !== "withdrawn" && (
        <p>
          这个结果只告诉您本人，不列入公示。{!atCounter && <a href={`${base}/score`}>查看我的积分</a>}{" "}
          <a href="/contact">联系积分办</a>
        </p>
      )}
    </div>
  );
}

async function Listed({
  candidacyId,
  notice,
  atCounter,
  waits,
}: {
  readonly candidacyId: string;
  readonly atCounter: boolean;
  readonly notice: NonNullable<OwnOutcome["notice"]>;
  /** May who is on the waitlist still move up? */
  readonly waits: boolean;
}) {
  const waiting =
    notice.waitingPlace === null
      ? ""
      : `候补第 ${notice.waitingPlace} 位。${waits ? "有名额空出时，按候补顺序递补。" : ""}`;
  const check = `/check?notice=${noticeSlug(notice.number)}&code=${notice.code}`;
  const picture = await QRCode.toDataURL(`${siteOrigin()}${check}`, { margin: 2, width: 160 });
  return (
    <>
      <ConfirmationPanel label="公示代码" number={notice.code}>
        <p>{`${notice.pool === null ? "" : `${notice.pool}，`}第 ${notice.rank} 名，${pointsText(notice.total)} 分，${RANKING_OUTCOME_NAMES[notice.outcome]}。${waiting}`}</p>
      </ConfirmationPanel>
      <RankStrip
        totals={notice.totals.map((total) => total / 100)}
        quota={notice.quota}
        own={{ rank: notice.rank, total: notice.total / 100 }}
      />
      <p>
        {`${notice.number}，发布于${instantInWords(shanghaiInstant(notice.publishedAt))}，${notice.over ? `公示期已于${dayInWords(notice.objectionsUntil)}结束，结果已确定。` : `公示至${dayInWords(notice.objectionsUntil)}。`}`}
        <a href={`/notices/${noticeSlug(notice.number)}/find?code=${notice.code}`}>在公示中查看这一行</a>
      </p>
      <p className="buttons">
        {!atCounter && (
          <a className="button" href={`/api/proof/${candidacyId}`}>
            下载我的证明
          </a>
        )}
        <a href={check}>核对我的这一行</a>
      </p>
      <figure className="figure">
        {/* biome-ignore lint/performance/noImgElement: a data URL made for this one page */}
        <img src={picture} alt="核对页的二维码，含您的公示代码" width={160} height={160} />
        <figcaption className="quiet">
          用手机扫码打开核对页。打印本页后，也可以带到镇（街道）窗口请工作人员核对。
        </figcaption>
      </figure>
      {!atCounter && <p className="quiet">证明里有您的姓名、证件号码和全部事实，请不要发给不相干的人。</p>}
    </>
  );
}

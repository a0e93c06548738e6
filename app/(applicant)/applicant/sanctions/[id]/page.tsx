import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseTimeline } from "@/app/_parts/case-timeline";
import { recordIdOf } from "@/app/_parts/record-id";
import { SanctionCorrections, SanctionFiles, SanctionOutcome } from "@/app/_parts/sanction";
import { sanctionSteps } from "@/app/_parts/sanction-steps";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { SummaryList } from "@/app/_ui/summary-list";
import { deskOf } from "@/lib/auth/desk";
import { instantInWords } from "@/lib/copy/dates";
import { bannedAtStake, bannedOutcome, banText, remedyText, sanctionStatus } from "@/lib/copy/sanctions";
import { isInForce } from "@/lib/domain/sanction/statuses";
import { shanghaiInstant } from "@/lib/platform/clock";
import { readOwnApplication } from "@/lib/usecases/application/read-application";
import { officeDay } from "@/lib/usecases/public/office-day";
import { listOwnSanctions } from "@/lib/usecases/sanction/list-own-sanctions";
import type { SanctionView } from "@/lib/usecases/sanction/sanction-view";
import { Answer, ObjectForm, type SayQuery } from "./say";

export const metadata: Metadata = { title: "虚假材料的处理" };

type Props = {
  readonly params: Promise<{ readonly id: string; readonly intake?: string }>;
  readonly searchParams: Promise<SayQuery & { readonly sent?: string }>;
};
const moment = (instant: Date) => instantInWords(shanghaiInstant(instant));

/** One case for its person: what is said, the place for an answer, what was decided and why, and how to object; also at a township's counter. */
export default async function OwnSanctionPage({ params, searchParams }: Props) {
  const { actor, base, intake } = await deskOf(params);
  const id = recordIdOf((await params).id);
  const read = await listOwnSanctions(actor);
  const one = (read.ok ? read.value : []).find((sanction) => sanction.id === id);
  if (one === undefined) notFound();
  const application = await readOwnApplication(actor);
  const files = application.ok ? (application.value?.files ?? []) : [];
  const { day } = await officeDay();
  const query = await searchParams;
  const behalf = intake === null ? "" : `?behalf=${intake.id}`;
  return (
    <>
      <BackLink href={`${base}/sanctions`} name="返回列表" />
      <h1>
        {"虚假材料的处理 "}
        <StatusTag status={sanctionStatus(one, day, false)} />
      </h1>
      {query.sent !== undefined && (
        <p className="note note-done" role="status">
          已提交，结果会短信通知您。
        </p>
      )}
      <Result one={one} today={day} />
      <h2>核查的内容</h2>
      <SummaryList
        rows={[
          { name: "编号", value: `${one.caseNumber}（${one.year} 年度申报）` },
          ...(one.line === null ? [] : [{ name: "哪一项", value: one.line.name }]),
          ...(one.file === null
            ? []
            : [{ name: "哪一份材料", value: <SanctionFiles files={[one.file]} behalf={behalf} /> }]),
          { name: "内容", value: one.ground },
          { name: "立案", value: moment(one.openedAt) },
        ]}
      />
      {one.status === "opened" && <p>积分办正在核查。作出决定以前会先听取您的说明，您现在不用做什么。</p>}
      {one.imposedAt === null && bannedAtStake(one.year, one.banned) !== null && (
        <p className="note note-warning">{bannedAtStake(one.year, one.banned)}</p>
      )}
      <Answer one={one} files={files} query={query} today={day} />
      <ObjectForm one={one} files={files} query={query} today={day} />
      {one.answeredAt !== null && (
        <Said title="您的说明" at={one.answeredAt} text={one.answer} files={one.answerFiles} behalf={behalf} />
      )}
      {one.objectedAt !== null && (
        <Said title="您的异议" at={one.objectedAt} text={one.objection} files={one.objectionFiles} behalf={behalf} />
      )}
      <h2>办理进度</h2>
      <CaseTimeline steps={sanctionSteps(one, "您")} />
    </>
  );
}

function Said({
  title,
  at,
  text,
  files,
  behalf,
}: {
  readonly title: string;
  readonly at: Date;
  readonly text: string | null;
  readonly files: SanctionView["answerFiles"];
  readonly behalf: string;
}) {
  return (
    <>
      <h2>{title}</h2>
      <p>{`提交时间 ${moment(at)}`}</p>
      <blockquote>{text}</blockquote>
      {files.length > 0 && <SanctionFiles files={files} behalf={behalf} />}
    </>
  );
}

/** What was decided, why, what follows, and what can be done against it. */
function Result({ one, today }: { readonly one: SanctionView; readonly today: string }) {
  if (one.status === "dropped")
    return (
      <section aria-labelledby="result">
        <h2 id="result">不作处理</h2>
        <blockquote>{one.dropped}</blockquote>
        <p>核查已经结束，您的申报照常办理。</p>
      </section>
    );
  if (one.imposedAt === null) return null;
  const lifted = one.status === "lifted";
  const banned = bannedOutcome(one.banned);
  return (
    <section aria-labelledby="result">
      <h2 id="result">{lifted ? "处理已撤销" : "处理决定"}</h2>
      {one.decidedAt !== null && <blockquote>{one.decision}</blockquote>}
      {lifted ? (
        <p>{`${one.void ? "这次处理的限制取消；另一处理决定还在执行，您的申报仍然作废。" : "您的申报恢复到处理以前，以后年度的限制取消。"}${banned ?? ""}各项目：`}</p>
      ) : (
        <>
          <p>{`积分办于 ${moment(one.imposedAt)}决定：您的 ${one.year} 年度申报作废${one.ban === null ? "" : `，${banText(one.ban)}`}。理由：`}</p>
          <blockquote>{one.reason}</blockquote>
          <p>{`${banned ?? ""}各项目：`}</p>
        </>
      )}
      <SanctionOutcome view={one} />
      {one.corrections.length > 0 && <SanctionCorrections view={one} />}
      {isInForce(one.status) && <p>{remedyText(one, today)}</p>}
      {lifted && one.candidacies.some((candidacy) => candidacy.restored === null) && (
        <p>
          不能恢复的项目，请<a href="/contact">联系积分办</a>；对您造成损失的，可以依法申请赔偿。
        </p>
      )}
    </section>
  );
}

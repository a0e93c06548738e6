import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { recordIdOf } from "@/app/_parts/record-id";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { Pager } from "@/app/_ui/pager";
import { StaffTable } from "@/app/_ui/staff-table";
import { requireActor } from "@/lib/auth/current-actor";
import { changedPlaceText, changedValueText, rescoringText } from "@/lib/copy/rescoring";
import { pointsText } from "@/lib/copy/score-lines";
import { KIND_NAMES, VERSION_STATUS } from "@/lib/copy/statuses";
import { townshipName } from "@/lib/domain/dossier/townships";
import type { ProjectKind } from "@/lib/domain/programme/statuses";
import { type AfterChange, type RescoringView, readRescoring } from "@/lib/usecases/scoring/read-rescoring";

export const metadata: Metadata = { title: "计分标准的更正" };

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly after?: string }>;
};

const PLACE = /^([0-9a-f-]{36})~([a-z]*)$/;

function readPlace(text: string | undefined): AfterChange {
  const [, applicationId, kind] = PLACE.exec(text ?? "") ?? [];
  return applicationId === undefined || kind === undefined ? null : { applicationId: recordIdOf(applicationId), kind };
}

/** One version of the rulebook: what it corrects and why, how far the rescoring of the year is, and whose points it changed. */
export default async function RulebookVersion({ params, searchParams }: Props) {
  const actor = await requireActor("points-office-officer");
  const rulebookId = recordIdOf((await params).id);
  const after = readPlace((await searchParams).after);
  const read = await readRescoring(actor, { rulebookId, after });
  if (!read.ok) notFound();
  const { rulebook, replaced, changes, projects, rescoring, points, more } = read.value;
  const last = points.at(-1);
  return (
    <>
      <BackLink href="/office/rulebooks" name="返回计分标准" />
      <h1>
        {`第 ${rulebook.version} 版`} <StatusTag status={VERSION_STATUS[rulebook.status]} />
      </h1>
      {replaced === null ? (
        <p className="note">这一版在年度开始前生效，没有更正。</p>
      ) : (
        <>
          <p>{`更正第 ${replaced} 版。原因：${rulebook.reason}`}</p>
          <StaffTable
            caption="改动"
            rows={changes}
            keyOf={(change) => change.path}
            empty="没有改动。"
            columns={[
              { head: "位置", cell: (change) => changedPlaceText(change, read.value.scored) },
              { head: "原来", cell: (change) => changedValueText(change.before) },
              { head: "更正为", cell: (change) => changedValueText(change.after) },
            ]}
          />
        </>
      )}
      {rescoring !== null && <Progress rescoring={rescoring} projects={projects} />}
      {rescoring !== null && (
        <StaffTable
          caption="积分有变化的申报"
          rows={points}
          keyOf={(one) => `${one.applicationId} ${one.kind}`}
          empty={rescoring.endedAt === null ? "目前还没有积分变化的申报。" : "没有积分变化的申报。"}
          columns={[
            { head: "回执", cell: (one) => one.receipt },
            { head: "镇（街道）", cell: (one) => townshipName(one.township) },
            { head: "计分范围", cell: (one) => (one.kind === "" ? "全部指标" : KIND_NAMES[one.kind as ProjectKind]) },
            { head: "原总分", cell: (one) => pointsText(one.before), number: true },
            { head: "新总分", cell: (one) => pointsText(one.after), number: true },
          ]}
        />
      )}
      <Pager
        base={`/office/rulebooks/${rulebook.id}`}
        paged={after !== null}
        next={more && last !== undefined ? `${last.applicationId}~${last.kind}` : null}
      />
    </>
  );
}

function Progress({
  rescoring,
  projects,
}: {
  readonly rescoring: NonNullable<RescoringView["rescoring"]>;
  readonly projects: readonly string[];
}) {
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">重新计分</h2>
      <p role="status">{rescoringText(rescoring)}</p>
      <progress aria-labelledby="progress" max={Math.max(1, rescoring.total)} value={rescoring.done} />
      <p>
        {`${rescoring.changed} 份申报的积分有变化，其中 ${rescoring.asked} 份请本人重新确认；其余还没有反馈，或者已列入公示，只告知本人。`}
      </p>
      <p>{projects.length === 0 ? "没有服务项目改用这一版。" : `按这一版计分的服务项目：${projects.join("、")}。`}</p>
    </section>
  );
}

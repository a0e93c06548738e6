import { Facts } from "@/app/_parts/facts";
import { SummaryList } from "@/app/_ui/summary-list";
import { instantInWords } from "@/lib/copy/dates";
import { effectText } from "@/lib/copy/objections";
import { ITEM_OUTCOME_NAMES } from "@/lib/copy/statuses";
import { shanghaiInstant } from "@/lib/platform/clock";
import type { ObjectionView } from "@/lib/usecases/objection/read-objection";
import { OthersMoved } from "../../others-moved";

/** What the department would decide now. */
export function Proposal({ view }: { readonly view: ObjectionView }) {
  const { proposal } = view;
  if (proposal === null) return null;
  return (
    <section aria-labelledby="proposal">
      <h2 id="proposal">部门复核的意见</h2>
      <SummaryList
        rows={[
          {
            name: "意见",
            value: (
              <>
                {`${ITEM_OUTCOME_NAMES[proposal.outcome]}（${proposal.indicator.name}）`}
                {proposal.facts.length > 0 && (
                  <Facts indicator={proposal.indicator} items={proposal.facts} pleaseCheck={false} />
                )}
                <p className="quiet small">{`${proposal.proposedBy}${proposal.standsIn ? "（部门无人可以复核，积分办代办）" : ""}，${instantInWords(shanghaiInstant(proposal.proposedAt))}`}</p>
              </>
            ),
          },
          { name: "理由", value: proposal.reason },
          ...(proposal.files.length === 0
            ? []
            : [
                {
                  name: "依据文件",
                  value: proposal.files.map((file) => (
                    <p key={file.id}>
                      <a href={`/api/evidence/${file.id}`}>{file.name}</a>
                    </p>
                  )),
                },
              ]),
        ]}
      />
    </section>
  );
}

/** The run as it would be, against the notices in force. */
export function EffectShown({ view }: { readonly view: ObjectionView }) {
  if (view.effect === null) return null;
  return (
    <section aria-labelledby="effect">
      <h2 id="effect">支持以后的变化</h2>
      {view.effect.projects.map(({ projectId, project, own, others, owes }) => (
        <div key={projectId}>
          {own.map((one) => (
            <p key={one.candidacyId} className="note note-action">
              <strong>{`${project}：${effectText(one, others.length)}`}</strong>
            </p>
          ))}
          {!owes && <p className="quiet">这一项目的公示不需要更正。</p>}
          <OthersMoved project={project} others={others} />
        </div>
      ))}
      <p className="quiet small">
        已计入此前支持、尚未更正的异议。支持以后，由一位工作人员重新排名，另一位发布更正的公示。
      </p>
    </section>
  );
}

import { effectText } from "@/lib/copy/objections";
import { banText, voidText } from "@/lib/copy/sanctions";
import { APPLICATION_STATUS_FOR_STAFF } from "@/lib/copy/statuses";
import type { SanctionEffect } from "@/lib/usecases/sanction/effect-of-sanction";
import { OthersMoved } from "../../others-moved";

/** What imposing the sanction would do now: to the application, each candidacy, the notices, those who wait, and the years to come. */
export function EffectShown({ effect }: { readonly effect: SanctionEffect | null }) {
  if (effect === null) return null;
  return (
    <section aria-labelledby="effect">
      <h2 id="effect">处理以后的变化</h2>
      <ul>
        <li>{`本年度申报：${APPLICATION_STATUS_FOR_STAFF[effect.application].name} → 作废`}</li>
        {effect.banned.map(({ id, year, status }) => (
          <li key={id}>
            {`${year} 年度申报（在不能申报的年度内）：${APPLICATION_STATUS_FOR_STAFF[status].name} → 作废`}
          </li>
        ))}
        {effect.candidacies.map((one) => (
          <li key={one.candidacyId}>
            {`${effect.banned.length > 0 ? `${one.year} 年度` : ""}${one.project}${one.child === null ? "" : `（${one.child}）`}：${voidText(one)}`}
          </li>
        ))}
        {effect.promoted
          .filter((one) => one.count > 0)
          .map((one) => (
            <li key={one.projectId}>{`${one.project}：候补 ${one.count} 人马上递补`}</li>
          ))}
        <li>{effect.ban === null ? "计分标准没有规定以后年度的限制" : banText(effect.ban)}</li>
      </ul>
      {effect.notices.map(({ projectId, project, own, others }) => (
        <div key={projectId}>
          {own
            .filter((one) => one.before !== null)
            .map((one) => (
              <p key={one.candidacyId} className="note note-action">
                <strong>{`${project}：${effectText(one, others.length)}`}</strong>
              </p>
            ))}
          <OthersMoved project={project} others={others} />
        </div>
      ))}
      {effect.notices.length > 0 && (
        <p className="quiet small">处理以后，由一位工作人员重新排名，另一位发布更正的公示。</p>
      )}
    </section>
  );
}

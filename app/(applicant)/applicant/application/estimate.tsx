import { ScoreLedger } from "@/app/_parts/score-ledger";
import { pointsText } from "@/lib/copy/score-lines";
import { KIND_NAMES } from "@/lib/copy/statuses";
import type { Rulebook } from "@/lib/domain/rulebook/rulebook";
import type { Estimate } from "@/lib/usecases/scoring/estimate-own";

/** What has been filled in so far would bring, line by line; other totals where a project counts otherwise. */
export function EstimatePanel({
  estimates,
  rulebook,
}: {
  readonly estimates: readonly Estimate[] | null;
  readonly rulebook: Rulebook;
}) {
  const [whole, ...others] = estimates ?? [];
  if (whole === undefined || whole.lines.length === 0) return null;
  return (
    <div className="note">
      <p>
        按目前填写的内容估算：<strong>{`${pointsText(whole.total)} 分`}</strong>
        {others
          .map((one) => `；${KIND_NAMES[one.kind as keyof typeof KIND_NAMES]} ${pointsText(one.total)} 分`)
          .join("")}
        。最后以部门评定为准，请部门核查的和扣分的还没有计入。
      </p>
      <details>
        <summary>看每一项怎么算</summary>
        <ScoreLedger score={whole} rulebook={rulebook} caption={`估算 ${pointsText(whole.total)} 分`} />
      </details>
    </div>
  );
}

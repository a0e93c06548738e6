import { SummaryList } from "@/app/_ui/summary-list";
import { ITEM_OUTCOME_NAMES } from "@/lib/copy/statuses";
import type { ScoreView } from "@/lib/usecases/scoring/read-score";

/** Every decision that did not follow the claim, with its reason; what was looked at a second time is marked. */
export function ScoreReasons({ view }: { readonly view: ScoreView }) {
  const given = view.decisions.filter((one) => one.reason !== null || view.rechecked.includes(one.itemId));
  if (given.length === 0) return null;
  return (
    <>
      <h2>部门的说明</h2>
      <SummaryList
        rows={given.map((one) => ({
          name: view.rulebook.indicators.find((indicator) => indicator.code === one.indicator)?.name ?? one.indicator,
          value: `${ITEM_OUTCOME_NAMES[one.outcome]}${view.rechecked.includes(one.itemId) ? "（已由另一位工作人员复核）" : ""}${one.reason === null ? "" : `：${one.reason}`}`,
        }))}
      />
    </>
  );
}

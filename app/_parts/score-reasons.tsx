import { SummaryList } from "@/app/_ui/summary-list";
import { plainDay } from "@/lib/copy/dates";
import { ITEM_OUTCOME_NAMES } from "@/lib/copy/statuses";
import { shanghaiDay } from "@/lib/platform/clock";
import type { ScoreView } from "@/lib/usecases/scoring/read-score";

type Decision = ScoreView["decisions"][number];

/**
 * Every decision that did not follow the claim, with its reason and the files it rests on; what was looked at a second time is marked. The person
 * opens the files (`own`); a township sees that there are such.
 */
export function ScoreReasons({ view, own }: { readonly view: ScoreView; readonly own: boolean }) {
  const given = view.decisions.filter((one) => one.reason !== null || view.rechecked.includes(one.itemId));
  if (given.length === 0) return null;
  return (
    <>
      <h2>部门的说明</h2>
      <SummaryList
        rows={given.map((one) => ({
          name: view.rulebook.indicators.find((indicator) => indicator.code === one.indicator)?.name ?? one.indicator,
          value: (
            <>
              {`${ITEM_OUTCOME_NAMES[one.outcome]}${view.rechecked.includes(one.itemId) ? "（已由另一位工作人员复核）" : ""}${one.reason === null ? "" : `：${one.reason}`}`}
              <Files decision={one} own={own} />
            </>
          ),
        }))}
      />
    </>
  );
}

function Files({ decision, own }: { readonly decision: Decision; readonly own: boolean }) {
  const day = plainDay(shanghaiDay(decision.decidedAt));
  return decision.files.map((file) => (
    <p key={file.id}>
      依据文件：{own ? <a href={`/api/evidence/${file.id}`}>{file.name}</a> : file.name}
      {`（${day}）`}
    </p>
  ));
}

import { Facts } from "@/app/_parts/facts";
import { type Task, TaskList } from "@/app/_parts/task-list";
import { mostText } from "@/lib/copy/questions";
import { shortRuleText } from "@/lib/copy/rules";
import type { Named } from "@/lib/copy/statuses";
import { mostPoints } from "@/lib/domain/rulebook/most-points";
import type { Indicator } from "@/lib/domain/rulebook/rulebook";
import type { OwnApplicationView } from "@/lib/usecases/application/read-application";
import { proposedFor } from "@/lib/usecases/dossier/read-proposed";

const FILLED: Named = { name: "已填写", tone: "good" };
const FIXED: Named = { name: "不能更改", tone: "plain" };
const IN_DOSSIER: Named = { name: "档案里有", tone: "action" };
const NOT_FILLED: Named = { name: "未填写", tone: "plain" };

/** Indicators with what each may bring and what the person claims so far. */
export function ClaimList({
  base,
  application,
  indicators,
}: {
  readonly base: string;
  readonly application: OwnApplicationView;
  readonly indicators: readonly Indicator[];
}) {
  return <TaskList tasks={indicators.map((one) => taskOf(base, application, one))} />;
}

function taskOf(
  base: string,
  { claims, reopened, remembered, proposed }: OwnApplicationView,
  indicator: Indicator,
): Task {
  const { code, name } = indicator;
  const claim = claims.find((one) => one.indicator.code === code);
  const open = reopened === null || reopened.has(code);
  const known = remembered.has(code) || proposedFor(proposed, indicator).length > 0;
  const status = !open ? FIXED : claim !== undefined ? FILLED : known ? IN_DOSSIER : NOT_FILLED;
  return {
    name,
    ...(open ? { href: `${base}/application/claims/${code}` } : {}),
    detail:
      claim === undefined ? (
        <p>{shortRuleText(indicator)}</p>
      ) : (
        <>
          <p>{mostText(mostPoints(indicator))}</p>
          <Facts indicator={indicator} items={claim.items} pleaseCheck={claim.pleaseCheck} />
        </>
      ),
    status,
  };
}

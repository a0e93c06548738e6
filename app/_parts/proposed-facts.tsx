import { plainDay } from "@/lib/copy/dates";
import { itemText } from "@/lib/copy/score-lines";
import type { Item } from "@/lib/domain/application/application";
import type { Indicator } from "@/lib/domain/rulebook/rulebook";
import { shanghaiDay } from "@/lib/platform/clock";
import type { ProposedFact } from "@/lib/usecases/dossier/read-proposed";
import { Dated } from "./dated";

/** What departments propose for an indicator, each with who recorded it, of which service and when. */
export function ProposedFacts({
  indicator,
  facts,
}: {
  readonly indicator: Indicator;
  readonly facts: readonly (ProposedFact & { readonly item: Item })[];
}) {
  return (
    <ul className="facts">
      {facts.map((one) => (
        <li key={one.id}>
          <Dated text={itemText(one.item, indicator.rule)} />
          <p className="quiet small">
            <Dated
              text={`${one.department}，${one.service}${one.number === null ? "" : `，证书编号 ${one.number}`}，${plainDay(shanghaiDay(one.proposedAt))}记录`}
            />
          </p>
        </li>
      ))}
    </ul>
  );
}

import { itemText } from "@/lib/copy/score-lines";
import type { Item } from "@/lib/domain/application/application";
import type { Indicator } from "@/lib/domain/rulebook/rulebook";
import { Dated } from "./dated";

/** Claimed facts in words; "please check" where the person gave none. */
export function Facts({
  indicator,
  items,
  pleaseCheck,
}: {
  readonly indicator: Indicator;
  readonly items: readonly Item[];
  readonly pleaseCheck: boolean;
}) {
  if (pleaseCheck) return <span>请部门核查，未填写事实</span>;
  if (items.length === 0) return <span className="quiet">没有事实</span>;
  return (
    <ul className="facts">
      {items.map((item) => (
        <li key={JSON.stringify(item)}>
          <Dated text={itemText(item, indicator.rule)} />
        </li>
      ))}
    </ul>
  );
}

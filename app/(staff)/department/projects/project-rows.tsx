import { CheckboxGroup, SelectField, TextField } from "@/app/_ui/fields.client";
import { pointsText } from "@/lib/copy/score-lines";
import type { Flow } from "@/lib/domain/fulfilment/flows";
import type { Service } from "@/lib/domain/ranking/service";
import type { Rulebook } from "@/lib/domain/rulebook/rulebook";
import { MOST } from "@/lib/forms/projects";

type Props = { readonly rulebook: Rulebook; readonly service: Service | null };
const rows = (filled: number, spare: number, most: number) =>
  Array.from({ length: Math.min(most, filled + spare) }, (_, row) => row);

/** How the fields of the rows are called in the error summary. */
export function rowLabels(): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {};
  for (let row = 0; row < MOST.pools; row++) {
    labels[`poolCode${row}`] = `第 ${row + 1} 类的代码`;
    labels[`poolName${row}`] = `第 ${row + 1} 类的名称`;
    labels[`poolQuota${row}`] = `第 ${row + 1} 类的指标`;
    labels[`poolClasses${row}`] = `第 ${row + 1} 类的类别`;
  }
  for (let row = 0; row < MOST.keys; row++) labels[`key${row}`] = `同分第 ${row + 1} 项`;
  for (let row = 0; row < MOST.thresholds; row++) {
    labels[`threshold${row}`] = `第 ${row + 1} 条分数线`;
    labels[`atLeast${row}`] = `第 ${row + 1} 条分数线的分数`;
  }
  for (let row = 0; row < MOST.flows; row++) {
    labels[`flowFrom${row}`] = `名额转用第 ${row + 1} 条的转出`;
    labels[`flowTo${row}`] = `名额转用第 ${row + 1} 条的转入`;
  }
  return labels;
}

/** Pools (a school, a site, a group) with their quota; three rows to spare, more after saving. */
export function PoolRows({ rulebook, service }: Props) {
  const pools = service?.pools ?? [];
  const classes = rulebook.classes.map((one) => ({ value: one.code, label: one.code }));
  const whole = (codes: readonly string[]) => codes.length === service?.classes.length;
  return (
    <fieldset className="rows">
      <legend>分类（学校、房源或人群）与指标</legend>
      <p className="hint">不需要的行留空；保存后会再多出三行。类别不选的，按项目的享受类别。</p>
      {rows(pools.length, 3, MOST.pools).map((row) => (
        <fieldset key={row}>
          <legend>{`第 ${row + 1} 类`}</legend>
          <div className="row">
            <TextField name={`poolName${row}`} label="名称" defaultValue={pools[row]?.name ?? ""} />
            <TextField name={`poolCode${row}`} label="代码" defaultValue={pools[row]?.code ?? ""} />
            <TextField
              name={`poolQuota${row}`}
              label="指标（名，不限的不填）"
              inputMode="numeric"
              defaultValue={pools[row]?.quota?.toString() ?? ""}
            />
          </div>
          <CheckboxGroup
            name={`poolClasses${row}`}
            label="类别"
            choices={classes}
            defaultValues={whole(pools[row]?.classes ?? []) ? [] : (pools[row]?.classes ?? [])}
          />
        </fieldset>
      ))}
    </fieldset>
  );
}

/** To which pool the places go on that another does not need. Pools are named by their rows above: they get their codes in the same form. */
export function FlowRows({ service, flows }: { readonly service: Service | null; readonly flows: readonly Flow[] }) {
  const pools = service?.pools ?? [];
  const choices = rows(pools.length, 3, MOST.pools).map((row) => ({
    value: String(row),
    label: `第 ${row + 1} 类${pools[row] === undefined ? "" : `：${pools[row].name}`}`,
  }));
  const rowOf = (code: string | undefined) => {
    const row = pools.findIndex((one) => one.code === code);
    return row === -1 ? "" : String(row);
  };
  return (
    <fieldset className="rows">
      <legend>名额转用（不转的留空）</legend>
      <p className="hint">
        一类的名额没有用完、又没有人递补的，转给另一类的候补，写在前面的先转。限分类排名、有指标的分类；房源、岗位等可选项不跟着转，请相应更改。
      </p>
      {rows(flows.length, 2, MOST.flows).map((row) => (
        <div className="row" key={row}>
          <SelectField
            name={`flowFrom${row}`}
            label={`第 ${row + 1} 条：从`}
            choices={choices}
            defaultValue={rowOf(flows[row]?.from)}
          />
          <SelectField name={`flowTo${row}`} label="转入" choices={choices} defaultValue={rowOf(flows[row]?.to)} />
        </div>
      ))}
    </fieldset>
  );
}

const keyOf = (one: { readonly by: string; readonly code?: string | null } | undefined) =>
  one === undefined ? "" : one.code === undefined || one.code === null ? one.by : `${one.by}:${one.code}`;
const sectionsAndIndicators = ({ sections, indicators }: Rulebook) => [
  ...sections.map((one) => ({ value: `section:${one.code}`, label: `“${one.name}”得分` })),
  ...indicators
    .filter((one) => one.effect === "award" || one.effect === "deduction")
    .map((one) => ({ value: `indicator:${one.code}`, label: `${one.code} ${one.name}` })),
];

export function ThresholdRows({ rulebook, service }: Props) {
  const thresholds = service?.thresholds ?? [];
  const choices = [{ value: "total", label: "总分" }, ...sectionsAndIndicators(rulebook)];
  return (
    <fieldset className="rows">
      <legend>分数线（不设的留空）</legend>
      {rows(thresholds.length, 1, MOST.thresholds).map((row) => (
        <div className="row" key={row}>
          <SelectField
            name={`threshold${row}`}
            label={`第 ${row + 1} 条`}
            choices={choices}
            defaultValue={keyOf(thresholds[row])}
          />
          <TextField
            name={`atLeast${row}`}
            label="不低于（分）"
            inputMode="decimal"
            defaultValue={thresholds[row] === undefined ? "" : pointsText(thresholds[row].atLeast)}
          />
        </div>
      ))}
    </fieldset>
  );
}

/** What decides among equals, in this order. */
export function TieRows({ rulebook, service }: Props) {
  const keys = service?.tieBreak ?? [];
  const choices = [
    ...sectionsAndIndicators(rulebook),
    ...rulebook.indicators
      .filter((one) => one.effect === "award")
      .map((one) => ({ value: `earliest:${one.code}`, label: `${one.code} ${one.name}：最早的日期` })),
    { value: "submittedAt", label: "提交时间，早的在前" },
    { value: "lot", label: "用公开数字摇号" },
  ];
  return (
    <fieldset className="rows">
      <legend>同分怎样排（从上到下依次比较）</legend>
      {rows(Math.max(keys.length, 3), 2, MOST.keys).map((row) => {
        const key = keys[row];
        return (
          <div className="row" key={row}>
            <SelectField name={`key${row}`} label={`第 ${row + 1} 项`} choices={choices} defaultValue={keyOf(key)} />
            <SelectField
              name={`keyOrder${row}`}
              label="得分"
              choices={[
                { value: "descending", label: "高的在前" },
                { value: "ascending", label: "低的在前" },
              ]}
              defaultValue={key !== undefined && "order" in key ? key.order : "descending"}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

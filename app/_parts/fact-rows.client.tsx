"use client";

import { SelectField, TextField } from "@/app/_ui/fields.client";
import { useFormContext } from "@/app/_ui/form.client";
import { unitName } from "@/lib/copy/score-lines";
import { type Indicator, itemKeysOf } from "@/lib/domain/rulebook/rulebook";

type Raw = Readonly<Record<string, unknown>>;
const text = (raw: Raw | undefined, key: string) => (raw?.[key] === undefined ? "" : String(raw[key]));

/** How many rows a form of this rule shows without script: one for each option counted apart, a few where facts add up. */
function rowCount(indicator: Indicator, filled: number): number {
  const { rule } = indicator;
  if (rule === null || rule.kind === "once" || rule.kind === "age") return 1;
  if (rule.kind === "perUnit" && rule.options !== null) return Math.max(rule.options.length, filled);
  if (rule.kind === "tiers" && rule.mode === "highest") return Math.max(1, filled);
  return Math.min(12, Math.max(2, filled + 1));
}

/** The rows of facts of one indicator: what its rule reads, and the days that its window needs. */
export function FactRows({ indicator, raw }: { readonly indicator: Indicator; readonly raw: readonly Raw[] }) {
  const keys = itemKeysOf(indicator.rule);
  const { rule, window } = indicator;
  const perOption = rule?.kind === "perUnit" && rule.options !== null ? rule.options : null;
  const needsFrom = keys.period || window?.onCutoff === true;
  const needsDay =
    !needsFrom && window !== null && (window.years !== null || window.from !== null || window.to !== null);
  const only = keys.options === null && !keys.count && !keys.quantity && !needsFrom && !needsDay;
  const rows = Array.from({ length: rowCount(indicator, raw.length) }, (_, row) => row);
  const ofRow = (row: number): Raw | undefined =>
    perOption === null
      ? raw[row]
      : (raw.find((one) => one.option === perOption[row]?.code) ?? (row >= perOption.length ? raw[row] : undefined));
  // Of an event that is counted a department may know the day: it stands in the place of the number.
  const knowsDay = (row: number) => !needsDay && ofRow(row)?.on !== undefined;
  return (
    <>
      {rows.map((row) => {
        const option = perOption?.[row];
        const title = option?.name ?? (rows.length === 1 ? indicator.name : `第 ${row + 1} 项`);
        return (
          <fieldset key={row}>
            <legend>{title}</legend>
            {only && <Tick row={row} label={`符合：${indicator.name}`} chosen={ofRow(row) !== undefined} />}
            <div className="row">
              {option !== undefined && <Fixed name={`option${row}`} value={option.code} />}
              {keys.options !== null && option === undefined && (
                <SelectField
                  name={`option${row}`}
                  label="类别"
                  choices={keys.options.map((one) => ({ value: one.code, label: one.name }))}
                  defaultValue={text(ofRow(row), "option")}
                />
              )}
              {needsFrom && (
                <>
                  <TextField name={`from${row}`} label="从" type="date" defaultValue={text(ofRow(row), "from")} />
                  <TextField
                    name={`to${row}`}
                    label="到（至今的不填）"
                    type="date"
                    defaultValue={text(ofRow(row), "to")}
                  />
                </>
              )}
              {(needsDay || knowsDay(row)) && (
                <TextField name={`on${row}`} label="日期" type="date" defaultValue={text(ofRow(row), "on")} />
              )}
              {keys.quantity && rule !== null && "unit" in rule && (
                <TextField
                  name={`quantity${row}`}
                  label={`数量（${unitName(rule.unit)}）`}
                  inputMode="decimal"
                  defaultValue={text(ofRow(row), "quantity")}
                />
              )}
              {keys.count && !knowsDay(row) && (
                <TextField
                  name={`count${row}`}
                  label="次数"
                  inputMode="numeric"
                  defaultValue={text(ofRow(row), "count")}
                />
              )}
            </div>
          </fieldset>
        );
      })}
    </>
  );
}

function Fixed({ name, value }: { readonly name: string; readonly value: string }) {
  const { register } = useFormContext();
  return <input {...register(name)} type="hidden" defaultValue={value} />;
}

function Tick({ row, label, chosen }: { readonly row: number; readonly label: string; readonly chosen: boolean }) {
  const { state, register } = useFormContext();
  const kept = state.values[`row${row}`];
  return (
    <label className="choice">
      <input
        {...register(`row${row}`)}
        type="checkbox"
        value="yes"
        defaultChecked={kept === undefined ? chosen : kept.includes("yes")}
      />
      <span>{label}</span>
    </label>
  );
}
